package org.qiantang.app.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What goods are called besides what their title says, read from {@code names.yaml}.
 *
 * @param groups words for one thing
 * @param kinds wide words with the narrower ones that they take in
 * @param heads last characters of names by which people call goods
 * @param unnaming words that name nothing by themselves
 * @param parts characters of names that stand for each other
 */
record NameWords(
        List<List<String>> groups,
        Map<String, List<String>> kinds,
        String heads,
        Set<String> unnaming,
        List<List<String>> parts) {
    static NameWords load() {
        Page page = Page.of("names.yaml");
        var kinds = new LinkedHashMap<String, List<String>>();
        page.map("kinds").forEach((wide, narrow) -> kinds.put(String.valueOf(wide), Page.texts(narrow)));
        return new NameWords(
                page.list("names").stream().map(Page::texts).toList(),
                kinds,
                page.text("heads"),
                Set.copyOf(Set.of(page.texts("unnaming").toArray(String[]::new))),
                page.list("parts").stream().map(Page::texts).toList());
    }
}

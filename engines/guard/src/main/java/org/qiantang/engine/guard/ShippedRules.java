package org.qiantang.engine.guard;

import java.util.List;

/** The rule book that the program brings: its version, and its pages as they are written. */
public record ShippedRules(String version, List<RulePage> pages) {
    public ShippedRules {
        pages = List.copyOf(pages);
    }

    public static ShippedRules read() {
        YamlNode index = YamlNode.ofResource(RuleBook.INDEX);
        String version = index.text("version");
        List<RulePage> pages = index.texts("files").stream()
                .map(file -> RulePage.always(file, YamlNode.textOfResource("rules/" + file)))
                .toList();
        index.mustBeReadWhole();
        return new ShippedRules(version, pages);
    }
}

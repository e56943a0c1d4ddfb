package org.qiantang.engine.guard;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What goods count as under the law, whatever a shop or a file calls them: tea is ordinary food, a child's cosmetic a
 * cosmetic. The names are kept in {@code legal-names.yaml}.
 */
final class LegalNames {
    private static final LegalNames SHIPPED = new LegalNames(YamlNode.ofResource("legal-names.yaml"));

    private final Map<String, Set<String>> legalByName = new HashMap<>();

    private LegalNames(YamlNode page) {
        for (String legal : page.keys()) {
            page.texts(legal)
                    .forEach(name -> legalByName
                            .computeIfAbsent(name, _ -> new HashSet<>())
                            .add(legal));
        }
        page.mustBeReadWhole();
    }

    static LegalNames shipped() {
        return SHIPPED;
    }

    /** Whether goods of this name count as one of these legal categories. */
    boolean countAs(String name, Set<String> categories) {
        String own = name.strip();
        return categories.contains(own)
                || legalByName.getOrDefault(own.toLowerCase(Locale.ROOT), Set.of()).stream()
                        .anyMatch(categories::contains);
    }
}

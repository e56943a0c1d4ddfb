package org.qiantang.engine.guard;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What goods count as under the law, whatever a shop or a file calls them: tea is ordinary food, a child's cosmetic a
 * cosmetic. The names are kept in {@code kinds.yaml}.
 */
final class Kinds {
    private static final Kinds SHIPPED = new Kinds(YamlNode.ofResource("kinds.yaml"));

    private final Map<String, Set<String>> legalByName = new HashMap<>();

    private Kinds(YamlNode page) {
        for (String legal : page.keys()) {
            page.texts(legal)
                    .forEach(name -> legalByName
                            .computeIfAbsent(name, _ -> new HashSet<>())
                            .add(legal));
        }
        page.mustBeReadWhole();
    }

    static Kinds shipped() {
        return SHIPPED;
    }

    /** Its own name, and the legal categories that it counts as. */
    Set<String> of(String name) {
        Set<String> legal = legalByName.getOrDefault(name.strip().toLowerCase(Locale.ROOT), Set.of());
        var all = new HashSet<>(legal);
        all.add(name);
        return all.stream().collect(toUnmodifiableSet());
    }
}

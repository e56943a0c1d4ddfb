package org.qiantang.engine.guard;

import java.util.Collection;
import java.util.Map;

/** A value in a rule file that cannot be right, while the file is read. */
final class Unfit extends IllegalArgumentException {
    private static final int LONGEST_SHOWN = 200;

    private final String place;
    private final String key;
    private final String value;
    private final String expected;

    Unfit(String place, String key, Object value, String expected) {
        this(place, shown(key), shown(value), expected);
    }

    private Unfit(String place, String key, String value, String expected) {
        super(place + (key.isEmpty() ? "" : "." + key) + ": " + value + " (expected: " + expected + ")");
        this.place = place;
        this.key = key;
        this.value = value;
        this.expected = expected;
    }

    /** What stands for a mapping or a list is its kind alone: written out, a small text may have no end. */
    private static String shown(Object value) {
        return switch (value) {
            case Map<?, ?> map -> "a mapping of " + map.size();
            case Collection<?> list -> "a list of " + list.size();
            default -> {
                String text = value.toString();
                yield text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text;
            }
        };
    }

    /** As a fault of this page, whose name begins the place. */
    RuleFault in(RulePage page, YamlLines lines) {
        String within =
                place.startsWith(page.name()) ? place.substring(page.name().length()) : place;
        String field = within + (key.isEmpty() ? "" : "." + key);
        String path = field.startsWith(".") ? field.substring(1) : field;
        return new RuleFault(page.name(), lines.ruleAt(path), path, value, expected, lines.lineOf(path));
    }
}

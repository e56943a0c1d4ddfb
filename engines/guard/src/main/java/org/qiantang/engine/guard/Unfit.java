package org.qiantang.engine.guard;

/** A value in a rule file that cannot be right, while the file is read. */
final class Unfit extends IllegalArgumentException {
    private final String place;
    private final String key;
    private final String value;
    private final String expected;

    Unfit(String place, String key, Object value, String expected) {
        super(place + (key.isEmpty() ? "" : "." + key) + ": " + value + " (expected: " + expected + ")");
        this.place = place;
        this.key = key;
        this.value = value.toString();
        this.expected = expected;
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

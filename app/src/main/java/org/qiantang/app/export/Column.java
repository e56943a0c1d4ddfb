package org.qiantang.app.export;

import java.util.List;
import java.util.Locale;

/**
 * A column of a table that is taken out.
 *
 * @param name as it stands in the CSV's first line, and as the JSON's key
 * @param means what it says, in Chinese
 */
record Column(String name, Kind kind, String means) {

    /** How a value is written, and whether it says who somebody is. */
    enum Kind {
        ID,
        TEXT,
        COUNT,
        MONEY,
        FLAG,
        DAY,
        TIME,
        /** A person's name; masked unless it was consented to. */
        NAME,
        PHONE,
        PLACE,
        /** People's own words, in which a number may stand. */
        WORDS
    }

    Column {
        if (!name.matches("[a-z][a-z0-9_]{1,40}") || means.isBlank()) {
            throw new IllegalArgumentException("column: " + name + " (expected: a plain name and what it means)");
        }
    }

    /** Reads lines such as {@code shop_id ID 店铺编号}. */
    static List<Column> parse(String lines) {
        return lines.lines()
                .filter(line -> !line.isBlank())
                .map(line -> {
                    String[] parts = line.strip().split(" +", 3);
                    if (parts.length < 3) {
                        throw new IllegalArgumentException("column: " + line + " (expected: name, kind, meaning)");
                    }
                    return new Column(parts[0], Kind.valueOf(parts[1].toUpperCase(Locale.ROOT)), parts[2]);
                })
                .toList();
    }

    boolean isPersonal() {
        return switch (kind) {
            case NAME, PHONE, PLACE, WORDS -> true;
            case ID, TEXT, COUNT, MONEY, FLAG, DAY, TIME -> false;
        };
    }
}

package org.qiantang.app.manual;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.FactKey;
import org.qiantang.app.catalog.FactType;

/** Reads a stated value as its key keeps it: a number beside its unit, a day as ISO 8601; else as it was stated. */
final class Values {
    private static final Pattern AMOUNT =
            Pattern.compile("(\\d{1,3}(?:,\\d{3})+|\\d{1,12})(\\.\\d{1,6})?\\s*([^\\d\\s].{0,9})?");
    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[-./年]\\s*(\\d{1,2})\\s*[-./月]\\s*(\\d{1,2})\\s*日?");

    /** Other ways to write the units of fact sheets. */
    private static final Map<String, String> UNITS = Map.ofEntries(
            Map.entry("公斤", "千克"),
            Map.entry("g", "g"),
            Map.entry("ml", "ml"),
            Map.entry("l", "L"),
            Map.entry("w", "W"),
            Map.entry("v", "V"),
            Map.entry("v~", "V"),
            Map.entry("kw", "kW"),
            Map.entry("kg", "kg"),
            Map.entry("mah", "mAh"),
            Map.entry("wh", "Wh"),
            Map.entry("db", "dB"),
            Map.entry("月", "个月"),
            Map.entry("克/平米", "克/平方米"),
            Map.entry("g/m2", "g/m²"),
            Map.entry("日", "天"));

    record Read(String value, @Nullable String unit) {}

    Read read(FactKey key, String stated) {
        return switch (key.type()) {
            case NUMBER -> amount(key, stated);
            case DATE -> new Read(day(stated), null);
            case YES_NO, LIST, TEXT -> new Read(stated, null);
        };
    }

    private static Read amount(FactKey key, String stated) {
        Matcher amount = AMOUNT.matcher(stated);
        if (!amount.matches()) {
            return new Read(stated, null);
        }
        String number = amount.group(1).replace(",", "") + (amount.group(2) == null ? "" : amount.group(2));
        String unit = amount.group(3) == null ? "" : amount.group(3).strip();
        if (unit.isEmpty()) {
            return FactType.NUMBER.takes(number) ? new Read(number, null) : new Read(stated, null);
        }
        List<String> units = key.units();
        String usual = UNITS.getOrDefault(unit.toLowerCase(Locale.ROOT), unit);
        // A unit that the key does not know may be a whole sentence.
        return units.contains(usual) || units.isEmpty() ? new Read(number, usual) : new Read(stated, null);
    }

    private static String day(String stated) {
        Matcher day = DAY.matcher(stated);
        if (!day.matches()) {
            return stated;
        }
        String iso =
                "%s-%02d-%02d".formatted(day.group(1), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
        return FactType.DATE.takes(iso) ? iso : stated;
    }
}

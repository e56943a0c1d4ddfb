package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can be measured of goods, each in one unit, so that 1.5 升 and 1500ml or 三年 and 36个月 are the same. */
enum Measure {
    /** In days; a month is a twelfth of a year, so that twelve of them are one. */
    DURATION("(个月|年|天|日|小时|周|months?|years?|days?|hours?|h)"),
    /** In millilitres. */
    VOLUME("(毫升|升|ml|l)"),
    /** In watts. */
    POWER("(千瓦|瓦|kw|w)(?!h|时)"),
    /** In milliampere-hours. */
    CHARGE("(毫安时?|mah|安时|ah)"),
    /** In grams for each square metre. */
    AREA_WEIGHT("(克重|克/平方米|克每平方米|克/平|克一平|g/m2|g/㎡|gsm|克|g)"),
    /** In millimetres. */
    LENGTH("(毫米|厘米|公分|微米|米|mm|cm|m)(?![a-z²2])");

    /** A number in words right before a unit: 三年, 半年, 一年半. */
    private static final String NUMBER = "(半|\\d{1,9}(?:\\.\\d{1,3})?万?|[零〇一二两三四五六七八九十百千万]{1,12})(?:个|整)?\\s*";

    // Compiled once and never changed.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Pattern form;

    Measure(String units) {
        form = Pattern.compile(NUMBER + units + "(半)?");
    }

    /** All that a text measures this way, in the order of the text. */
    List<Double> in(String text) {
        var all = new ArrayList<Double>();
        Matcher one = form.matcher(text);
        while (one.find()) {
            OptionalDouble number = number(one.group(1));
            if (number.isPresent()) {
                double half = one.group(3) == null ? 0 : 0.5;
                all.add((number.getAsDouble() + half) * unit(one.group(2)));
            }
        }
        return all;
    }

    private static OptionalDouble number(String text) {
        if (text.equals("半")) {
            return OptionalDouble.of(0.5);
        }
        if (Character.isDigit(text.charAt(0))) {
            boolean tenThousands = text.endsWith("万");
            double digits = Double.parseDouble(tenThousands ? text.substring(0, text.length() - 1) : text);
            return OptionalDouble.of(tenThousands ? digits * 10_000 : digits);
        }
        OptionalLong hundredths = Numeral.hundredths(text);
        return hundredths.isPresent() ? OptionalDouble.of(hundredths.getAsLong() / 100.0) : OptionalDouble.empty();
    }

    private double unit(String unit) {
        return switch (this) {
            case DURATION ->
                switch (unit.charAt(0)) {
                    case '年', 'y' -> 365;
                    case '个', 'm' -> 365.0 / 12;
                    case '周' -> 7;
                    case '小', 'h' -> 1.0 / 24;
                    default -> 1;
                };
            case VOLUME -> unit.equals("升") || unit.equals("l") ? 1_000 : 1;
            case POWER -> unit.startsWith("千") || unit.startsWith("k") ? 1_000 : 1;
            case CHARGE -> unit.equals("安时") || unit.equals("ah") ? 1_000 : 1;
            case AREA_WEIGHT -> 1;
            case LENGTH ->
                switch (unit) {
                    case "微米" -> 0.001;
                    case "厘米", "公分", "cm" -> 10;
                    case "米", "m" -> 1_000;
                    default -> 1;
                };
        };
    }
}

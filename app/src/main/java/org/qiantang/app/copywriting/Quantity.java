package org.qiantang.app.copywriting;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.engine.guard.Numeral;

/**
 * So much of something, in whatever unit it is written: 18 厘米 is 180mm.
 *
 * @param text as it is written
 * @param value in the smallest unit of its measure
 * @param measure what is measured
 * @param from where it begins in its text, {@code to} where it ends
 */
record Quantity(String text, BigDecimal value, Measure measure, int from, int to) {
    enum Measure {
        LENGTH,
        MASS,
        VOLUME,
        POWER,
        CHARGE,
        VOLTAGE,
        MINUTES,
        MONTHS,
        PERCENT,
        DEGREES,
        LOUDNESS
    }

    private record Unit(Measure measure, String factor) {}

    private static final Map<String, Unit> UNITS = units();

    private static final String NUMERALS = "[零〇一二两三四五六七八九十百千万]{1,9}";

    /** Between the sides of a thing: 90×60, 直径 8.6 × 高 15.2, 48乘74. */
    private static final String BY = "(?:[×xX*乘]\\s*(?:直径|口径|[长宽高厚深])?\\s*)";

    /** A number and its unit; where several stand before one unit, as in 90×60 cm, it is that of each. */
    private static final Pattern FORM =
            Pattern.compile("(百分之)?(?<![\\d.])(半(?=小时|天|年|个月|斤)|\\d{1,9}(?:,\\d{3})*(?:\\.\\d{1,4})?|" + NUMERALS
                    + ")\\s*(?:(?=" + BY + "\\d(?:[\\d.\\s]|" + BY + ")*(" + alternatives() + "))|(" + alternatives()
                    + ")(?![a-zA-Z]))?");

    private static Map<String, Unit> units() {
        var units = new HashMap<String, Unit>();
        enter(units, Measure.LENGTH, "1", "毫米", "mm");
        enter(units, Measure.LENGTH, "10", "厘米", "公分", "cm", "CM");
        enter(units, Measure.LENGTH, "100", "分米");
        enter(units, Measure.LENGTH, "1000", "米", "m");
        enter(units, Measure.MASS, "1", "毫克", "mg");
        enter(units, Measure.MASS, "1000", "克", "g");
        enter(units, Measure.MASS, "500000", "斤", "市斤");
        enter(units, Measure.MASS, "1000000", "千克", "公斤", "kg", "KG");
        enter(units, Measure.VOLUME, "1", "毫升", "ml", "mL", "ML");
        enter(units, Measure.VOLUME, "1000", "升", "L");
        enter(units, Measure.POWER, "1", "瓦", "W", "w");
        enter(units, Measure.POWER, "1000", "千瓦", "kW", "KW");
        enter(units, Measure.CHARGE, "1", "毫安时", "毫安", "mAh", "mah");
        enter(units, Measure.VOLTAGE, "1", "伏", "V");
        enter(units, Measure.MINUTES, "1", "分钟", "min");
        enter(units, Measure.MINUTES, "60", "个小时", "小时", "h");
        enter(units, Measure.MINUTES, "1440", "天", "日");
        enter(units, Measure.MINUTES, "10080", "周");
        enter(units, Measure.MONTHS, "1", "个月");
        enter(units, Measure.MONTHS, "12", "年");
        enter(units, Measure.PERCENT, "1", "%", "％");
        enter(units, Measure.DEGREES, "1", "度", "℃", "°C", "摄氏度");
        enter(units, Measure.LOUDNESS, "1", "分贝", "dB");
        return Map.copyOf(units);
    }

    private static void enter(Map<String, Unit> units, Measure measure, String factor, String... words) {
        for (String word : words) {
            units.put(word, new Unit(measure, factor));
        }
    }

    private static String alternatives() {
        return String.join(
                "|",
                UNITS.keySet().stream()
                        .sorted((one, other) -> other.length() - one.length())
                        .map(Pattern::quote)
                        .toList());
    }

    /** All that a text measures, in its order. */
    static List<Quantity> in(String text) {
        var all = new ArrayList<Quantity>();
        Matcher form = FORM.matcher(text);
        while (form.find()) {
            String unit = form.group(1) != null ? "%" : form.group(4) == null ? form.group(3) : form.group(4);
            Optional<BigDecimal> number = number(form.group(2));
            Unit known = unit == null ? null : UNITS.get(unit);
            if (known != null && number.isPresent()) {
                BigDecimal value =
                        number.get().multiply(new BigDecimal(known.factor())).stripTrailingZeros();
                all.add(new Quantity(form.group().strip(), value, known.measure(), form.start(), form.end()));
            }
        }
        return all;
    }

    boolean isAsMuchAs(Quantity other) {
        return measure == other.measure && value.compareTo(other.value) == 0;
    }

    static Optional<BigDecimal> number(String written) {
        if (written.equals("半")) {
            return Optional.of(new BigDecimal("0.5"));
        }
        if (Character.isDigit(written.charAt(0))) {
            return Optional.of(new BigDecimal(written.replace(",", "")));
        }
        OptionalLong hundredths = Numeral.hundredths(written);
        return hundredths.isPresent()
                ? Optional.of(BigDecimal.valueOf(hundredths.getAsLong(), 2).stripTrailingZeros())
                : Optional.empty();
    }
}

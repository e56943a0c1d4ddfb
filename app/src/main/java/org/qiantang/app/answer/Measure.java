package org.qiantang.app.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A measure that a viewer tells: so many millimetres, kilograms or years.
 *
 * @param value in millimetres, kilograms or years
 */
record Measure(Of of, double value) {
    /** What is measured. */
    enum Of {
        LENGTH,
        WEIGHT,
        AGE
    }

    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
    private static final String LENGTHS = "(mm|毫米|cm|厘米|公分|米|m(?![a-z]))?";
    private static final Pattern HEIGHT = Pattern.compile(
            "(?:身高|高)[是有约大概:]{0,2}" + NUMBER + LENGTHS
                    + "|(?<![\\d.])(1\\.\\d{1,2})(?:米|m(?![a-z]))?(?!\\d|斤|升)|(?<![\\d.])(1[3-9]\\d)(?:cm|厘米|公分)?(?!\\d|斤|kg|公斤|块|元|g|克|ml|毫升)");
    private static final Pattern LOW_HEIGHT = Pattern.compile("(?<![\\d.])(\\d{2,3})(?:cm|厘米|公分)");
    private static final Pattern WEIGHT =
            Pattern.compile("(?:体重[是有约大概:]{0,2})?(?<![\\d.])" + NUMBER + "\\s*(kg|公斤|千克|斤)");
    private static final Pattern BARE_WEIGHT = Pattern.compile(
            "体重[是有约大概:]{0,2}" + NUMBER + "|(?<![\\d.])1[3-9]\\d(?:cm|厘米|公分)?[^\\d]{1,4}(\\d{2,3})(?!\\d|码|号)");
    private static final Pattern FOOT =
            Pattern.compile("脚长?[是有约大概:]{0,2}" + NUMBER + LENGTHS + "|" + NUMBER + LENGTHS + "的?脚");
    private static final Pattern BED = Pattern.compile("(\\d(?:\\.\\d+)?)(?:米|m(?![a-z]))");
    private static final Pattern AGE = Pattern.compile(NUMBER + "\\s*岁");
    private static final Pattern AROUND = Pattern.compile("周长|指围|手围|腕围");
    private static final Pattern ROUND = Pattern.compile("(?:周长|指围|手围|腕围|手腕|手指)[是有约大概:围]{0,3}" + NUMBER + LENGTHS);
    private static final double TWO_METRES_AND_A_HALF = 2.5;
    private static final double LONGEST_FOOT_IN_CENTIMETRES = 40;

    /** The measures that the text tells, by the place of the column that they belong to. */
    static Map<Integer, Measure> in(String text, List<String> columns) {
        Map<Integer, Measure> measures = new LinkedHashMap<>();
        for (int column = 1; column < columns.size(); column++) {
            Measure measure = of(text, columns.get(column));
            if (measure != null) {
                measures.put(column, measure);
            }
        }
        return measures;
    }

    /** Whether the text tells how tall or heavy somebody is. */
    static boolean isBody(String text) {
        return WEIGHT.matcher(text).find() || HEIGHT.matcher(text).find();
    }

    boolean isHeight() {
        return of == Of.LENGTH;
    }

    /** The measure that the text tells for a column of this name; null where it tells none. */
    static @Nullable Measure of(String text, String column) {
        if (column.contains("身高")) {
            Matcher height = HEIGHT.matcher(text);
            Matcher low = LOW_HEIGHT.matcher(text);
            return height.find()
                    ? length(height)
                    : low.find() && !text.contains("脚") ? centimetres(low.group(1)) : null;
        }
        if (column.contains("重")) {
            return weight(text);
        }
        if (column.contains("脚")) {
            Matcher foot = FOOT.matcher(text);
            return foot.find() ? length(foot) : null;
        }
        if (column.contains("年龄") || column.contains("岁")) {
            Matcher age = AGE.matcher(text);
            return age.find() ? new Measure(Of.AGE, Double.parseDouble(age.group(1))) : null;
        }
        if (column.contains("床") && !column.matches(".*床[单笠罩裙垫品].*")) {
            Matcher bed = BED.matcher(text);
            return bed.find() ? new Measure(Of.LENGTH, Double.parseDouble(bed.group(1)) * 1000) : null;
        }
        if (AROUND.matcher(column).find()) {
            Matcher around = ROUND.matcher(text);
            return around.find() ? length(around) : null;
        }
        String name = column.replaceAll("[（(].*", "").strip();
        String stem = name.length() == 2 && "围长宽高".indexOf(name.charAt(1)) >= 0
                ? name.charAt(0) + "[围长宽高]?"
                : Pattern.quote(name);
        Matcher named =
                Pattern.compile(stem + "[是有约大概:]{0,2}" + NUMBER + LENGTHS).matcher(text);
        return named.find() ? length(named) : null;
    }

    private static @Nullable Measure weight(String text) {
        Matcher weight = WEIGHT.matcher(text);
        if (weight.find()) {
            double value = Double.parseDouble(weight.group(1));
            return new Measure(Of.WEIGHT, weight.group(2).equals("斤") ? value / 2 : value);
        }
        // A weight without a unit beside a height is in 斤, as people in China say it, unless that would be a child's.
        Matcher bare = BARE_WEIGHT.matcher(text);
        if (!bare.find()) {
            return null;
        }
        double value = Double.parseDouble(bare.group(1) == null ? bare.group(2) : bare.group(1));
        return new Measure(Of.WEIGHT, value < 75 ? value : value / 2);
    }

    /** The first group of the match that is there, with the unit after it or the one that such a number has. */
    private static Measure length(Matcher found) {
        for (int group = 1; group <= found.groupCount(); group++) {
            String number = found.group(group);
            if (number == null || !Character.isDigit(number.charAt(0))) {
                continue;
            }
            String unit = group < found.groupCount() && found.group(group + 1) != null ? found.group(group + 1) : "";
            double value = Double.parseDouble(number);
            return switch (unit) {
                case "mm", "毫米" -> new Measure(Of.LENGTH, value);
                case "cm", "厘米", "公分" -> new Measure(Of.LENGTH, value * 10);
                case "米", "m" -> new Measure(Of.LENGTH, value * 1000);
                default -> bare(value);
            };
        }
        throw new IllegalStateException("groups: " + found + " (expected: a number in one of them)");
    }

    private static Measure bare(double value) {
        if (value < TWO_METRES_AND_A_HALF) {
            return new Measure(Of.LENGTH, value * 1000);
        }
        boolean feetInMillimetres = value > 200 && value < 320;
        return new Measure(Of.LENGTH, feetInMillimetres && value > LONGEST_FOOT_IN_CENTIMETRES ? value : value * 10);
    }

    private static Measure centimetres(String number) {
        return new Measure(Of.LENGTH, Double.parseDouble(number) * 10);
    }

    /** The value in the unit of a column or cell of the chart. */
    double in(String column, String cell) {
        String written = column + cell;
        return switch (of) {
            case AGE -> value;
            case WEIGHT -> written.contains("斤") && !written.contains("公斤") ? value * 2 : value;
            case LENGTH -> {
                if (written.matches(".*(?:mm|毫米).*")) {
                    yield value;
                }
                boolean metres = column.contains("床") || cell.matches(".*\\d\\s*(?:米|m)(?!m).*");
                yield metres ? value / 1000 : value / 10;
            }
        };
    }
}

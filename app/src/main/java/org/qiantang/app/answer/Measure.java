package org.qiantang.app.answer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.SizeTable;

/**
 * A measure that a viewer tells: so many millimetres, kilograms or years.
 *
 * @param value in millimetres, kilograms or years, or the number of a size
 */
record Measure(Of of, double value) {
    /** What is measured. */
    enum Of {
        LENGTH,
        WEIGHT,
        AGE,
        /** Of a shoe, as one wears it otherwise. */
        SIZE
    }

    private static final String NUMBER = "(\\d+(?:\\.\\d+)?)";
    private static final String LENGTHS = "(mm|毫米|cm|厘米|公分|米|m(?![a-z]))?";
    private static final Pattern HEIGHT = Pattern.compile(
            "(?:身高|(?<!\\d)高)[是有约大概:]{0,2}" + NUMBER + LENGTHS
                    + "|(?<![\\d.])(1\\.\\d{1,2})(?:米|m(?![a-z]))?(?!\\d|斤|升)|(?<![\\d.])(1[3-9]\\d)(?:cm|厘米|公分)?(?!\\d|斤|kg|公斤|块|元|g|克|ml|毫升)");
    private static final Pattern LOW_HEIGHT = Pattern.compile("(?<![\\d.])(\\d{2,3})(?:cm|厘米|公分|高(?![度跟帮的]))");
    private static final Pattern WEIGHT =
            Pattern.compile("(?:体重[是有约大概:]{0,2})?(?<![\\d.])" + NUMBER + "\\s*(kg|公斤|千克|斤)");
    private static final Pattern WEIGHT_UNIT = Pattern.compile("kg|公斤|千克|斤", Pattern.CASE_INSENSITIVE);
    private static final Pattern BARE_WEIGHT = Pattern.compile(
            "体重[是有约大概:]{0,2}" + NUMBER + "|(?<![\\d.])1[3-9]\\d(?:cm|厘米|公分)?[^\\d]{1,4}(\\d{2,3})(?!\\d|码|号)");
    private static final Pattern FOOT =
            Pattern.compile("脚长?[是有约大概:]{0,2}" + NUMBER + LENGTHS + "|" + NUMBER + LENGTHS + "的?脚(?![宽背面])");
    /** What is measured of a foot beside its length. */
    private static final Pattern OF_THE_FOOT = Pattern.compile("脚[宽背围]");

    private static final Pattern BED = Pattern.compile("(\\d(?:\\.\\d+)?)(?:米|m(?![a-z]))");
    private static final Pattern WORN = Pattern.compile("(?:平时|平常|日常)[^围长重量]{0,3}(?:穿|鞋|码)|适[合用]鞋码");
    private static final Pattern WORN_SIZE = Pattern.compile(
            "(?:(?:平时|平常|日常)都?穿?|(?:一般|正常|我|都)穿|脚)(?<![\\d.])([23]\\d(?:\\.5)?|4\\d(?:\\.5)?)(?![\\d.]|斤|岁|块|元|kg|公斤|cm|厘米|米|多|小时|天|分)");
    private static final Pattern AGE = Pattern.compile(NUMBER + "\\s*岁");
    /** Parts of a body, and of goods that go around one, by which a bare number is known for a measure. */
    private static final Pattern OF_A_PART =
            Pattern.compile("头(?!像|条|发)|手指|手腕|周长|指围|绕|圈|内径|腰(?!果|带)|胸(?!针)|脖|颈|腕|脚(?!托|架|垫|踏|感)|[买拍戴穿要用][几哪多什]|几[号码]");

    private static final Pattern PARTS = Pattern.compile("头围|周长|指围|手围|腕围|内径|直径|腰围|胸围|颈围|脖围|圈");
    private static final Pattern LENGTH_TOLD = Pattern.compile(
            "(?<![\\d.])(\\d{1,3}(?:\\.\\d+)?)(?:\\s*(mm|毫米|cm|厘米|公分))?(?![\\d.]|岁|斤|块|元|号|码|个|只|件|天|kg|米(?!粒))");
    /** What a length of so many centimetres is of where it is not somebody's height. */
    private static final Pattern OF_ANOTHER = Pattern.compile("脚|腰|胸|臀|头|肩|围|袖");

    private static final Pattern AROUND = Pattern.compile("周长|指围|手围|腕围");
    private static final Pattern ROUND = Pattern.compile("(?:周长|指围|手围|腕围|手腕|手指)[是有约大概:围]{0,3}" + NUMBER + LENGTHS);
    private static final double TWO_METRES_AND_A_HALF = 2.5;
    private static final double LONGEST_FOOT_IN_CENTIMETRES = 40;
    private static final double LONGEST_FOOT_IN_MILLIMETRES = 320;

    /** The measures that the text tells of a body or of goods, by the place of the chart's column that they belong to. */
    static Map<Integer, Measure> in(String text, SizeTable table) {
        Map<Integer, Measure> named = in(text, table.columns());
        named.replaceAll((column, measure) -> inReach(measure, table, column));
        return named.isEmpty() ? fitting(text, table) : named;
    }

    /** Whether a part of a body, or of goods that go around one, is spoken of. */
    static boolean isOfAPart(String text) {
        return OF_A_PART.matcher(text).find();
    }

    /** The same in millimetres where that is what the column's numbers are like: 周长54 of a ring. */
    private static Measure inReach(Measure measure, SizeTable table, int column) {
        Measure tenth = new Measure(measure.of(), measure.value() / 10);
        return measure.of() == Of.LENGTH && !isInReach(measure, table, column) && isInReach(tenth, table, column)
                ? tenth
                : measure;
    }

    /** A number, and the first column that has the like, of a part of the body that the chart measures: 59的头, 手指54. */
    private static Map<Integer, Measure> fitting(String text, SizeTable table) {
        Matcher part = OF_A_PART.matcher(text);
        if (!part.find()) {
            return Map.of();
        }
        Matcher number = LENGTH_TOLD.matcher(text);
        while (number.find()) {
            double value = Double.parseDouble(number.group(1));
            String unit = number.group(2) == null ? "" : number.group(2);
            for (int column = 1; column < table.columns().size(); column++) {
                String name = table.columns().get(column);
                if (!PARTS.matcher(name).find()) {
                    continue;
                }
                Measure measure = unit.isEmpty()
                        ? inUnitOf(value, name, table.rows().getFirst().get(column))
                        : length(value, unit);
                if (isInReach(measure, table, column)) {
                    return Map.of(column, measure);
                }
            }
        }
        return Map.of();
    }

    private static Measure inUnitOf(double value, String column, String cell) {
        boolean millimetres = (column + cell).matches(".*(?:mm|毫米).*");
        return new Measure(Of.LENGTH, millimetres ? value : value * 10);
    }

    private static Measure length(double value, String unit) {
        return new Measure(Of.LENGTH, unit.equals("mm") || unit.equals("毫米") ? value : value * 10);
    }

    /** Whether a column has numbers like this one, a fifth beyond its ends at most. */
    private static boolean isInReach(Measure measure, SizeTable table, int column) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (List<String> row : table.rows()) {
            SizeAdvice.Span span = SizeAdvice.Span.of(row.get(column));
            if (span.least() > span.most()) {
                continue;
            }
            least = Math.min(least, span.least());
            most = Math.max(most, span.most());
        }
        double value =
                measure.in(table.columns().get(column), table.rows().getFirst().get(column));
        return value >= least * 0.8 && value <= most * 1.2;
    }

    private static Map<Integer, Measure> in(String text, List<String> columns) {
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
        if (WORN.matcher(column).find()) {
            Matcher worn = WORN_SIZE.matcher(text);
            return worn.find() ? new Measure(Of.SIZE, Double.parseDouble(worn.group(1))) : null;
        }
        if (column.contains("身高")) {
            Matcher height = HEIGHT.matcher(text);
            Matcher low = LOW_HEIGHT.matcher(text);
            return height.find()
                    ? length(height)
                    : low.find() && !OF_ANOTHER.matcher(text).find() ? centimetres(low.group(1)) : null;
        }
        if (column.contains("重")) {
            return weight(text);
        }
        if (column.contains("脚") && !OF_THE_FOOT.matcher(column).find()) {
            Matcher foot = FOOT.matcher(text);
            @Nullable Measure length = foot.find() ? length(foot) : null;
            // 43的脚 is the size of a shoe: no foot is that long.
            return length == null || length.value() > LONGEST_FOOT_IN_MILLIMETRES ? null : length;
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
        String stem = name.length() == 2 && "围长宽高".indexOf(name.charAt(1)) >= 0 && name.charAt(0) != '脚'
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

    /** Whether the first number of a cell is in 斤: that of 10–14 斤, and not that of 5–7 kg（10–14 斤）. */
    private static boolean isInJin(String column, String cell) {
        Matcher unit = WEIGHT_UNIT.matcher(cell);
        Matcher ofAll = WEIGHT_UNIT.matcher(column);
        return unit.find()
                ? unit.group().equals("斤")
                : ofAll.find() && ofAll.group().equals("斤");
    }

    /** The value in the unit of a column or cell of the chart. */
    double in(String column, String cell) {
        String written = column + cell;
        return switch (of) {
            case AGE, SIZE -> value;
            case WEIGHT -> isInJin(column, cell) ? value * 2 : value;
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

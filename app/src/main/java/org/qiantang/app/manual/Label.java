package org.qiantang.app.manual;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What stands before a value or over it, and the unit that stands in it: 重量(g).
 *
 * @param unit null where it has none
 */
record Label(String name, @Nullable String unit) {
    private static final String UNITS =
            "mg|kg|g|千克|公斤|毫克|克|市斤|斤|mm|cm|dm|km|m|毫米|厘米|公分|米|英寸|寸|inch|mAh|Wh|kWh|Ah|mA|A|kW|W|千瓦|瓦|kV|V|伏|Hz|赫兹|"
                    + "ml|mL|ML|毫升|L|l|升|dB|dB\\(A\\)|分贝|℃|°C|度|小时|h|分钟|min|秒|s|天|日|个月|月|年|rpm|r/min|转/分|kPa|MPa|Pa|lm|流明|K|"
                    + "m²|m2|㎡|平方米|g/m²|g/m2|克/平方米|姆米|m³/h|m3/h|L/min|片|粒|袋|支|枚|件|个|只|双|套|元|%";
    private static final Pattern WITH_UNIT = Pattern.compile(
            "(.+?)\\s*(?:[(（]\\s*(?:单位\\s*[:：]?\\s*)?(%1$s)\\s*[)）]|/\\s*(%1$s)|[,，]\\s*单位\\s*[:：]?\\s*(%1$s))"
                    .formatted(UNITS));
    private static final Pattern MARKS = Pattern.compile("^[\\s•·●◆■▪◎★☆*\\-—]+|^\\d{1,2}[.、)）]\\s*(?=\\p{IsHan})");
    private static final Pattern SPREAD = Pattern.compile("(?<=\\p{IsHan})\\s+(?=\\p{IsHan})");
    private static final Pattern COLON = Pattern.compile("\\s*[:：]\\s*$");
    private static final Pattern FIGURE_WITH_UNIT = Pattern.compile("\\d\\s*(?:" + UNITS + ")(?![a-zA-Z])");

    /** As it is written: without the marks of a list, the blanks that spread its signs, and its colon. */
    static Label of(String written) {
        String bare = COLON.matcher(MARKS.matcher(written).replaceFirst("")).replaceFirst("");
        String name = SPREAD.matcher(bare.strip()).replaceAll("");
        Matcher unit = WITH_UNIT.matcher(name);
        if (!unit.matches()) {
            return new Label(name, null);
        }
        String one = unit.group(2) == null ? unit.group(3) == null ? unit.group(4) : unit.group(3) : unit.group(2);
        return new Label(unit.group(1), one);
    }

    /** A value that names no unit has the label's. */
    String valued(String value) {
        boolean endsInFigure = !value.isEmpty() && Character.isDigit(value.charAt(value.length() - 1));
        return unit == null || !endsInFigure || FIGURE_WITH_UNIT.matcher(value).find() ? value : value + unit;
    }
}

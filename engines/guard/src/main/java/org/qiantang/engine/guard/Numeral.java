package org.qiantang.engine.guard;

import java.math.BigDecimal;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people say and write them: 99, 99.9, 1.5万, 三千, 一百二 (120), 两千零五, 七八 (7 to 8, taken as 8). */
public final class Numeral {
    /** The part of a pattern that catches a number of any of these forms, always whole: of 三百 never just 三. */
    static final String FORM = "(\\d{1,9}+(?:\\.\\d{1,2}+)?+[万千百]?+|[零〇一二两三四五六七八九十百千万]{1,12}+)";

    private static final Pattern ANY = Pattern.compile(FORM);
    private static final String DIGITS = "零一二三四五六七八九";

    private Numeral() {}

    /** The value in hundredths, so that 99.9 元 is 9990 minor units; empty if the text is not a number. */
    public static OptionalLong hundredths(String text) {
        try {
            if (Character.isDigit(text.charAt(0))) {
                return OptionalLong.of(arabic(text));
            }
            return chinese(text);
        } catch (ArithmeticException | NumberFormatException tooLargeOrMalformed) {
            return OptionalLong.empty();
        }
    }

    /** The last number of a text, in hundredths. */
    static OptionalLong lastIn(String text) {
        Matcher number = ANY.matcher(text);
        OptionalLong last = OptionalLong.empty();
        while (number.find()) {
            OptionalLong value = hundredths(number.group(1));
            last = value.isPresent() ? value : last;
        }
        return last;
    }

    private static long arabic(String text) {
        char last = text.charAt(text.length() - 1);
        long unit = unit(last);
        String digits = unit == 0 ? text : text.substring(0, text.length() - 1);
        return new BigDecimal(digits)
                .multiply(BigDecimal.valueOf(Math.max(unit, 1)))
                .movePointRight(2)
                .longValueExact();
    }

    private static OptionalLong chinese(String text) {
        long sum = 0;
        long section = 0;
        long digit = 0;
        long lastUnit = 1;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            long unit = unit(sign);
            if (unit == 10_000) {
                sum = (sum + section + higher(digit)) * unit;
                section = 0;
                digit = 0;
                lastUnit = unit;
            } else if (unit > 0) {
                section += (digit == 0 ? 1 : higher(digit)) * unit;
                digit = 0;
                lastUnit = unit;
            } else {
                int value = digit(sign);
                if (value < 0) {
                    return OptionalLong.empty();
                }
                digit = lastUnit == 1 ? digit * 10 + value : value; // 一九九 is read digit by digit
                lastUnit = value == 0 ? 1 : lastUnit;
            }
        }
        if (text.length() == 2) {
            digit = higher(digit);
        }
        // 一百二 means 120, 一百零二 means 102
        long tail = lastUnit >= 100 && digit > 0 ? digit * (lastUnit / 10) : digit;
        return OptionalLong.of(Math.multiplyExact(sum + section + tail, 100L));
    }

    /** Of 七八 or 五六 (百), which name two neighbours, the higher; every other number as it is. */
    private static long higher(long digits) {
        return digits > 9 && digits < 100 && digits / 10 + 1 == digits % 10 ? digits % 10 : digits;
    }

    private static int digit(char sign) {
        return switch (sign) {
            case '两' -> 2;
            case '〇' -> 0;
            default -> DIGITS.indexOf(sign);
        };
    }

    private static long unit(char sign) {
        return switch (sign) {
            case '十' -> 10;
            case '百' -> 100;
            case '千' -> 1_000;
            case '万' -> 10_000;
            default -> 0;
        };
    }
}

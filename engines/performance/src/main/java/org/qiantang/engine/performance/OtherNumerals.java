package org.qiantang.engine.performance;

import java.util.Map;

/** Numbers in one sign: ① as 一, Ⅱ as 二, ½ as 二分之一, and digits beyond the basic plane. */
final class OtherNumerals {
    private static final Map<Integer, String> FRACTIONS = Map.of(
            (int) '½', "二分之一", (int) '⅓', "三分之一", (int) '⅔', "三分之二", (int) '¼', "四分之一", (int) '¾', "四分之三", (int) '⅕',
            "五分之一", (int) '⅛', "八分之一");

    private OtherNumerals() {}

    static boolean isOne(int codePoint) {
        int type = Character.getType(codePoint);
        boolean number = type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
        return number && codePoint > 127 && codePoint != '〇';
    }

    /** Of a sign that {@link #isOne is a number}, so that no letter comes here and is taken for a digit of base 36. */
    @SuppressWarnings("CharacterGetNumericValue")
    static String read(int codePoint) {
        int value = Character.getNumericValue(codePoint);
        return value >= 0 ? SpokenNumber.amount(Integer.toString(value)) : FRACTIONS.getOrDefault(codePoint, "");
    }
}

package org.qiantang.engine.performance;

import static org.qiantang.engine.performance.Forms.spelled;
import static org.qiantang.engine.performance.SpokenNumber.amount;
import static org.qiantang.engine.performance.SpokenNumber.digits;

import java.util.List;

/** Sizes of clothes and shoes: 180/96A, S/M/L, 2XL, S-XL. */
final class GarmentRules {
    private static final String SIZE = "(?:X{1,5}[SL]|[SML]|\\dXL|均码|F)";

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "(?<![\\d.])(\\d{2,3})/(\\d{2,3})([A-CYZ])(?![\\dA-Za-z])",
                    m -> digits(m.group(1)) + digits(m.group(2)) + m.group(3)),
            Rule.of("(?<![\\d.])(1[4-9]\\d)/(\\d{2,3})(?![\\dA-Za-z/])", m -> digits(m.group(1)) + digits(m.group(2))),
            Rule.of("(?<![A-Za-z\\d])" + SIZE + "(?:\\s?[/、]\\s?" + SIZE + "){1,8}(?![A-Za-z])", m -> sizes(m.group())),
            Rule.of(
                    "(?<![A-Za-z\\d])(" + SIZE + ")\\s?[-~—]{1,2}\\s?(" + SIZE + ")(?![A-Za-z\\d-])",
                    m -> size(m.group(1)) + "到" + size(m.group(2))),
            Rule.of("(?<![A-Za-z\\d])(\\d)(X{1,3}[SL])(?![A-Za-z])", m -> size(m.group())),
            Rule.of(
                    "(?<![A-Za-z\\d.])(\\d{2})([A-H])(?=罩杯|杯|[/、]\\d{2}[A-H]|码|文胸|内衣)",
                    m -> amount(m.group(1)) + m.group(2)));

    private GarmentRules() {}

    private static String sizes(String written) {
        StringBuilder spoken = new StringBuilder();
        for (String size : written.split("\\s?[/、]\\s?", -1)) {
            spoken.append(spoken.isEmpty() ? "" : "、").append(size(size));
        }
        return spoken.toString();
    }

    private static String size(String written) {
        boolean counted = Character.isDigit(written.charAt(0));
        return counted ? digits(written.substring(0, 1)) + spelled(written.substring(1)) : spelled(written);
    }
}

package org.qiantang.engine.performance;

import static org.qiantang.engine.performance.SpokenNumber.amount;
import static org.qiantang.engine.performance.SpokenNumber.digits;

import java.util.List;
import java.util.stream.Collectors;

/** Names of things made of letters and numbers: RTX4090, iPhone 16 Pro, SPF50+, B12, 1080P, No.1. */
final class ModelRules {
    /** Letters that stand before a number and belong to something else: a sign of times, a unit. */
    private static final String AFTER_LETTER = "(?<=[A-Za-z])(?<![\\p{IsHan}\\d\\s)）][xX])";

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "(U|S)PF\\s?(\\d{1,3})(\\+?)",
                    m -> m.group(1) + " P F " + amount(m.group(2)) + (m.group(3).isEmpty() ? "" : "加")),
            Rule.of("PA\\s?(\\+{1,4})", m -> "P A " + (m.group(1).length() == 1 ? "加" : plusses(m.group(1)))),
            // No.1 to No.3 are ranks; what is numbered higher, or is a scent, is only called so.
            Rule.of(
                    "(?<!(?:香奈儿|CHANEL|Chanel|N°)\\s?)(?:No|NO|no|N[oO]|№)\\.?\\s?([1-3])(?![\\d.])",
                    m -> "第" + amount(m.group(1))),
            Rule.of("(?:No|NO|no|N[oO]|№)\\.?\\s?(\\d{1,3})(?![\\d.])", m -> amount(m.group(1)) + "号"),
            Rule.of(
                    "(?<![A-Za-z])IP\\s?([Xx]?)(\\d)(\\d?)(?![\\d.])",
                    m -> "I P" + (m.group(1).isEmpty() ? "" : " X ") + digits(m.group(2) + m.group(3))),
            Rule.of("(?<![\\d.A-Za-z])(\\d{3,4})([PpiI])(?![A-Za-z])", m -> digits(m.group(1)) + m.group(2)),
            Rule.of(
                    "(?<=(?<![A-Za-z])(?:RTX|GTX|RX|GT|Ryzen|i[3579]|R[3579]|Core|DDR[345]|型号|PS|RC|CR|LR|N|A|T)[- ])\\d{3,5}(?![\\d.])",
                    m -> digits(m.group())),
            Rule.of("(?<=锐龙|酷睿|骁龙|天玑|麒麟)\\s?\\d{3,5}(?![\\d.])", m -> digits(m.group())),
            Rule.of("(?<=DDR\\d)[- ](\\d\\d00)(?!\\d)", m -> " " + amount(m.group(1))),
            Rule.of("(?<=DDR\\d)-(?=\\d)", " "),
            Rule.of("(?<=Ra|Rz)(\\d{1,3}(?:\\.\\d{1,3})?)\\s?[μu]m", m -> amount(m.group(1)) + "微米"),
            Rule.of("(?<=AC|DC)\\s?(\\d{1,4}(?:\\.\\d{1,2})?)V(?![A-Za-z])", m -> amount(m.group(1)) + "伏"),
            Rule.of("(?<=(?<![A-Za-z])M)\\.(?=2)", "点"),
            Rule.of("(?<=[A-Za-z])([₀₁₂₃₄₅₆₇₈₉]{2,3})", m -> amount(lowered(m.group(1)))),
            Rule.of(
                    "(?<![A-Za-z\\d.,])(?<![A-Za-z]-)\\d{3,8}(?=[A-Z]{2,8})(?!(?:DPI|PPI|PCS|LM|TBW|ANSI|CVIA|"
                            + Units.ANY + ")(?![A-Za-z]))",
                    m -> named(m.group())),
            Rule.of("(?<![A-Za-z\\d.,])\\d{3}L(?=不锈钢|级|钢|食品)", m -> digits(m.group()) + "L"),
            Rule.of("(?<=[A-Za-z]\\d{0,2})-(?=\\d)(?<![A-Za-z]\\s)", " "),
            Rule.of("(?<=[A-Za-z])-(?=[A-Za-z])", " "),
            Rule.of("(?<=[A-Za-z]\\d{1,6})-(?=[A-Za-z\\d])", " "),
            Rule.of("(?<=[A-Za-z]\\d{0,2}-)(\\d{3,6})(?![\\d.,])", m -> named(m.group())),
            Rule.of(AFTER_LETTER + "\\d{3,8}(?![\\d.,]\\d|\\d)", m -> named(m.group())),
            Rule.of(AFTER_LETTER + "(0\\d{1,5})(?!\\d)", m -> digits(m.group())),
            Rule.of(
                    AFTER_LETTER + "(\\d{1,2}(?:\\.\\d{1,2})?)(?![\\d])(?!\\s?(?:" + Units.ANY + ")(?![A-Za-z]))",
                    m -> amount(m.group())),
            Rule.of("[A-Za-z]{1,40}+", m -> LatinWords.read(m.group())));

    private ModelRules() {}

    /** ₁₂ as 12. */
    private static String lowered(String written) {
        return written.chars()
                .map(sign -> "₀₁₂₃₄₅₆₇₈₉".indexOf(sign))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining());
    }

    /** 4090 digit by digit, but X100 as a hundred and XM1000 as a thousand. */
    private static String named(String number) {
        boolean round = !number.startsWith("0") && number.matches("\\d00|\\d000|\\d0000");
        return round ? amount(number) : digits(number);
    }

    private static String plusses(String signs) {
        return SpokenNumber.counted(Integer.toString(signs.length()), "个") + "个加";
    }
}

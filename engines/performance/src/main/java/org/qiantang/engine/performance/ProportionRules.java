package org.qiantang.engine.performance;

import static org.qiantang.engine.performance.Forms.NUMBER;
import static org.qiantang.engine.performance.Forms.TO;
import static org.qiantang.engine.performance.Forms.group;
import static org.qiantang.engine.performance.SpokenNumber.amount;

import java.util.List;
import java.util.stream.Collectors;

/** Per cent, per mille, and fractions, said from the whole to the part. */
final class ProportionRules {
    static final List<Rule> ALL = List.of(
            Rule.of(
                    "(-?)" + NUMBER + "\\s?%?" + TO + NUMBER + "\\s?([%‰])",
                    m -> minus(m.group(1)) + per(m.group(4)) + hundred(m.group(2)) + "到" + per(m.group(4))
                            + hundred(m.group(3))),
            Rule.of(
                    "((?:(?<![\\d\\p{IsHan}A-Za-z%])|(?<=[率量额价数比诉单幅速]))-)?" + NUMBER + "\\s?([%‰])",
                    m -> minus(group(m, 1)) + per(m.group(3)) + hundred(m.group(2))),
            Rule.of(
                    "(?<![\\d/.])(\\d{1,4})/(?=\\d{1,4}\\s?(?:mmHg|毫米汞柱|Hz|V|mm|cm|GHz|ml|W|A|小时|寸)(?![A-Za-z]))|(?<=血压[是为:：]?\\s?)(\\d{2,3})/(?=\\d{2,3}(?!\\d))",
                    m -> amount(group(m, 1) + group(m, 2)) + "、"),
            Rule.of(
                    "(?<![\\d/.A-Za-z])(\\d{1,2})\\s(\\d)/(\\d)(?![\\d/])",
                    m -> amount(m.group(1)) + "又" + amount(m.group(3)) + "分之" + amount(m.group(2))),
            Rule.of("(?<![\\d/.])([1-9])/([1-9])(?=放倒|分割|可放倒)", m -> amount(m.group(1)) + amount(m.group(2))),
            Rule.of("(?<=\\d/\\d{1,5})s(?![A-Za-z])", "秒"),
            Rule.of("10([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})", m -> "十的" + amount(raised(m.group(1))) + "次方"),
            Rule.of("(?<=第\\s?)(\\d{1,3})/(?=\\d{1,3}(?!\\d))", m -> amount(m.group(1)) + "、"),
            Rule.of(
                    "(?<![\\d/.])(\\d{1,4})/(\\d{1,4})(?![\\d/])(?!\\.\\d)",
                    m -> Integer.parseInt(m.group(1)) < Integer.parseInt(m.group(2))
                            ? amount(m.group(2)) + "分之" + amount(m.group(1))
                            : amount(m.group(1)) + "杠" + amount(m.group(2))));

    private ProportionRules() {}

    /** ¹⁰ as 10. */
    private static String raised(String written) {
        return written.chars()
                .map(sign -> "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(sign))
                .mapToObj(Integer::toString)
                .collect(Collectors.joining());
    }

    private static String per(String sign) {
        return sign.equals("%") ? "百分之" : "千分之";
    }

    private static String hundred(String written) {
        return written.equals("100") ? "百" : amount(written);
    }

    private static String minus(String sign) {
        return sign.isEmpty() ? "" : "负";
    }
}

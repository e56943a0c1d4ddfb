package org.qiantang.engine.performance;

import static org.qiantang.engine.performance.Forms.BIG;
import static org.qiantang.engine.performance.Forms.NUMBER;
import static org.qiantang.engine.performance.Forms.TO;
import static org.qiantang.engine.performance.Forms.group;
import static org.qiantang.engine.performance.SpokenNumber.counted;
import static org.qiantang.engine.performance.SpokenNumber.digits;
import static org.qiantang.engine.performance.SpokenNumber.money;

import java.util.List;
import java.util.regex.MatchResult;

/** Prices: signs of money behind the amount, last zeros unsaid, what is taken off, and discounts in tenths. */
final class MoneyRules {
    private static final String SIGN = "(?:RMB|CNY|USD|HKD|EUR|JPY|US\\$|HK\\$|NT\\$|A\\$|C\\$|S\\$|[¥$€£₩฿₽₹])";
    private static final String YUAN = "(元|块钱|块|圆|圓|塊|人民币|美元|欧元|日元)?";
    private static final String PER = "[个個件瓶盒包支枝斤克台套条條双片袋箱人位天月年周次只份罐桶张块颗枚杯提卷把对斤公千米平盘碗串根米小袋g升晚单组本盆株棵朵桌听壶两]";

    static final List<Rule> ALL = List.of(
            Rule.of(
                    "(?<=[满滿])[¥￥](\\d{1,5})\\s?-\\s?(\\d{1,4})(?![\\d.])",
                    m -> SpokenNumber.amount(m.group(1)) + "减" + SpokenNumber.amount(m.group(2))),
            Rule.of("(?<=[满滿]\\d{1,5}(?:元|块)?)\\s?[-/](?=\\d)", "减"),
            Rule.of(
                    "(?<![\\d.-])(\\d{2,5})-(\\d{1,4})(?=的?(?:券|优惠券|满减|活动|元券|消费券|神券))",
                    m -> SpokenNumber.amount(m.group(1)) + "减" + SpokenNumber.amount(m.group(2))),
            Rule.of("(?<=[元块塊圆])\\s?/\\s?(?=" + PER + ")", "每"),
            Rule.of("(?<=[元块塊圆])\\s?/\\s?(?=" + Units.ANY + "(?![A-Za-z]))", "每"),
            Rule.of("(?<=[元块塊圆])\\s?/\\s?(?=\\d)", ""),
            Rule.of(
                    SIGN + "\\s?" + NUMBER + BIG + YUAN + TO + SIGN + "?\\s?" + NUMBER + BIG + YUAN,
                    m -> money(m.group(1)) + group(m, 2) + "到" + money(m.group(4)) + group(m, 5) + currency(m, 6)),
            Rule.of("-\\s?(?=" + SIGN + "\\s?\\d)", "负"),
            Rule.of(SIGN + "\\s?-\\s?" + NUMBER + BIG + YUAN, m -> "负" + price(m)),
            Rule.of(
                    SIGN + "\\s?" + NUMBER + BIG + "(\\+|多|几)?" + "(元|块钱|块|圆|圓|塊)?(/\\d{1,4}" + PER + ")?",
                    MoneyRules::signed),
            Rule.of("(?<![\\d.])\\d{1,16}(?:,\\d{3}){0,4}\\.\\d{1,4}(?=元|块|塊|圓|圆)", m -> money(m.group())),
            Rule.of("(?<=(?:价|價|到手|只要|仅需|卖|付|款)[是为為:：]?\\s?)\\d{1,7}\\.\\d{2}(?![\\d%万亿])", m -> money(m.group())),
            Rule.of("(?<=打)(\\d)\\.(\\d)(?=折)", m -> digits(m.group())),
            Rule.of("(?<![\\d.])([1-9])(\\d)(?=折)", m -> digits(m.group())));

    private MoneyRules() {}

    private static String signed(MatchResult match) {
        String many = group(match, 3);
        String per = group(match, 5);
        String said = match.group(1);
        String big = group(match, 2);
        String plus = many.equals("+") ? "加" : many;
        String amount = big.isEmpty() ? counted(Forms.unzeroed(said), "元") : counted(said, big) + big;
        return amount + plus + currency(match, 4) + (per.isEmpty() ? "" : perSome(per));
    }

    private static String price(MatchResult match) {
        String big = group(match, 2);
        String amount =
                big.isEmpty() ? counted(Forms.unzeroed(match.group(1)), "元") : counted(match.group(1), big) + big;
        return amount + currency(match, 3);
    }

    /** /3瓶 as 三瓶. */
    private static String perSome(String per) {
        int end = per.length() - 1;
        String measure = per.substring(end);
        String unit = measure.equals("g") ? "克" : measure;
        return counted(per.substring(1, end), unit) + unit;
    }

    private static String currency(MatchResult match, int yuan) {
        String written = match.group();
        if (written.startsWith("US") || written.startsWith("$")) {
            return "美元";
        }
        if (written.startsWith("HK")) {
            return "港元";
        }
        return switch (written.charAt(0)) {
            case '€', 'E' -> "欧元";
            case '£' -> "英镑";
            case 'J' -> "日元";
            case 'N' -> "新台币";
            case 'A' -> "澳元";
            case '₩' -> "韩元";
            case '₽' -> "卢布";
            case '₹' -> "卢比";
            case '฿' -> "泰铢";
            case 'S' -> "新加坡元";
            default -> group(match, yuan).isEmpty() ? (written.startsWith("C$") ? "加元" : "元") : group(match, yuan);
        };
    }
}

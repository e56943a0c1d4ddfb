package org.qiantang.engine.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a line says that one piece, pound or gram comes to, reckoned anew from the amount and the price in the same line: 八斤装
 * 39.9元，每斤3.9元 does not hold (明码标价和禁止价格欺诈规定第十九条第三项). Only where one amount and one price of it stand before; silent
 * where a line tells of several.
 */
final class UnitPrice {
    private static final String MASS = "千克|公斤|kg|斤|克|g|毫升|ml|升|l";
    private static final String PIECES = "片|颗|包|袋|瓶|罐|支|只|个|双|条|卷|张|盒|枚|粒|件|抽";
    private static final String NUMBER = "(?:\\d{1,7}+(?:\\.\\d{1,2}+)?+|[零〇一二两三四五六七八九十百千万]{1,8}+)";
    private static final String MONEY = "(?:(?<yuan>" + NUMBER
            + ")[块元](?<tenths>[一二三四五六七八九\\d](?![十百千\\d]))?(?:毛|角)?|(?<mao>" + NUMBER + ")[毛角]|(?<bare>" + NUMBER + "))";

    private static final Pattern CLAIM = Pattern.compile("(?:每|一|单|1)(?<unit>" + MASS + "|" + PIECES
            + ")(?<less>(?:还|都)?不到)?" + "(?:才|仅需?|只要|低至|合|折|算下来|也就|大概|差不多|都|就|就是|要|是|只|不过|还)*" + MONEY
            + "(?<after>(?:钱|的)?(?:都|还)?(?:不到|出头|多|左右|来))?");
    private static final Pattern AMOUNT =
            Pattern.compile("(?<number>半|" + NUMBER + ")(?<unit>" + MASS + "|" + PIECES + ")(?:装|的|一?[箱盒袋提包桶])?");
    private static final Pattern PRICE = Pattern.compile(MONEY);
    private static final Pattern OTHERS =
            Pattern.compile("满|减|券|送|赠|第[二两2]|起|定金|运费|以前|之前|原来|原价|上周|昨天|平时|别家|隔壁|外面|门店|专柜|超市|菜场|市场");

    /** What a unit is in grams or millilitres. */
    private static final Map<String, Double> IN_GRAMS = Map.of(
            "千克", 1000.0, "公斤", 1000.0, "kg", 1000.0, "斤", 500.0, "克", 1.0, "g", 1.0, "升", 1000.0, "l", 1000.0, "毫升",
            1.0, "ml", 1.0);

    /** Sums are rounded when they are told. */
    private static final double SLACK = 0.05;

    private record Amount(double number, String unit, int from, int to) {}

    private UnitPrice() {}

    static Optional<Ruling> weigh(Sentence sentence) {
        String text = sentence.text();
        Matcher claim = CLAIM.matcher(text);
        int from = Math.max(0, text.indexOf(sentence.said()));
        while (claim.find()) {
            OptionalDouble said = money(claim);
            Amount of =
                    claim.start() >= from ? amountBefore(text.substring(0, claim.start()), claim.group("unit")) : null;
            if (of != null
                    && said.isPresent()
                    && !OTHERS.matcher(text.substring(0, claim.start())).find()) {
                OptionalDouble price = priceOf(text.substring(0, claim.start()), of);
                if (price.isPresent()) {
                    double real = price.getAsDouble() / pieces(of, claim.group("unit"));
                    return Optional.of(held(real, said.getAsDouble(), claim));
                }
            }
        }
        return Optional.empty();
    }

    private static Ruling held(double real, double said, Matcher claim) {
        String after = claim.group("after") == null ? "" : claim.group("after");
        boolean less = claim.group("less") != null || after.contains("不到");
        boolean more = after.contains("多") || after.contains("出头") || after.contains("来");
        double most = less ? said : said * (more ? 1.2 : 1 + SLACK);
        return Ruling.byFact(real > most + 0.01 ? Verdict.VIOLATES : Verdict.CLEAR, Fact.IN_THE_LINE);
    }

    /** The one amount before, of that unit or of one that it can be told in, of more or less than one; null where there are several. */
    private static @Nullable Amount amountBefore(String text, String unit) {
        var amounts = new ArrayList<Amount>();
        Matcher amount = AMOUNT.matcher(text);
        while (amount.find()) {
            double number = amount.group("number").equals("半")
                    ? 0.5
                    : number(amount.group("number")).orElse(0);
            if (number > 0
                    && isTold(amount.group("unit"), unit)
                    && (number != 1 || !amount.group("unit").equals(unit))) {
                amounts.add(new Amount(number, amount.group("unit"), amount.start(), amount.end()));
            }
        }
        return amounts.size() == 1 ? amounts.getFirst() : null;
    }

    private static boolean isTold(String unit, String in) {
        return unit.equals(in) || (IN_GRAMS.containsKey(unit) && IN_GRAMS.containsKey(in));
    }

    private static double pieces(Amount amount, String unit) {
        return amount.unit().equals(unit)
                ? amount.number()
                : amount.number() * IN_GRAMS.getOrDefault(amount.unit(), 1.0) / IN_GRAMS.getOrDefault(unit, 1.0);
    }

    /** The one price that stands beside the amount; a number without 块 or 元 only right behind it. */
    private static OptionalDouble priceOf(String text, Amount amount) {
        var found = new ArrayList<Double>();
        Matcher price = PRICE.matcher(text);
        while (price.find()) {
            boolean within = price.start() < amount.to() && amount.from() < price.end();
            boolean bare = price.group("bare") != null;
            if (!within && (!bare || isBehind(text, amount, price))) {
                money(price).ifPresent(found::add);
            }
        }
        return found.size() == 1 ? OptionalDouble.of(found.getFirst()) : OptionalDouble.empty();
    }

    private static boolean isBehind(String text, Amount amount, Matcher price) {
        String between = price.start() >= amount.to() ? text.substring(amount.to(), price.start()) : "?";
        String after = text.substring(price.end());
        return between.matches("(?:装|的|是|只要|卖|才|就|:| )*")
                && (after.isEmpty() || ",。!;? ".indexOf(after.charAt(0)) >= 0);
    }

    private static OptionalDouble money(Matcher money) {
        List<String> parts = List.of("yuan", "mao", "bare");
        for (String part : parts) {
            String digits = money.group(part);
            if (digits != null) {
                double value = number(digits).orElse(-1);
                double tenths = part.equals("yuan") && money.group("tenths") != null
                        ? number(money.group("tenths")).orElse(0) / 10
                        : 0;
                return value < 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(part.equals("mao") ? value / 10 : value + tenths);
            }
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble number(String digits) {
        OptionalLong hundredths = Numeral.hundredths(digits);
        return hundredths.isPresent() ? OptionalDouble.of(hundredths.getAsLong() / 100.0) : OptionalDouble.empty();
    }
}

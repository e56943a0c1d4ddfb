package org.qiantang.app.insight;

import static org.qiantang.app.insight.AdviceWords.count;
import static org.qiantang.app.insight.AdviceWords.number;
import static org.qiantang.app.insight.AdviceWords.say;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.qiantang.app.insight.Advice.Against;
import org.qiantang.app.insight.Advice.Ground;
import org.qiantang.app.insight.Advice.Rule;

/** Advice on items, each held against the median of the other items of the same show; the most striking three of a kind are named. */
final class ItemAdvice {
    private static final int MOST = 3;
    private static final double FEW_CLICKS = 0.7;
    private static final double FEW_BUYERS = 0.5;
    private static final double MANY_BUYERS = 2;

    private ItemAdvice() {}

    /**
     * An item whose number is far from what the other items come to for as much.
     *
     * @param base what the number is of, such as the time for which the item was explained
     * @param usual the median of that of all other items
     */
    private record Odd(Screen.Item item, double base, double usual, double number, double expected) {
        boolean isMuch() {
            return base > usual;
        }

        boolean isLittle() {
            return base < usual;
        }

        double gap() {
            return Math.abs(number - expected);
        }
    }

    static Optional<Weighed> seenNotClicked(Beside show) {
        List<Odd> odd = odd(
                show,
                Screen.Item::seen,
                Screen.Item::clicks,
                Least.SEEN,
                Least.SEEN,
                one -> one.isMuch()
                        && one.number() <= FEW_CLICKS * one.expected()
                        && Sure.isFewer(one.number(), one.expected()));
        return first(odd)
                .map(one -> new Weighed(
                        Advice.of(
                                Rule.SEEN_NOT_CLICKED,
                                say(
                                        "%s被看到得多、点开得少：%s曝光 %s 次，点开 %s 次，按本场其他商品的中位数约 %s 次。可以看看主图、标题和第一眼的价格。",
                                        "Seen much and opened little: %s. Of %s %s exposures led to %s clicks; the median of the other items comes to about %s. Picture, title and the price at first sight are worth a look.",
                                        titles(odd),
                                        titles(List.of(one)),
                                        count(one.item().seen()),
                                        count(one.number()),
                                        count(one.expected())),
                                grounds(odd, "item_seen", Screen.Item::seen, "item_clicks")),
                        gap(odd) * perUnit(show, Screen.Item::clicks)));
    }

    static Optional<Weighed> notBought(Beside show) {
        List<Odd> odd = odd(
                show,
                Screen.Item::clicks,
                Screen.Item::buyers,
                Least.CLICKS,
                Least.CLICKS,
                one -> one.isMuch()
                        && one.number() < FEW_BUYERS * one.expected()
                        && Sure.isFewer(one.number(), one.expected()));
        return first(odd)
                .map(one -> new Weighed(
                        Advice.of(
                                Rule.ITEM_NOT_BOUGHT,
                                say(
                                        "%s点开得多、买得少：%s点开 %s 次，成交 %s 人，按本场其他商品的中位数约 %s 人。%s可以看看价格、规格和库存。",
                                        "Opened much and bought little: %s. Of %s %s clicks led to %s buyers; the median of the other items comes to about %s. %sPrice, choices and pieces are worth a look.",
                                        titles(odd),
                                        titles(List.of(one)),
                                        count(one.item().clicks()),
                                        count(one.number()),
                                        count(one.expected()),
                                        causes(show, odd)),
                                grounds(odd, "item_clicks", Screen.Item::clicks, "item_buyers")),
                        gap(odd) * perUnit(show, Screen.Item::buyers)));
    }

    static Optional<Weighed> longFewSales(Beside show) {
        List<Odd> odd = odd(
                show,
                Screen.Item::explained,
                Screen.Item::buyers,
                Least.EXPLAINED,
                Least.EXPLAINED,
                one -> one.isMuch()
                        && one.number() < FEW_BUYERS * one.expected()
                        && Sure.isFewer(one.number(), one.expected()));
        return first(odd)
                .map(one -> new Weighed(
                        Advice.of(
                                Rule.LONG_FEW_SALES,
                                say(
                                        "%s讲得久、卖得少：%s讲解 %s，成交 %s 人，按本场其他商品的中位数约 %s 人。可以想想讲解是否要短些，或换个讲法。",
                                        "Explained long and sold little: %s. %s was explained for %s and had %s buyers; the median of the other items comes to about %s in that time. Whether to be shorter, or to tell it otherwise, is worth a thought.",
                                        titles(odd),
                                        titles(List.of(one)),
                                        number((double) one.item().explained(), Metric.Unit.SECONDS),
                                        count(one.number()),
                                        count(one.expected())),
                                grounds(odd, "explained", Screen.Item::explained, "item_buyers")),
                        gap(odd) * perUnit(show, Screen.Item::buyers)));
    }

    static Optional<Weighed> shortManySales(Beside show) {
        List<Odd> odd = odd(
                show,
                Screen.Item::explained,
                Screen.Item::buyers,
                0,
                Least.EXPLAINED,
                one -> one.isLittle()
                        && one.number() >= Least.BUYERS
                        && one.number() > MANY_BUYERS * one.expected()
                        && Sure.isMore(one.number(), one.expected()));
        return first(odd)
                .map(one -> new Weighed(
                        Advice.of(
                                Rule.SHORT_MANY_SALES,
                                say(
                                        "%s讲得短、卖得多：%s讲解 %s，成交 %s 人，按本场其他商品的中位数约 %s 人。可以想想下一场是否多给它时间，库存够不够。",
                                        "Explained briefly and sold well: %s. %s was explained for %s and had %s buyers; the median of the other items comes to about %s in that time. Whether it deserves more time, and has the pieces for it, is worth a thought.",
                                        titles(odd),
                                        titles(List.of(one)),
                                        number((double) one.item().explained(), Metric.Unit.SECONDS),
                                        count(one.number()),
                                        count(one.expected())),
                                grounds(odd, "explained", Screen.Item::explained, "item_buyers")),
                        gap(odd) * perUnit(show, Screen.Item::buyers)));
    }

    /**
     * Items whose {@code number} is not what the other items' median rate comes to for their {@code base}, the widest gap first. A
     * median, since one item that is odd itself would otherwise make all others look so.
     *
     * @param least how large the base of the item has to be, and {@code others} that of each other one that it is held against
     */
    private static List<Odd> odd(
            Beside show,
            ToLongFunction<Screen.Item> base,
            ToLongFunction<Screen.Item> number,
            int least,
            int others,
            Predicate<Odd> isOdd) {
        List<Screen.Item> items = show.screen().items();
        List<Odd> all = new ArrayList<>();
        for (Screen.Item item : items) {
            List<Double> rates = items.stream()
                    .filter(other -> other.itemId() != item.itemId() && base.applyAsLong(other) >= others)
                    .map(other -> number.applyAsLong(other) / (double) base.applyAsLong(other))
                    .toList();
            if (base.applyAsLong(item) >= least && rates.size() >= Least.ITEMS) {
                all.add(new Odd(
                        item,
                        (double) base.applyAsLong(item),
                        usual(items, item, base),
                        (double) number.applyAsLong(item),
                        base.applyAsLong(item) * ShowReporter.median(rates)));
            }
        }
        return all.stream()
                .filter(isOdd)
                .sorted(Comparator.comparingDouble(Odd::gap).reversed())
                .limit(MOST)
                .toList();
    }

    private static double usual(List<Screen.Item> items, Screen.Item but, ToLongFunction<Screen.Item> base) {
        return ShowReporter.median(items.stream()
                .filter(other -> other.itemId() != but.itemId())
                .map(other -> (double) base.applyAsLong(other))
                .toList());
    }

    private static Optional<Odd> first(List<Odd> odd) {
        return odd.stream().findFirst();
    }

    /** What each item is of: its base, and its number beside what the others come to. */
    private static List<Ground> grounds(List<Odd> odd, String base, ToLongFunction<Screen.Item> ofBase, String number) {
        List<Ground> grounds = new ArrayList<>();
        for (Odd one : odd) {
            var about = new Metric.Said(one.item().title(), one.item().title());
            long item = one.item().itemId();
            grounds.add(new Ground(number, one.number(), Against.SHOW, one.expected(), item, about));
            grounds.add(new Ground(base, (double) ofBase.applyAsLong(one.item()), Against.NONE, null, item, about));
        }
        return grounds;
    }

    /** What of the show itself may have kept people from buying: pieces that ran out, prices that changed. */
    private static Metric.Said causes(Beside show, List<Odd> odd) {
        Set<Long> repriced = new HashSet<>();
        for (InsightRows.Mark mark : show.screen().marks()) {
            Long item = mark.itemId();
            if (mark.kind().equals("price") && item != null) {
                repriced.add(item);
            }
        }
        List<Screen.Item> soldOut = odd.stream()
                .map(Odd::item)
                .filter(item -> show.stock().soldOut().contains(item.itemId()))
                .toList();
        List<Screen.Item> changed = odd.stream()
                .map(Odd::item)
                .filter(item -> repriced.contains(item.itemId()))
                .toList();
        return say(
                "%s%s",
                "%s%s",
                soldOut.isEmpty()
                        ? Ground.WHOLE
                        : say("%s有规格卖到了最后一件。", "A choice of %s sold out. ", AdviceWords.titles(soldOut)),
                changed.isEmpty()
                        ? Ground.WHOLE
                        : say("%s在场中改过价。", "The price of %s changed in the show. ", AdviceWords.titles(changed)));
    }

    private static Metric.Said titles(List<Odd> odd) {
        return AdviceWords.titles(odd.stream().map(Odd::item).toList());
    }

    private static double gap(List<Odd> odd) {
        return odd.stream().mapToDouble(Odd::gap).sum();
    }

    /** What of the sales falls to one click or one buyer of an item. */
    private static double perUnit(Beside show, ToLongFunction<Screen.Item> number) {
        long numbers = show.screen().items().stream().mapToLong(number).sum();
        return numbers == 0 ? 0 : show.sales() / numbers;
    }
}

package org.qiantang.app.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Spoken;

/**
 * What answers a question and stands in no fact of the goods: prices, pieces, the chart of sizes, sending. Each is written as
 * {@link Reading} reads it beside a question; where it is what was asked for, its intent is told by the rules.
 */
final class Counters {
    /** Likeness of meaning says nothing of them: what is left changes with each order. */
    static final double LIKENESS = 0;

    private static final int MOST_NAMED = 6;

    private Counters() {}

    static List<Nearest.Candidate> of(Offer offer) {
        var rows = new ArrayList<Nearest.Candidate>();
        rows.add(row("价格", named(offer, kind -> Spoken.price(kind.price())), Counter.PRICE));
        rows.add(row("库存", named(offer, kind -> kind.left() > 0 ? "有货" : "卖完"), Counter.STOCK));
        SizeTable sizes = offer.sizes();
        if (sizes != null) {
            String chart = Stream.concat(
                            sizes.columns().stream(), sizes.rows().stream().map(List::getFirst))
                    .collect(Collectors.joining("、"));
            rows.add(row("尺码表", chart, Counter.SIZE));
        }
        if (!offer.isVoucher()) {
            rows.add(row(
                    "发货",
                    "下单后" + offer.delivery().hoursToShip() + "小时内从"
                            + offer.delivery().from() + "发出",
                    Counter.SENDING));
            rows.add(row("运费", postage(offer), Counter.POSTAGE));
        }
        return rows;
    }

    private static Nearest.Candidate row(String label, String value, Counter counter) {
        return new Nearest.Candidate(
                label, value, Piece.of(value, counter.intent().word()), counter);
    }

    private static String named(Offer offer, Function<Kind, String> said) {
        return offer.kinds().stream()
                .limit(MOST_NAMED)
                .map(kind -> Spoken.text(kind.name()) + said.apply(kind))
                .collect(Collectors.joining("，"));
    }

    private static String postage(Offer offer) {
        List<String> excluded = offer.delivery().excluded();
        return (offer.delivery().freeShipping() ? "包邮" : "不包邮")
                + (excluded.isEmpty() ? "" : "，" + String.join("、", excluded) + "不发");
    }
}

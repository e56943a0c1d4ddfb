package org.qiantang.bench.crash;

import java.util.EnumMap;
import java.util.Map;
import org.qiantang.bench.Figure;
import org.qiantang.bench.Report;
import org.qiantang.event.Event;
import org.qiantang.event.PaymentEvent;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;

/** What the sales were made of, as their books have it, so that nobody has to believe that they were mixed. */
final class Mix {
    private static final String SETTING = "Qiantang, what its sales were made of";
    private static final Figure TIMES = new Figure("written", "times", 0);
    /** In so many trials each kind has come about again and again. */
    private static final int MANY = 30;

    private final Map<Kind, Long> times = new EnumMap<>(Kind.class);
    private int trials;

    private enum Kind {
        HELD("orders held of one kind of goods"),
        SEVERAL("orders held of several kinds of goods"),
        PAID("orders paid"),
        BAG("bags of several shops"),
        RAN_OUT("holds that ran out"),
        CANCELLED("holds cancelled by their buyers"),
        LATE("payments that came too late"),
        WRONG("payments of a wrong sum, or for what was paid"),
        SENT_BACK("such payments sent back"),
        REFUND_ORDERED("refunds ordered by shops"),
        REFUND_DONE("such refunds done"),
        PRICE("prices changed"),
        OTHER("all other events");

        final String words;

        Kind(String words) {
            this.words = words;
        }

        static Kind of(Event event) {
            return switch (event) {
                case ShowEvent.PiecesHeld held -> held.lines().size() > 1 ? SEVERAL : HELD;
                case ShowEvent.OrderPaid _ -> PAID;
                case PaymentEvent.CheckoutPlaced _ -> BAG;
                case ShowEvent.HoldReleased released ->
                    switch (released.reason()) {
                        case EXPIRED -> RAN_OUT;
                        case CANCELLED -> CANCELLED;
                    };
                case ShowEvent.PaymentNotTaken not -> not.reason().equals("released") ? LATE : WRONG;
                case PaymentEvent.RefundDone done -> done.refundId() == null ? SENT_BACK : REFUND_DONE;
                case ShopEvent.RefundOrdered _ -> REFUND_ORDERED;
                case ShowEvent.PriceChanged _ -> PRICE;
                case Event _ -> OTHER;
            };
        }
    }

    /** @param more how many trials these books are of */
    void add(Books books, int more) {
        trials += more;
        books.events().forEach(entry -> times.merge(Kind.of(entry.event()), 1L, Long::sum));
    }

    /**
     * Into the table, with what did not happen at all, unless no site came to its end. In many trials each kind must have
     * come about: else they were no trials of the sales that they are said to be of.
     */
    void tell(Report report) {
        if (times.isEmpty()) {
            return;
        }
        for (Kind kind : Kind.values()) {
            if (trials >= MANY && !times.containsKey(kind)) {
                report.untrue("the sales of " + trials + " trials had none of: " + kind.words);
            }
        }
        for (Kind kind : Kind.values()) {
            report.add(SETTING, kind.words, TIMES, (double) times.getOrDefault(kind, 0L));
        }
        report.note("What the sales were made of is counted in the books of all sites that came to their end without"
                + " anything wrong, after their last holds had run out; the short form does not wait for those.");
    }
}

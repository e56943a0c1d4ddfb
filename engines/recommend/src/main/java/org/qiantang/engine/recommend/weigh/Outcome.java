package org.qiantang.engine.recommend.weigh;

import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.Placement;

/** What may come of a place that was seen: the four outcomes that the ranker foresees. */
public enum Outcome {
    CLICK(0),
    /** Stayed for thirty seconds. */
    WATCH(1),
    CART(2),
    PAY(3);

    static final int COUNT = values().length;

    private final int place;

    Outcome(int place) {
        this.place = place;
    }

    /** Where it stands in a row of sums, and which bit of an outcome it is. */
    int place() {
        return place;
    }

    double chance(Placement.Predicted predicted) {
        return switch (this) {
            case CLICK -> predicted.click();
            case WATCH -> predicted.watch();
            case CART -> predicted.cart();
            case PAY -> predicted.pay();
        };
    }

    double came(int bits) {
        return (bits >> place) & 1;
    }

    /** What a deed brings, a bit each; a stronger outcome holds the click: who pays has clicked. 0 where it brings none. */
    public static int bits(Act act) {
        return switch (act) {
            case CLICK -> CLICK.bit();
            case WATCH -> CLICK.bit() | WATCH.bit();
            case CART -> CLICK.bit() | CART.bit();
            case PAY -> CLICK.bit() | PAY.bit();
            case LIKE, QUICK_EXIT, DISLIKE -> 0;
        };
    }

    private int bit() {
        return 1 << place;
    }
}

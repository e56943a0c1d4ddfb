package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.AllowedFlash;
import org.qiantang.app.room.FlashBar;
import org.qiantang.event.FlashChance.FlashGround;
import org.qiantang.event.FlashChance.FlashWhy;

/**
 * Whether a flash sale that may be begun when the moment is good is begun now, with the reasons, so that staff can see why.
 *
 * <p>Never where its terms or another sale bar it, nor where it would make nothing cheaper. Else at the last call: where it
 * has not been begun yet and could soon not be any more. Else where viewers are there and two of three things speak for it:
 * it is asked about more than it is ordered; orders of the whole show are slack; half of its pieces or more are left. The
 * numbers are this house's own and are no more than a starting point.
 */
final class FlashChoice {
    static final int LEAST_VIEWERS = 5;
    static final int LEAST_ASKED = 2;
    static final int LEAST_GROUNDS = 2;

    /** So long before the last moment it is begun whatever speaks for it: a host looks between two sentences. */
    static final Duration LAST_CALL = Duration.ofMinutes(3);

    /**
     * What is known at a moment.
     *
     * @param linedUp whether its item is in the line-up
     * @param left pieces of its SKUs that nobody holds
     * @param allotted pieces of them that came
     * @param lower whether every SKU of it costs more now than it would
     * @param inTheWay whether another sale of the show runs, or one of the item begins before this one would be over
     * @param questions about the item in the last ten minutes
     * @param orders of the item in the last ten minutes
     * @param slack orders of the show in the last five minutes where these are few; null where they are not
     */
    record Facts(
            AllowedFlash sale,
            boolean linedUp,
            int left,
            int allotted,
            boolean lower,
            boolean inTheWay,
            int viewers,
            int questions,
            int orders,
            @Nullable Integer slack) {}

    /** What she decides. */
    sealed interface Verdict {
        record Begin(List<FlashGround> grounds) implements Verdict {
            public Begin {
                grounds = List.copyOf(grounds);
            }
        }

        record Wait(FlashBar bar) implements Verdict {}
    }

    private FlashChoice() {}

    static Verdict of(Facts facts, Instant now) {
        FlashBar bar = bar(facts, now);
        if (bar != null) {
            return new Verdict.Wait(bar);
        }
        AllowedFlash sale = facts.sale();
        if (sale.openings().isEmpty() && !now.plus(LAST_CALL).isBefore(sale.latest())) {
            int minutes = (int) Duration.between(now, sale.latest()).toMinutes();
            return new Verdict.Begin(List.of(new FlashGround(FlashWhy.LAST_CALL, minutes)));
        }
        if (facts.viewers() < LEAST_VIEWERS) {
            return new Verdict.Wait(FlashBar.FEW_VIEWERS);
        }
        List<FlashGround> grounds = grounds(facts);
        if (grounds.size() < LEAST_GROUNDS) {
            return new Verdict.Wait(FlashBar.NO_GROUNDS);
        }
        var all = new ArrayList<FlashGround>();
        all.add(new FlashGround(FlashWhy.AUDIENCE, facts.viewers()));
        all.addAll(grounds);
        return new Verdict.Begin(all);
    }

    private static @Nullable FlashBar bar(Facts facts, Instant now) {
        FlashBar own = facts.sale().bar(facts.left(), now);
        if (own != null && own != FlashBar.FEW_LEFT) {
            return own;
        }
        if (!facts.linedUp()) {
            return FlashBar.GONE;
        }
        if (own != null) {
            return own;
        }
        if (!facts.lower()) {
            return FlashBar.NOT_LOWER;
        }
        return facts.inTheWay() ? FlashBar.ANOTHER_SALE : null;
    }

    private static List<FlashGround> grounds(Facts facts) {
        var grounds = new ArrayList<FlashGround>();
        if (facts.questions() >= LEAST_ASKED && facts.orders() < facts.questions()) {
            grounds.add(new FlashGround(FlashWhy.ASKED, facts.questions()));
        }
        Integer slack = facts.slack();
        if (slack != null) {
            grounds.add(new FlashGround(FlashWhy.SLACK, slack));
        }
        if (facts.left() * 2L >= facts.allotted()) {
            grounds.add(new FlashGround(FlashWhy.PLENTY, facts.left()));
        }
        return grounds;
    }
}

package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which product is told next: a sum of points, each with its reason, so that staff can see why.
 *
 * <p>The weights are this house's own and are no more than a starting point: a running flash sale 40; one that begins
 * within five minutes 20; questions of the last ten minutes up to 25, as q/(q+2); conversion up to 20, as r/(r+1), where r
 * is the item's orders per viewer-minute on screen over those of all items; pieces left up to 10 by their share; five or
 * fewer pieces left cost 10, since they would be gone before the item is told. The rate of an item that was hardly
 * shown is drawn to that of all items by additive smoothing (Manning, Raghavan, Schütze, Introduction to Information
 * Retrieval, 2008, §11.3.2). Ties are broken by the place in the line-up. What is sold out is never told.
 *
 * <p>Where it is known what those in the room would have, as it is for people's suggestions, that adds up to 20 by the share
 * of those asked for whom the item is the first of all, and up to 10 for those who have looked at it before, as n/(n+20).
 */
final class Ranking {
    static final double FLASH_RUNNING = 40;
    static final double FLASH_SOON = 20;
    static final double ASKED = 25;
    static final double SELLS = 20;
    static final double STOCK = 10;
    static final double NEARLY_GONE = -10;
    static final double SUITS = 20;
    static final double SEEN = 10;

    static final Duration SOON = Duration.ofMinutes(5);
    static final int FEW = 5;
    private static final double HALF_ASKED = 2;
    private static final double HALF_SEEN = 20;

    /** What points are given for. */
    enum Reason {
        FLASH_RUNNING,
        FLASH_SOON,
        ASKED,
        SELLS,
        STOCK,
        NEARLY_GONE,
        SUITS,
        SEEN
    }

    record Points(Reason reason, double points) {}

    /**
     * An item as the ranking sees it.
     *
     * @param place in the line-up, from 1
     * @param flash the window that runs or comes next; null where there is none
     * @param questions of the last ten minutes
     * @param rate orders per viewer-minute on screen over those of all items: 1 is as all
     * @param taste of those in the room
     */
    record Goods(
            long itemId,
            int place,
            int left,
            int allotted,
            @Nullable Flash flash,
            int questions,
            double rate,
            Taste taste) {
        /** An item of which nobody says what those in the room make of it. */
        Goods(long itemId, int place, int left, int allotted, @Nullable Flash flash, int questions, double rate) {
            this(itemId, place, left, allotted, flash, questions, rate, Taste.NONE);
        }
    }

    /** @param reasons the most weighty first */
    record Ranked(long itemId, double score, List<Points> reasons) {
        Ranked {
            reasons = List.copyOf(reasons);
        }
    }

    private Ranking() {}

    /** The items that can be told, the next one first. */
    static List<Ranked> of(List<Goods> goods, Instant now) {
        return goods.stream()
                .filter(one -> one.left() > 0)
                .sorted(Comparator.comparingDouble(
                                (Goods one) -> -score(one, now).score())
                        .thenComparingInt(Goods::place))
                .map(one -> score(one, now))
                .toList();
    }

    static Ranked score(Goods goods, Instant now) {
        var points = new ArrayList<Points>();
        Flash flash = goods.flash();
        if (flash != null && flash.runsAt(now)) {
            points.add(new Points(Reason.FLASH_RUNNING, FLASH_RUNNING));
        } else if (flash != null && flash.beginsWithin(SOON, now)) {
            points.add(new Points(Reason.FLASH_SOON, FLASH_SOON));
        }
        if (goods.questions() > 0) {
            points.add(new Points(Reason.ASKED, ASKED * goods.questions() / (goods.questions() + HALF_ASKED)));
        }
        if (goods.rate() > 0) {
            points.add(new Points(Reason.SELLS, SELLS * goods.rate() / (goods.rate() + 1)));
        }
        if (goods.allotted() > 0) {
            double share = Math.clamp((double) goods.left() / goods.allotted(), 0, 1);
            points.add(new Points(Reason.STOCK, STOCK * share));
        }
        if (goods.left() <= FEW) {
            points.add(new Points(Reason.NEARLY_GONE, NEARLY_GONE));
        }
        Taste taste = goods.taste();
        if (taste.suits() > 0) {
            points.add(new Points(Reason.SUITS, SUITS * taste.suits() / taste.asked()));
        }
        if (taste.seen() > 0) {
            points.add(new Points(Reason.SEEN, SEEN * taste.seen() / (taste.seen() + HALF_SEEN)));
        }
        points.sort(Comparator.comparingDouble(one -> -Math.abs(one.points())));
        double sum = points.stream().mapToDouble(Points::points).sum();
        return new Ranked(goods.itemId(), sum, points);
    }
}

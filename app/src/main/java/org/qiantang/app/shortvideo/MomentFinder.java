package org.qiantang.app.shortvideo;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds a show's best moments by what was sold, said and liked in a minute, held against the show's own average. The same
 * events give the same moments.
 */
final class MomentFinder {
    static final int MOST = 10;
    static final long MINUTE_MS = 60_000;
    static final long SHORTEST_MS = 10_000;

    /** A sale is worth more than a word, and a word more than a like. */
    private static final double SALES_WEIGHT = 3;

    private static final double TALK_WEIGHT = 2;
    private static final double LIKES_WEIGHT = 1;
    /** One thing that stands out very far does not hide all others. */
    private static final double MOST_TIMES = 10;

    private static final double LEAST_TIMES = 1;

    private MomentFinder() {}

    /** A stretch that was recorded without a cut. */
    record Recorded(long fromMs, long toMs) {}

    /**
     * The best moments, the best first; none overlaps another.
     *
     * @param nowMs how long the show has run
     */
    static List<Moment> find(ShowTale tale, long nowMs, List<Recorded> recorded) {
        ShowTale.Step all = tale.between(0, Math.max(1, nowMs));
        var found = new ArrayList<Moment>();
        for (long from = 0; from < nowMs; from += ShowTale.STEP_MS) {
            at(tale, from, Math.min(nowMs, from + MINUTE_MS), nowMs, recorded, all)
                    .ifPresent(found::add);
        }
        found.sort(Comparator.comparingDouble(Moment::score).reversed().thenComparingLong(Moment::fromMs));
        var best = new ArrayList<Moment>();
        for (Moment moment : found) {
            boolean free =
                    best.stream().allMatch(one -> one.toMs() <= moment.fromMs() || moment.toMs() <= one.fromMs());
            if (free && best.size() < MOST) {
                best.add(moment);
            }
        }
        return List.copyOf(best);
    }

    private static Optional<Moment> at(
            ShowTale tale, long windowFrom, long windowTo, long nowMs, List<Recorded> recorded, ShowTale.Step all) {
        Optional<ShowTale.Pin> pin = longest(tale.pins(nowMs), windowFrom, windowTo);
        if (pin.isEmpty()) {
            return Optional.empty();
        }
        long from = Math.max(windowFrom, pin.get().fromMs());
        long to = Math.min(windowTo, pin.get().toMs());
        Optional<Recorded> film = recorded.stream()
                .max(Comparator.comparingLong(one -> Math.min(to, one.toMs()) - Math.max(from, one.fromMs())));
        if (film.isEmpty()) {
            return Optional.empty();
        }
        long begins = Math.max(from, film.get().fromMs());
        long ends = Math.min(to, film.get().toMs());
        return ends - begins < SHORTEST_MS
                ? Optional.empty()
                : weighed(tale, begins, ends, nowMs, pin.get().item(), all);
    }

    private static Optional<ShowTale.Pin> longest(List<ShowTale.Pin> pins, long from, long to) {
        return pins.stream()
                .filter(pin -> pin.fromMs() < to && pin.toMs() > from)
                .max(Comparator.comparingLong(
                                (ShowTale.Pin pin) -> Math.min(to, pin.toMs()) - Math.max(from, pin.fromMs()))
                        .thenComparing(
                                Comparator.comparingLong(ShowTale.Pin::fromMs).reversed()));
    }

    private static Optional<Moment> weighed(
            ShowTale tale, long from, long to, long nowMs, ShowTale.Item item, ShowTale.Step all) {
        ShowTale.Step here = tale.between(from, to);
        double share = (to - from) / (double) nowMs;
        var average = new ShowTale.Step(
                Math.round(all.minor() * share),
                (int) Math.round(all.orders() * share),
                (int) Math.round(all.lines() * share),
                Math.round(all.likes() * share));
        var reasons = new ArrayList<Moment.Reason>();
        double score = SALES_WEIGHT * stands(reasons, Moment.Sort.SALES, here.minor(), all.minor() * share)
                + TALK_WEIGHT * stands(reasons, Moment.Sort.TALK, here.lines(), all.lines() * share)
                + LIKES_WEIGHT * stands(reasons, Moment.Sort.LIKES, here.likes(), all.likes() * share);
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new Moment(from, to, item, here, average, reasons, score));
    }

    private static double stands(List<Moment.Reason> reasons, Moment.Sort sort, long here, double usual) {
        if (here == 0 || usual <= 0) {
            return 0;
        }
        double times = Math.round(here / usual * 10) / 10.0;
        if (times >= LEAST_TIMES) {
            reasons.add(new Moment.Reason(sort, times));
        }
        return Math.min(MOST_TIMES, times);
    }
}

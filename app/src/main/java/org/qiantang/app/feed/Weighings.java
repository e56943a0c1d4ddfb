package org.qiantang.app.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.feed.ImpressionRows.Kept;
import org.qiantang.app.feed.ImpressionRows.Numbered;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.weigh.Bounds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Weighs ways to make lists by what was on screens and what came of it: in the background, one at a time. Only the last one is
 * kept, in memory; it holds sums and nothing of anybody.
 */
final class Weighings implements AutoCloseable {
    static final int MOST_DAYS = 90;
    /** Some hundred megabytes while it is under way, as reckoned. */
    static final int MOST_PLACES = 200_000;

    private static final Logger LOG = LoggerFactory.getLogger(Weighings.class);
    private static final int AT_ONCE = 2_000;
    private static final int ORDERS_AT_ONCE = 5_000;

    private final FeedRows rows;
    private final ImpressionRows impressions;
    private final Purchases purchases;
    private final Suspects suspects;
    private final Bounds bounds;
    private final ExecutorService worker;
    private final InstantSource clock;
    private volatile @Nullable Weighed last;
    private volatile boolean closing;

    Weighings(
            FeedRows rows,
            ImpressionRows impressions,
            Purchases purchases,
            Suspects suspects,
            Bounds bounds,
            ExecutorService worker,
            InstantSource clock) {
        this.rows = rows;
        this.impressions = impressions;
        this.purchases = purchases;
        this.suspects = suspects;
        this.bounds = bounds;
        this.worker = worker;
        this.clock = clock;
    }

    Bounds bounds() {
        return bounds;
    }

    /** The one under way, or the last one; empty where none was begun since the program was started. */
    Optional<Weighed> last() {
        return Optional.ofNullable(last);
    }

    /** Begins to weigh what was seen in the last so many days; empty where one is under way. */
    synchronized Optional<Weighed> begin(int days) {
        if (days < 1 || days > MOST_DAYS) {
            throw new IllegalArgumentException("days: " + days + " (expected: 1.." + MOST_DAYS + ")");
        }
        if (last().filter(one -> one.state() == Weighed.State.RUNNING).isPresent()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        var begun = new Weighed(
                days,
                Weighed.State.RUNNING,
                now,
                null,
                now.minus(Duration.ofDays(days)),
                now.minus(Deeds.WINDOW),
                0,
                0,
                List.of());
        @Nullable Weighed before = last;
        last = begun;
        try {
            worker.execute(() -> run(begun));
        } catch (RejectedExecutionException closed) {
            last = before;
            return Optional.empty();
        }
        return last();
    }

    private void run(Weighed begun) {
        try {
            weigh(begun);
        } catch (RuntimeException | Error trouble) {
            // Whatever ends the work must not leave it under way for ever.
            LOG.warn("weighing of lists ended early: days={}", begun.days(), trouble);
            last = last().orElse(begun).failed(clock.instant());
        }
    }

    private void weigh(Weighed begun) {
        var doubts = new Doubts();
        doubts.take(suspects.now());
        var scales = new Scales(bounds);
        long after = impressions.beforeNewest(MOST_PLACES);
        Deeds paid = paid(
                impressions.firstBetween(after, begun.from(), begun.until()).orElse(begun.until()), doubts);
        Weighed read = begun.read(impressions.countBetween(after, begun.from(), begun.until()), 0);
        last = read;
        for (List<Numbered> some = next(after, begun); !some.isEmpty(); some = next(after, begun)) {
            if (closing) {
                return;
            }
            take(some.stream().map(Numbered::kept).toList(), doubts, paid, scales);
            after = some.getLast().id();
            read = read.read(Math.max(read.total(), read.done() + some.size()), read.done() + some.size());
            last = read;
        }
        last = read.done(scales.results(), clock.instant());
    }

    private List<Numbered> next(long after, Weighed begun) {
        return impressions.between(after, begun.from(), begun.until(), AT_ONCE);
    }

    /** Payments since the first place that is read; they are few beside what is looked at. */
    private Deeds paid(Instant first, Doubts doubts) {
        var paid = new Deeds();
        Instant since = first.minus(Deeds.EARLY);
        long after = 0;
        List<Purchases.Paid> some = purchases.after(after, since, ORDERS_AT_ONCE);
        while (!some.isEmpty() && !closing) {
            for (Purchases.Paid one : some) {
                if (!doubts.paid(one)) {
                    one.products().forEach(product -> paid.add(one.buyerId(), product, Act.PAY, one.at()));
                }
            }
            after = some.getLast().orderId();
            some = purchases.after(after, since, ORDERS_AT_ONCE);
        }
        return paid;
    }

    /** Weighs those of people who may be known and are not in doubt. */
    private void take(List<Kept> some, Doubts doubts, Deeds paid, Scales scales) {
        List<Kept> sound =
                some.stream().filter(kept -> !doubts.act(kept.personId())).toList();
        Map<Long, FeedRows.Choice> choices = rows.choices(people(sound));
        List<Kept> known = sound.stream()
                .filter(kept -> mayWeigh(of(choices, kept), kept.at()))
                .toList();
        Deeds acts = acts(known);
        for (Kept kept : known) {
            scales.add(kept, after(acts, kept, choices) | after(paid, kept, choices));
        }
    }

    private static List<Long> people(List<Kept> some) {
        return some.stream().map(Kept::personId).distinct().toList();
    }

    private static int after(Deeds deeds, Kept kept, Map<Long, FeedRows.Choice> choices) {
        return deeds.after(kept.personId(), kept.impression().item(), kept.at(), of(choices, kept));
    }

    private static FeedRows.Choice of(Map<Long, FeedRows.Choice> choices, Kept kept) {
        return choices.getOrDefault(kept.personId(), FeedRows.Choice.USUAL);
    }

    /** Who has it switched off now is left out as a whole, also with what was kept before. */
    private static boolean mayWeigh(FeedRows.Choice choice, Instant at) {
        return choice.personalised() && choice.mayKnow(at);
    }

    private Deeds acts(List<Kept> known) {
        var acts = new Deeds();
        if (known.isEmpty()) {
            return acts;
        }
        Instant first = known.stream().map(Kept::at).min(Instant::compareTo).orElseThrow();
        Instant latest = known.stream().map(Kept::at).max(Instant::compareTo).orElseThrow();
        rows.between(people(known), first.minus(Deeds.EARLY), latest.plus(Deeds.WINDOW))
                .forEach(done -> acts.add(done.personId(), done.itemId(), done.act(), done.at()));
        return acts;
    }

    /** Leaves what is under way undone. */
    @Override
    public void close() {
        closing = true;
        worker.shutdownNow();
    }
}

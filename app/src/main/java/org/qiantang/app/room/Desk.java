package org.qiantang.app.room;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Appended;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The desk of one show: it takes what its two lanes hold, decides, applies, writes the batch down, then answers.
 *
 * <p>All but {@link #ask} runs on the desk's loop, one turn at a time. It may decide the next batch while earlier ones
 * are being committed; answers wait for their own. When a batch cannot be written, or an event cannot be applied, the
 * memory is thrown away and rebuilt by replay, since it has seen what did not happen.
 */
final class Desk {
    private static final Logger LOG = LoggerFactory.getLogger(Desk.class);
    private static final int TRADE_LANE = 8_192;
    private static final int TALK_LANE = 1_024;
    private static final int TRADE_PER_TURN = 1_024;
    private static final int TALK_PER_TURN = 256;
    private static final int MAX_IN_FLIGHT = 2;

    /** While a batch is written the next one gathers, unless so many requests wait that it is worth deciding beside. */
    private static final int WORTH_A_TURN = 256;

    /** A batch of so many means that more is coming: then the next one is given a moment to gather before it is decided. */
    private static final int RUSH = 32;

    private static final long GATHERING_MILLIS = 1;
    private static final Duration QUIET = Duration.ofMinutes(10);

    /** What is not settled by then waits for the next turn, which the commit brings. */
    private static final int MAX_ROUNDS = 8;

    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final int MOST_DOUBLINGS = 7;

    /**
     * What all desks of a machine share.
     *
     * @param loader replays shows from the journal, which takes a while, beside the loops
     */
    record Tools(
            ShardWriter writer,
            Story story,
            EventCodec codec,
            ShowDecision decision,
            InstantSource clock,
            Executor loader,
            Consumer<Told> audience) {}

    /** Events of one batch, told in order. */
    record Told(long showId, List<Audience.Happened> events) {}

    private final long showId;
    private final Tools tools;
    private final ScheduledExecutorService loop;
    private final Consumer<Desk> leaver;
    // Linked, since most desks are quiet most of the time and their lanes must not lie about empty.
    private final BlockingQueue<Asked> trade = new LinkedBlockingQueue<>(TRADE_LANE);
    private final BlockingQueue<Asked> talk = new LinkedBlockingQueue<>(TALK_LANE);
    private final AtomicBoolean summoned = new AtomicBoolean();
    private @Nullable Show show;
    private boolean loading;
    private int failedLoads;
    private boolean spoiled;
    private int inFlight;
    /** Whether a turn comes by itself: waking the loop for one request costs more than deciding it. */
    private volatile boolean turnComes;

    private long lastPosition;
    private @Nullable Batch newest;
    private @Nullable Instant alarm;
    private Instant lastTurn = Instant.EPOCH;
    private boolean meansToLeave;
    private boolean left;

    /** @param leaver takes the desk out of the house, while nothing can be asked of it */
    Desk(long showId, Tools tools, ScheduledExecutorService loop, Consumer<Desk> leaver) {
        this.showId = showId;
        this.tools = tools;
        this.loop = loop;
        this.leaver = leaver;
    }

    long showId() {
        return showId;
    }

    /** Null where the desk has left: another one must be asked. */
    @Nullable
    CompletableFuture<Receipt> ask(RoomRequest request) {
        var asked = new Asked(request, new CompletableFuture<>());
        boolean taken;
        synchronized (this) {
            if (left) {
                return null;
            }
            taken = switch (request) {
                case RoomRequest.Trade _ -> trade.offer(asked);
                case RoomRequest.Talk _ -> talk.offer(asked);
            };
        }
        if (!taken) {
            return CompletableFuture.completedFuture(new Receipt.Refused(new Refusal.Busy(1)));
        }
        if (isWorthATurn()) {
            summon();
        }
        return asked.receipt();
    }

    private boolean isWorthATurn() {
        return !turnComes || trade.size() >= WORTH_A_TURN;
    }

    /** Makes the desk look after itself: load, release what is overdue. */
    void summon() {
        if (summoned.compareAndSet(false, true)) {
            loop.execute(this::turn);
        }
    }

    private void turn() {
        summoned.set(false);
        if (left) {
            return; // an alarm for what was settled long ago
        }
        Show current = show;
        if (current == null) {
            load();
            return;
        }
        lastTurn = tools.clock().instant();
        if (inFlight >= MAX_IN_FLIGHT || (inFlight > 0 && trade.size() < WORTH_A_TURN)) {
            return; // the next commit summons the desk again
        }
        turnComes = false; // before the lanes are emptied: who saw it stand has put its request there
        var asked = new ArrayList<Asked>();
        trade.drainTo(asked, TRADE_PER_TURN);
        talk.drainTo(asked, TALK_PER_TURN);
        var batch = new Batch();
        try {
            work(current, asked, batch);
        } catch (RuntimeException broken) {
            LOG.error("an event could not be applied, the desk starts again: show={}", showId, broken);
            batch.fail(broken);
            asked.forEach(one -> one.receipt().completeExceptionally(broken));
            spoil();
            summon();
            return;
        }
        write(batch);
        turnComes = inFlight > 0;
        armAlarm(current);
        leaveOneDay(current);
        if (isWorthATurn() && !(trade.isEmpty() && talk.isEmpty())) {
            summon();
        }
    }

    private void work(Show current, List<Asked> asked, Batch batch) {
        Instant now = now(current);
        // First what time asks for: a deadline that has passed has passed for every request of this turn.
        settle(current, now, batch);
        for (Asked one : asked) {
            decide(current, one, now, batch);
        }
        // What a request leads to belongs to its batch: pieces of a withdrawn item leave together with it.
        settle(current, now, batch);
        ShowEvent.TalkHeard heard = batch.gatherTalk(now);
        if (heard != null) {
            current.apply(heard);
        }
    }

    private void settle(Show current, Instant now, Batch batch) {
        for (int round = 0; round < MAX_ROUNDS; round++) {
            List<ShowEvent> events = tools.decision().settle(current, now);
            if (events.isEmpty()) {
                return;
            }
            for (ShowEvent event : events) {
                current.apply(event);
                batch.happened(event, List.of());
            }
        }
    }

    private void decide(Show current, Asked one, Instant now, Batch batch) {
        Outcome outcome;
        try {
            outcome = tools.decision().decide(current, one.request(), now);
        } catch (RuntimeException broken) {
            // The one place where a broken promise is caught: it fails its own request and nobody else's.
            // Only its kind: what somebody said, or where somebody lives, has no place in a log.
            String kind = one.request().getClass().getSimpleName();
            LOG.error("a request could not be decided: show={} request={}", showId, kind, broken);
            one.receipt().completeExceptionally(broken);
            return;
        }
        switch (outcome) {
            case Outcome.Happens happens -> {
                ShowEvent last = happens.events().getLast();
                for (ShowEvent event : happens.events()) {
                    current.apply(event);
                    batch.happened(event, event.equals(last) ? happens.asides() : List.of());
                }
                batch.answers(one, happens.answer());
            }
            case Outcome.Stands stands -> batch.answers(one, stands.answer());
            case Outcome.Said said -> batch.said(one, said);
            case Outcome.Refused(Refusal refusal) -> batch.answers(one, (_, _) -> new Receipt.Refused(refusal));
        }
    }

    private void write(Batch batch) {
        if (batch.isEmpty()) {
            Batch before = newest;
            if (before == null) {
                batch.release(Streams.FLOOR, lastPosition + 1);
            } else {
                before.thenRelease(batch);
            }
            return;
        }
        newest = batch;
        inFlight++;
        CompletableFuture<Appended> appended = tools.writer().append(batch.entries(showId, tools.codec()));
        if (appended.isCompletedExceptionally()) {
            spoil(); // at once: a later batch must not be written after this one was not
        }
        var _ = appended.whenComplete((place, failure) -> loop.execute(() -> committed(batch, place, failure)));
    }

    private void committed(Batch batch, @Nullable Appended place, @Nullable Throwable failure) {
        inFlight--;
        if (newest == batch) {
            newest = null;
        }
        if (place == null) {
            Throwable reason = failure == null ? new IllegalStateException("no place and no failure") : failure;
            LOG.error("a batch was not written, the desk starts again: show={}", showId, reason);
            batch.fail(reason);
            spoil();
        } else {
            lastPosition = place.last();
            tools.audience().accept(new Told(showId, batch.places(place.first())));
            batch.release(place.shard(), place.first());
            if (inFlight == 0 && batch.requests() >= RUSH && trade.size() < WORTH_A_TURN) {
                var _ = loop.schedule(this::summon, GATHERING_MILLIS, TimeUnit.MILLISECONDS);
                return;
            }
        }
        summon();
    }

    private void spoil() {
        show = null;
        spoiled = true;
        turnComes = false;
    }

    private void load() {
        if (loading || inFlight > 0) {
            return; // what is under way must be settled before the journal tells the whole story
        }
        loading = true;
        tools.loader().execute(() -> {
            try {
                var fresh = new Show();
                long[] last = {0};
                tools.story().tellTrade(showId, happened -> {
                    fresh.apply(happened.event());
                    last[0] = happened.position();
                });
                loop.execute(() -> loaded(fresh, last[0]));
            } catch (RuntimeException trouble) {
                LOG.error("a show could not be loaded: show={}", showId, trouble);
                loop.execute(() -> failToLoad(trouble));
            }
        });
    }

    private void loaded(Show fresh, long last) {
        loading = false;
        failedLoads = 0;
        show = fresh;
        lastPosition = last;
        if (spoiled) {
            LOG.info("the desk stands again: show={} position={}", showId, last);
            spoiled = false;
        }
        summon();
    }

    private void failToLoad(RuntimeException trouble) {
        loading = false;
        turnComes = false;
        var asked = new ArrayList<Asked>();
        trade.drainTo(asked);
        talk.drainTo(asked);
        asked.forEach(one -> one.receipt().completeExceptionally(trouble));
        // Perhaps nobody asks again, and yet its holds run out: the desk comes back by itself, ever more seldom.
        long pause = FIRST_PAUSE_MILLIS << Math.min(failedLoads, MOST_DOUBLINGS);
        failedLoads++;
        var _ = loop.schedule(this::summon, pause, TimeUnit.MILLISECONDS);
    }

    /** A show that is over, or never was, is not kept in memory: who asks for it later has it replayed. */
    private void leaveOneDay(Show current) {
        if (!meansToLeave && isOver(current)) {
            meansToLeave = true;
            var _ = loop.schedule(this::leave, QUIET.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Leaves if nothing has been asked for a while; runs on the loop, as all turns do. */
    void leave() {
        meansToLeave = false;
        Show current = show;
        if (left || current == null || !isOver(current)) {
            return;
        }
        boolean quiet = !lastTurn.plus(QUIET).isAfter(tools.clock().instant());
        synchronized (this) {
            if (quiet && inFlight == 0 && trade.isEmpty() && talk.isEmpty()) {
                left = true;
                leaver.accept(this);
                return;
            }
        }
        leaveOneDay(current);
    }

    private static boolean isOver(Show show) {
        return show.state() == Show.State.CLOSED || show.state() == Show.State.UNKNOWN;
    }

    private void armAlarm(Show current) {
        Instant next = current.nextMoment();
        if (next == null || (alarm != null && !next.isBefore(alarm))) {
            return;
        }
        alarm = next;
        long wait = Math.max(1, Duration.between(tools.clock().instant(), next).toMillis() + 1);
        var _ = loop.schedule(
                () -> {
                    alarm = null;
                    summon();
                },
                wait,
                TimeUnit.MILLISECONDS);
    }

    /** Stream time: never behind an event that is already there, and no finer than the journal keeps. */
    private Instant now(Show current) {
        Instant now = tools.clock().instant().truncatedTo(ChronoUnit.MICROS);
        return now.isBefore(current.lastAt()) ? current.lastAt() : now;
    }
}

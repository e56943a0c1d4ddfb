package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.engine.performance.presenter.Pose;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.Made;
import org.qiantang.event.DigitalHost.Occasion;
import org.qiantang.event.ShowEvent.HostKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says one sentence: made true, judged, given a voice, written down, and only then heard. While it is heard it is made
 * true again whenever something moves that it may stand on, and cut if it is true no more.
 *
 * <p>One thread says; that something has moved, and that a viewer asks, comes from others.
 */
final class Mouthpiece {
    private static final Logger LOG = LoggerFactory.getLogger(Mouthpiece.class);
    private static final long RECEIPT_SECONDS = 2;
    private static final int MOST_REMAKES = 5;
    /** What nobody may cut for a question: the reply to one, what the law wants said, and the end. */
    private static final Set<Occasion> SHIELDED =
            Set.of(Occasion.ANSWER, Occasion.STAFF, Occasion.LABEL, Occasion.BRIDGE, Occasion.FAREWELL);

    private static final Duration LONGEST_READY = Duration.ofSeconds(15);
    private static final Duration LONGEST_OVER = Duration.ofSeconds(10);

    /** What came of saying something. */
    enum Said {
        SPOKEN,
        /** Staff, a person who took the air, or a viewer's question cut it. */
        CUT,
        /** The stock, or another thing that it stands on, moved while it was heard. */
        MOVED,
        /** A price that it stands on moved while it was heard. */
        REPRICED,
        /** It is true no more, and was not said. */
        STALE,
        REFUSED,
        /** The desk did not write it down, so it was not said. */
        UNRECORDED
    }

    /** How a sentence may be said. */
    record Manner(Pose pose, HostTurn turn, Duration breath, boolean recorded) {}

    private record Now(Saying saying, String text, Cue cue, HostTurn turn, AtomicBoolean lookedAt) {}

    private record Moved(Now now, boolean price) {}

    private final long showId;
    private final Performance.Company company;
    private final Voice voice;
    private final Presenter presenter;
    private final Calls calls;
    private final Executor background;
    private final AtomicLong changes = new AtomicLong();

    private volatile @Nullable Now current;
    private volatile @Nullable Moved moved;
    private volatile @Nullable Thread owner;
    private volatile Instant due = Instant.MAX;

    Mouthpiece(
            long showId,
            Performance.Company company,
            Voice voice,
            Presenter presenter,
            Calls calls,
            Executor background) {
        this.showId = showId;
        this.company = company;
        this.voice = voice;
        this.presenter = presenter;
        this.calls = calls;
        this.background = background;
    }

    /** The sentence now being said. */
    record Current(Occasion occasion, String text, @Nullable Long itemId, List<String> facts) {}

    Optional<Current> current() {
        Now now = current;
        return now == null
                ? Optional.empty()
                : Optional.of(new Current(
                        now.saying().occasion(),
                        now.text(),
                        now.saying().itemId(),
                        now.saying().facts()));
    }

    Optional<String> trouble() {
        return voice.trouble();
    }

    /** When whatever is being done now should be over; far away where nothing is being done. */
    Instant due() {
        return due;
    }

    /** Counts all that moved so far: while it stays the same, what was true still is. */
    long changes() {
        return changes.get();
    }

    /** A sentence's sound is made meanwhile. */
    void prepare(Supplier<Optional<String>> next) {
        voice.prepare(next);
    }

    /** This thread begins a step, and should soon be done with it. */
    void begins() {
        owner = Thread.currentThread();
        due = company.clock().instant().plus(LONGEST_READY);
    }

    /** This thread is done with its step. */
    void ends() {
        if (owner == Thread.currentThread()) {
            due = Instant.MAX;
        }
    }

    Said say(Saying saying, Manner manner, Runnable begun) throws InterruptedException {
        try {
            for (int tries = 0; tries < MOST_REMAKES; tries++) {
                long seen = changes.get();
                Optional<String> text = saying.now().get();
                requireTurn();
                if (text.isEmpty()) {
                    return Said.STALE;
                }
                Passed passed = company.gate().judgeOnAir(showId, saying.itemId(), text.get());
                requireTurn();
                if (!passed.allowed()) {
                    refused(text.get(), saying.itemId(), passed);
                    return Said.REFUSED;
                }
                Speech speech = voice.speech(text.get());
                requireTurn();
                Now now = new Now(saying, text.get(), new Cue(manner.breath()), manner.turn(), new AtomicBoolean(true));
                // From here on whatever moves finds it; what moved before is looked for once more.
                current = now;
                if (changes.get() == seen || isStillTrue(now)) {
                    return perform(now, speech, passed, manner, begun);
                }
                current = null;
            }
            LOG.info("a sentence was left out since its facts would not hold still: show={}", showId);
            return Said.STALE;
        } finally {
            if (owner == Thread.currentThread()) {
                current = null;
            }
        }
    }

    /** Whoever hung and was given up must do nothing more when it comes to itself. */
    void requireTurn() throws InterruptedException {
        if (Thread.interrupted() || owner != Thread.currentThread()) {
            throw new InterruptedException("given up");
        }
    }

    private Said perform(Now now, Speech speech, Passed passed, Manner manner, Runnable begun)
            throws InterruptedException {
        Saying saying = now.saying();
        var line = new RoomRequest.HostLine(
                HostKind.DIGITAL,
                saying.itemId(),
                now.text(),
                passed.verdict(),
                passed.findings(),
                false,
                passed.judgedBy(),
                null,
                new Made(saying.occasion(), saying.facts(), speech.engine()));
        if (!ask(line) && manner.recorded()) {
            return Said.UNRECORDED;
        }
        company.onStage().speaking(showId, now.text(), saying.itemId());
        begun.run();
        due = company.clock()
                .instant()
                .plusMillis(1_000 * speech.length() / Speech.RATE)
                .plus(LONGEST_OVER);
        boolean whole = presenter.say(speech, manner.pose(), now.cue());
        requireTurn();
        if (whole) {
            return Said.SPOKEN;
        }
        Moved untrue = moved;
        moved = null;
        if (untrue == null || !untrue.now().equals(now)) {
            return Said.CUT;
        }
        return untrue.price() ? Said.REPRICED : Said.MOVED;
    }

    /** Whatever was being said is said no more; its thread is on its way out. */
    void givenUp() {
        owner = null;
        cut();
        current = null;
        due = Instant.MAX;
    }

    /** A viewer's question would like its answer; what is being said makes room for it as it may. */
    void interrupt() {
        Now now = current;
        if (now == null || SHIELDED.contains(now.saying().occasion())) {
            return;
        }
        switch (now.turn()) {
            case AT_ONCE -> now.cue().cut();
            case NEXT_CLAUSE -> now.cue().cutAtPause();
            case NEXT_SENTENCE -> {}
        }
    }

    /** Stops what is being said, to be said again. */
    void cut() {
        Now now = current;
        if (now != null) {
            now.cue().cut();
        }
    }

    /**
     * What items cost, or how many pieces are left of them, has moved. Does not block.
     *
     * @param items those it concerns; none where that is not known
     * @param price whether it is the price, of which not a syllable more is heard until it is known to be still so
     */
    void moved(Set<Long> items, boolean price) {
        changes.incrementAndGet();
        Now now = current;
        if (now == null) {
            return;
        }
        Long about = now.saying().itemId();
        if (about != null && !items.isEmpty() && !items.contains(about)) {
            return;
        }
        // One look is enough for all the orders that come before it.
        boolean looks = now.lookedAt().getAndSet(false) || price;
        if (price) {
            now.cue().hold();
        }
        if (looks) {
            background.execute(() -> check(now, price));
        }
    }

    private void check(Now now, boolean price) {
        boolean holds = false;
        try {
            now.lookedAt().set(true);
            holds = isStillTrue(now);
        } catch (RuntimeException broken) {
            // Of what is not known to be true no more is said.
            LOG.warn("a sentence was cut since it could not be looked at again: show={}", showId, broken);
        } finally {
            if (!holds) {
                moved = new Moved(now, price);
                now.cue().cut();
            }
            if (price) {
                now.cue().release();
            }
        }
    }

    private boolean isStillTrue(Now now) {
        return now.saying().now().get().filter(now.text()::equals).isPresent()
                && company.gate()
                        .judge(showId, now.saying().itemId(), now.text())
                        .allowed();
    }

    /** True if the desk has written it down. */
    boolean ask(RoomRequest request) throws InterruptedException {
        try {
            return switch (company.rooms().ask(showId, request).get(RECEIPT_SECONDS, TimeUnit.SECONDS)) {
                case Receipt.Done _, Receipt.Held _ -> true;
                case Receipt.Refused(Refusal refusal) -> {
                    LOG.info("the desk refused the host: show={} refusal={}", showId, refusal);
                    yield false;
                }
            };
        } catch (ExecutionException | TimeoutException failed) {
            LOG.warn("the desk did not answer the host: show={}", showId, failed);
            return false;
        }
    }

    /** A line that the guard keeps from being said is told to staff. */
    void refused(String text, @Nullable Long itemId, Passed passed) {
        LOG.info("a line was dropped: show={} verdict={} findings={}", showId, passed.verdict(), passed.findings());
        calls.ring(Calls.Why.GOVERNANCE, text, company.clock().instant());
        company.onStage().finding(showId, text, itemId, passed.verdict(), passed.findings());
    }
}

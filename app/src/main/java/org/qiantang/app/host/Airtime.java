package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.presenter.Look;
import org.qiantang.engine.performance.presenter.Pose;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What of one show's digital host is on air, for pages that draw her themselves: the sentence under way, how far it is, and the
 * few before it.
 *
 * <p>The broadcast tells it frame by frame, so nothing is known here before it was on air; and what was cut is forgotten at once.
 */
final class Airtime {
    /** Pages are a second behind the air and may ask a little late; who comes later has no use for a sentence. */
    static final int MOST_KEPT = 4;

    static final int MOST_CUTS = 8;
    /** More than the broadcast makes up for by itself. */
    static final Duration DRIFT = Duration.ofMillis(600);

    private static final Logger LOG = LoggerFactory.getLogger(Airtime.class);

    private final Playbill show;
    private final Consumer<Optional<DrawnMoment>> pages;
    private final Executor background;
    private final InstantSource clock;
    private final Consumer<Airtime> over;
    private final Object inOrder = new Object();

    // Guarded by this.
    private final Deque<AiredSentence> kept = new ArrayDeque<>();
    private final Deque<String> cuts = new ArrayDeque<>();
    private @Nullable AiredSentence current;
    private boolean onAir;
    private boolean held;
    private boolean telling;
    private boolean known;
    private boolean retired;
    private long sample;
    private Instant at;

    /**
     * Off the air.
     *
     * @param pages is told, on the background, how it stands; empty while she has not the air
     * @param over is told when the broadcast has ended
     */
    Airtime(
            Playbill show,
            Consumer<Optional<DrawnMoment>> pages,
            Executor background,
            InstantSource clock,
            Consumer<Airtime> over) {
        this.show = show;
        this.pages = pages;
        this.background = background;
        this.clock = clock;
        this.over = over;
        this.at = clock.instant();
    }

    /** Of a broadcast that no page draws. */
    static Airtime unheard(Playbill show) {
        return new Airtime(show, _ -> {}, _ -> {}, () -> Instant.EPOCH, _ -> {});
    }

    /** As she looks now. */
    Look look() {
        return show.presentation().get().look();
    }

    /** How it stands; empty while she has not the air. */
    synchronized Optional<DrawnMoment> moment() {
        if (!onAir || retired) {
            return Optional.empty();
        }
        AiredSentence now = current;
        double place = now == null ? 0 : Math.round(1_000.0 * sample / Speech.RATE) / 1_000.0;
        return Optional.of(
                new DrawnMoment(now == null ? null : now.id(), place, now != null && held, at, List.copyOf(cuts)));
    }

    /** A sentence that is or was on air and has not been cut. */
    synchronized Optional<AiredSentence> sentence(String id) {
        return kept.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** A frame carries a sentence on from this sample of it. */
    synchronized void goes(Speech speech, Pose pose, long from) {
        Instant now = clock.instant();
        AiredSentence before = current;
        if (before == null || !before.is(speech)) {
            AiredSentence begun = new AiredSentence(UUID.randomUUID().toString(), show, speech, pose);
            current = begun;
            kept.addLast(begun);
            if (kept.size() > MOST_KEPT) {
                kept.removeFirst();
            }
            stands(from, now, false);
        } else if (held || isOff(from, now)) {
            stands(from, now, false);
        }
    }

    /** A frame carries nothing of the sentence, which keeps its place. */
    synchronized void waits(long from) {
        if (current != null && !held) {
            stands(from, clock.instant(), true);
        }
    }

    /** @param whole false where it was cut */
    synchronized void ends(boolean whole) {
        AiredSentence ended = current;
        if (ended == null) {
            return;
        }
        current = null;
        if (!whole) {
            kept.remove(ended);
            noteCut(ended.id());
        }
        stands(0, clock.instant(), false);
    }

    /** She has the air, or has lost it. The first word is told in any case: one before this may have told otherwise. */
    synchronized void air(boolean has) {
        if (!known || onAir != has) {
            ends(false);
            known = true;
            onAir = has;
            stands(0, clock.instant(), false);
        }
    }

    /** The broadcast has ended: nothing is given out any more. */
    void close() {
        air(false);
        forget();
        over.accept(this);
    }

    /** Takes the place of one that may still be ending: of that one nobody is told any more, and what it was saying is cut. */
    void replace(Airtime before) {
        List<String> silenced = before.retire();
        synchronized (this) {
            silenced.forEach(this::noteCut);
        }
    }

    private List<String> retire() {
        // What it is telling now comes before all that the next one tells.
        synchronized (inOrder) {
            synchronized (this) {
                AiredSentence broken = current;
                if (broken != null) {
                    noteCut(broken.id());
                }
                retired = true;
                forget();
                return List.copyOf(cuts);
            }
        }
    }

    private synchronized void noteCut(String id) {
        cuts.addLast(id);
        if (cuts.size() > MOST_CUTS) {
            cuts.removeFirst();
        }
    }

    private synchronized void forget() {
        kept.clear();
        current = null;
    }

    private void stands(long from, Instant now, boolean waiting) {
        sample = from;
        at = now.truncatedTo(ChronoUnit.MILLIS);
        held = waiting;
        if (!telling) {
            telling = true;
            tellSoon();
        }
    }

    private boolean isOff(long from, Instant now) {
        long expected = sample + Duration.between(at, now).toMillis() * Speech.RATE / 1_000;
        return Math.abs(from - expected) > DRIFT.toMillis() * Speech.RATE / 1_000;
    }

    /** Frames are not kept waiting by those who hear of them. */
    private void tellSoon() {
        try {
            background.execute(this::tell);
        } catch (RejectedExecutionException closing) {
            LOG.debug("pages are told nothing more of a host: show={}", show.showId(), closing);
        }
    }

    private void tell() {
        // One after another: an older moment must not be told behind a newer one.
        synchronized (inOrder) {
            Optional<DrawnMoment> now;
            synchronized (this) {
                telling = false;
                if (retired) {
                    return;
                }
                now = moment();
            }
            pages.accept(now);
        }
    }
}

package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.Programmes;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.presenter.Pose;

/**
 * A broadcast whose time costs nothing: its frames are due at once, and where an encoder would take them they are
 * counted.
 *
 * <p>Simulated time stands still while whoever performs is on the way from one sentence to the next, so that a busy
 * machine makes no pauses that are not the host's own.
 */
final class SimulatedAir implements FrameSink, Presenter, AutoCloseable {
    static final Format FORMAT = new Format(90, 160, 25);
    static final long FRAME_NANOS = 1_000_000_000L / FORMAT.frames();
    static final Instant BEGIN = Instant.parse("2026-11-29T00:00:00Z");

    private static final Playbill SHOW = new Playbill(Rehearsal.SHOW, 3, "钱塘茶集");
    private static final int MOST_WRONG = 20;

    /** What happens at a moment, on the frames' own thread. */
    interface Happening {
        void frame(long frames);
    }

    /** A stretch on the air: from a frame 0 to the one after which the air was lost. */
    static final class Run {
        long frames;
        long samples;
        long firstNanos;
        long lastNanos;
        long lateNanos;
    }

    /** What came of a sentence. */
    record Said(String text, boolean whole, Instant at) {}

    /** A sentence on its way; how much of it was taken is known to the frames' thread. */
    private static final class Under {
        final Speech speech;
        final Cue cue;
        final long length;
        final AtomicLong taken = new AtomicLong();
        volatile boolean ended;
        /** It was heard, and the air was lost; whoever performs may not have found that out yet. */
        volatile boolean lost;

        Under(Speech speech, Cue cue) {
            this.speech = speech;
            this.cue = cue;
            this.length = speech.length() + cue.breath().toMillis() * Speech.RATE / 1_000;
        }

        boolean isHeld() {
            return cue.sign(false) == Cue.Sign.WAIT;
        }

        boolean isOver() {
            return lost || cue.isCut() || taken.get() >= length;
        }
    }

    final Airtime airtime;
    final Broadcast broadcast;
    /** Before each frame, when nothing of it has been put together yet. */
    volatile Happening before = _ -> {};
    /** While the encoder takes a frame. */
    volatile Happening during = _ -> {};
    /** How late the next frame is, in nanoseconds; asked once for each. */
    volatile LongUnaryOperator late = _ -> 0;
    /** Run by whoever performs, on the way out of a sentence: where a busy machine may keep her. */
    volatile Runnable leaving = () -> {};

    final List<Said> said = Collections.synchronizedList(new ArrayList<>());
    final List<Run> runs = new CopyOnWriteArrayList<>();
    final List<String> wrong = new CopyOnWriteArrayList<>();
    /** Samples of a sentence that were taken after it was cut, the most of any. */
    final AtomicLong mostAfterCut = new AtomicLong();

    /** The most broken-off sentences that pages were told of at once. */
    final AtomicInteger mostCutsTold = new AtomicInteger();

    private final Programmes programmes = new Programmes(InstantSource.system(), (_, _, _) -> {});
    private final AtomicLong nanos = new AtomicLong();
    private volatile @Nullable Under under;
    private volatile boolean onAir;
    private volatile boolean over;
    private volatile boolean composing;
    private volatile boolean resting = true;
    // Of the frames' own thread.
    private boolean quiet = true;
    private @Nullable Run run;
    private @Nullable Under broken;
    private long afterCut;
    private long frames;

    SimulatedAir() {
        airtime = new Airtime(SHOW, this::pages, Runnable::run, this::now, _ -> {});
        broadcast = new Broadcast(SHOW, FORMAT, this, new Beat(nanos::get, this::restUntil), null, airtime);
    }

    /**
     * A host at work here, whose company goes by this time, with a voice that only takes so long as its words. What
     * does not move of the script lies ready, for a day of sound takes minutes to make.
     */
    HostedShow host(Performance.Company company, HostSetting setting, Script script, Executor background) {
        var calls = new Calls();
        var voice = new Voice(SimulatedAir::spoken, SpeechDictionary.NONE, background, this::now);
        voice.keep(Phrases.WARM.fixed());
        voice.keep(script.segments().stream()
                .flatMap(segment -> segment.lines().stream())
                .map(ScriptLine::text)
                .filter(text -> !text.contains("{"))
                .toList());
        var mouth = new Mouthpiece(Rehearsal.SHOW, company, voice, this, calls, background);
        var performance = new Performance(Rehearsal.SHOW, company, setting, List.of(), mouth, calls);
        performance.follow(script);
        return new HostedShow(SHOW, performance, broadcast, programmes.openDigital(SHOW.roomId()));
    }

    /** Some noise that is another for other words, a fifth of a second for each of them. */
    private static Utterance spoken(String words) {
        short[] noise = new short[words.length() * Speech.RATE / 5];
        int state = words.hashCode() | 1;
        for (int i = 0; i < noise.length; i++) {
            state = state * 1_103_515_245 + 12_345;
            noise[i] = (short) (state >> 18);
        }
        return new Utterance(words, noise, Speech.RATE, List.of(), List.of());
    }

    Instant now() {
        return BEGIN.plusNanos(nanos.get());
    }

    Duration passed() {
        return Duration.ofNanos(nanos.get());
    }

    long frames() {
        return runs.stream().mapToLong(one -> one.frames).sum();
    }

    /** The show has the air, or loses it; to be told to the show itself, too. */
    void air(boolean has) {
        onAir = has;
    }

    /** Nothing is on the air for so long. */
    void away(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    /** Whether the frames have ended since the air was lost. */
    boolean isResting() {
        return resting;
    }

    /** Counts no more, and holds nobody up. */
    void end() {
        over = true;
    }

    @Override
    public boolean say(Speech speech, Pose pose, Cue cue) throws InterruptedException {
        // Whoever puts a frame together has the sentence before in hand.
        while (composing) {
            Thread.onSpinWait();
        }
        Instant at = now();
        Under mine = new Under(speech, cue);
        under = mine;
        boolean whole = false;
        try {
            whole = broadcast.say(speech, pose, cue);
            return whole;
        } finally {
            leaving.run();
            ended(mine, whole, at);
        }
    }

    private void ended(Under mine, boolean whole, Instant at) {
        if (!over) {
            said.add(new Said(mine.speech.text(), whole, at));
            // Its last frame may still be on its way to be counted.
            if (whole && mine.taken.get() + Speech.RATE / FORMAT.frames() < mine.length) {
                tell("\"" + mine.speech.text() + "\" was said whole in " + mine.taken + " samples of " + mine.length);
            }
        }
        mine.ended = true;
    }

    @Override
    public void send(long frame, Shot shot, short[] sound, int samples) {
        quiet = shot.words() == null;
        resting = false;
        if (!over) {
            during.frame(frames);
            count(frame, samples);
            compare(shot, sound, samples);
            frames++;
        }
        composing = false;
    }

    @Override
    public void rest() {
        run = null;
        composing = false;
        Under now = under;
        // Begun while she had the air, which she has no more. What is begun from here on is another sentence.
        if (now != null && now.cue.isFollowed() && !onAir) {
            now.lost = true;
        }
        resting = true;
    }

    @Override
    public void dress(Dressing dressing) {}

    @Override
    public void check() {}

    @Override
    public void kill() {}

    @Override
    public void close() {
        over = true;
        broadcast.close();
        programmes.close();
    }

    private void restUntil(long due) {
        if (!over) {
            before.frame(frames);
        }
        while (!over && onAir && quiet && isSheOnHerWay(under)) {
            LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(20));
        }
        long lateness = over ? 0 : late.applyAsLong(frames);
        nanos.accumulateAndGet(due + lateness, Math::max);
        composing = true;
    }

    /**
     * Whether the next sentence is being made ready, or a held one looked at again: that takes the machine's time, and
     * none here.
     */
    private static boolean isSheOnHerWay(@Nullable Under now) {
        return now == null || now.ended || now.isOver() || !now.cue.isFollowed() || now.isHeld();
    }

    private void count(long frame, int samples) {
        Run now = run;
        if (now == null || frame == 0) {
            now = new Run();
            now.firstNanos = nanos.get();
            run = now;
            runs.add(now);
        }
        if (frame != now.frames) {
            tell("frame " + frame + " came after " + (now.frames - 1));
        }
        long due = now.firstNanos + now.lateNanos + now.frames * FRAME_NANOS;
        if (nanos.get() - due > TimeUnit.MILLISECONDS.toNanos(500)) {
            now.lateNanos += nanos.get() - due;
        }
        now.frames++;
        now.samples += samples;
        now.lastNanos = nanos.get();
    }

    /** What is heard must be the sentence, from where it was. */
    private void compare(Shot shot, short[] sound, int samples) {
        Under now = under;
        if (shot.words() == null || now == null) {
            return;
        }
        if (!shot.words().equals(now.speech.text())) {
            tell("\"" + shot.words() + "\" is heard in the place of \"" + now.speech.text() + "\"");
            return;
        }
        if (now.cue.isCut()) {
            afterCut = now.equals(broken) ? afterCut + samples : samples;
            broken = now;
            mostAfterCut.accumulateAndGet(afterCut, Math::max);
        }
        if (now.taken.get() >= now.length) {
            tell("\"" + shot.words() + "\" goes on after its end");
        }
        short[] whole = now.speech.samples();
        int from = (int) Math.min(whole.length, now.taken.get());
        int to = (int) Math.min(whole.length, now.taken.get() + samples);
        if (!Arrays.equals(whole, from, to, sound, 0, to - from)) {
            tell("\"" + shot.words() + "\" is not heard as it is from sample " + now.taken + " on");
        }
        now.taken.addAndGet(samples);
    }

    private void tell(String what) {
        if (wrong.size() < MOST_WRONG) {
            wrong.add(what + " at " + now());
        }
    }

    private void pages(Optional<DrawnMoment> moment) {
        moment.ifPresent(now -> mostCutsTold.accumulateAndGet(now.cut().size(), Math::max));
    }
}

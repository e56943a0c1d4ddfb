package org.qiantang.app.avatar;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.host.Body;
import org.qiantang.app.media.FlvTag;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.WavFile;
import org.qiantang.engine.performance.presenter.Likeness;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The body that one engine gives to one show: what it is handed, what comes back of it, and whether it does well. */
final class Avatar implements Body {
    private static final Logger LOG = LoggerFactory.getLogger(Avatar.class);
    private static final long STALE_MS = 2_000;
    private static final long LONGEST_ASKING_SECONDS = 5;
    private static final long BLIND_NANOS = Duration.ofSeconds(2).toNanos();

    /** What an avatar works with. */
    record Tools(Path ffmpeg, InstantSource clock, LongSupplier nanos) {}

    private final AvatarSettings.Engine engine;
    private final LiveTalking door;
    private final Tools tools;
    private final int width;
    private final int height;
    private final Consumer<Avatar> left;
    private final Health health;
    private final Reel reel = new Reel();
    private final Echo echo = new Echo();
    /** Where what was seen and heard of the engine comes in. */
    final Eye.Sink eyeAndEar = new Looking();

    /** One after the other, so that what is to stop an old sentence never stops a new one. */
    private final ExecutorService hands = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("avatar-hands-", 0).factory());

    // Of the thread that tags come on, except for closing.
    private @Nullable FlvTag pictureSetup;
    private @Nullable FlvTag soundSetup;
    private volatile @Nullable Eye eye;
    private volatile boolean closed;
    private long blindUntil = Long.MIN_VALUE;

    // Guarded by this.
    private boolean wasFresh;
    private boolean asking;

    /** @param left is run when the show needs this no more */
    Avatar(AvatarSettings.Engine engine, LiveTalking door, Tools tools, int width, int height, Consumer<Avatar> left) {
        this.engine = engine;
        this.door = door;
        this.tools = tools;
        this.width = width;
        this.height = height;
        this.left = left;
        this.health = new Health(tools.clock());
    }

    /** A tag of the engine's stream; never waits. */
    void look(FlvTag tag) {
        if (closed) {
            return;
        }
        if (tag.isSetup()) {
            begin(tag);
            return;
        }
        Eye open = eye;
        if (open != null && open.look(tag)) {
            return;
        }
        FlvTag picture = pictureSetup;
        FlvTag sound = soundSetup;
        long now = tools.nanos().getAsLong();
        if (!tag.isKeyFrame()
                || picture == null
                || sound == null
                || (blindUntil != Long.MIN_VALUE && now < blindUntil)) {
            return;
        }
        blindUntil = now + BLIND_NANOS;
        reel.clear();
        echo.clear();
        Eye opened = Eye.open(tools.ffmpeg(), width, height, List.of(picture, sound), eyeAndEar);
        eye = opened;
        opened.look(tag);
        if (closed) {
            opened.close();
        }
    }

    /** Some senders tell their setup again and again; only another one begins another stream. */
    private void begin(FlvTag setup) {
        boolean picture = setup.type() == FlvTag.Type.VIDEO;
        FlvTag before = picture ? pictureSetup : soundSetup;
        if (before != null && before.payload().equals(setup.payload())) {
            return;
        }
        shut();
        if (picture) {
            pictureSetup = setup;
        } else {
            soundSetup = setup;
        }
    }

    /** The stream is over, or another begins. */
    void shut() {
        Eye open = eye;
        eye = null;
        if (open != null) {
            open.close();
        }
    }

    private final class Looking implements Eye.Sink {
        @Override
        public void seen(long ms, Likeness picture) {
            reel.add(ms, picture, tools.nanos().getAsLong());
        }

        @Override
        public void heard(long ms, short[] samples) {
            int before = echo.strange();
            echo.hear(ms, samples);
            if (echo.strange() > before) {
                LOG.warn("an avatar spoke what was not ours, and was not heard: room={}", engine.room());
            }
        }
    }

    @Override
    public Optional<Take> take(short[] samples, int rate) throws InterruptedException {
        if (!isUsable()) {
            return Optional.empty();
        }
        short[] sound = new Utterance("", samples, rate, List.of(), List.of())
                .resampledTo(Echo.SOUND_RATE)
                .samples();
        byte[] wav = WavFile.of(sound, Echo.SOUND_RATE, "");
        Future<Echo.Sentence> said;
        try {
            said = hands.submit(() -> say(sound, wav));
        } catch (RejectedExecutionException over) {
            LOG.debug("an avatar was closed", over);
            return Optional.empty();
        }
        try {
            return Optional.of(new Handed(said.get(LONGEST_ASKING_SECONDS, TimeUnit.SECONDS)));
        } catch (InterruptedException givenUp) {
            said.cancel(true);
            stop();
            throw givenUp;
        } catch (ExecutionException failed) {
            failed(failed.getCause() instanceof LiveTalking.Refused ? Trouble.REFUSED : Trouble.UNREACHABLE, failed);
        } catch (TimeoutException hangs) {
            said.cancel(true);
            failed(Trouble.UNREACHABLE, hangs);
        }
        return Optional.empty();
    }

    private Echo.Sentence say(short[] sound, byte[] wav) throws IOException, InterruptedException, LiveTalking.Refused {
        Echo.Sentence sentence = echo.sent(sound);
        boolean taken = false;
        try {
            door.say(wav);
            taken = true;
            return sentence;
        } finally {
            if (!taken) {
                sentence.giveUp();
            }
        }
    }

    private void failed(Trouble what, Exception why) {
        Throwable cause = why.getCause() == null ? why : why.getCause();
        LOG.warn("an avatar is left alone for a while: engine={} trouble={} reason={}", engine, what, cause.toString());
        health.failed(what);
    }

    @Override
    public @Nullable Likeness resting() {
        return isUsable() ? reel.resting(tools.nanos().getAsLong()) : null;
    }

    @Override
    public State state() {
        Trouble trouble = isFresh() ? health.trouble() : Trouble.NO_PICTURE;
        return new State(LiveTalking.NAME, trouble, health.again(), echo.strange());
    }

    @Override
    public void close() {
        closed = true;
        left.accept(this);
        shut();
        hands.shutdownNow();
        door.close();
    }

    private boolean isFresh() {
        return reel.isFresh(tools.nanos().getAsLong(), STALE_MS);
    }

    /** Whether it sends pictures and does well; one whose rest is over is asked meanwhile. */
    private synchronized boolean isUsable() {
        boolean fresh = isFresh();
        if (wasFresh && !fresh) {
            LOG.warn("an avatar sends no picture any more: engine={}", engine);
            health.failed(Trouble.NO_PICTURE);
        }
        wasFresh = fresh;
        if (fresh && !asking && !closed && health.mayBeAsked()) {
            asking = true;
            hands.execute(this::ask);
        }
        return fresh && health.isWell();
    }

    private void ask() {
        try {
            door.greet();
            health.answers();
        } catch (IOException failed) {
            failed(Trouble.UNREACHABLE, failed);
        } catch (LiveTalking.Refused refused) {
            failed(Trouble.REFUSED, refused);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException broken) {
            // Its words may hold what the request held.
            LOG.error("an avatar could not be asked: engine={} fault={}", engine, broken.getClass());
            health.failed(Trouble.UNREACHABLE);
        } finally {
            synchronized (this) {
                asking = false;
            }
        }
    }

    /** The engine takes seconds to fall silent; what the audience hears is silent already. */
    private void stop() {
        try {
            hands.execute(() -> {
                try {
                    door.interrupt();
                } catch (IOException | LiveTalking.Refused failed) {
                    LOG.info("an avatar could not be stopped: engine={} reason={}", engine, failed.toString());
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (RejectedExecutionException over) {
            LOG.debug("an avatar was closed before it could be stopped", over);
        }
    }

    /** A sentence that the engine took. Of the frames' thread. */
    private final class Handed implements Take {
        private final Echo.Sentence sentence;
        private final long since = tools.nanos().getAsLong();
        private boolean begun;
        private boolean over;

        private Handed(Echo.Sentence sentence) {
            this.sentence = sentence;
        }

        @Override
        public Progress progress() {
            if (over) {
                return Progress.LOST;
            }
            Long start = firstPictureMs();
            if (!isFresh()) {
                return lost(Trouble.NO_PICTURE);
            }
            if (sentence.isOther()) {
                return lost(Trouble.OTHER_WORDS);
            }
            if (start == null) {
                boolean late =
                        tools.nanos().getAsLong() - since > engine.patience().toNanos();
                return late ? lost(Trouble.LATE) : Progress.COMING;
            }
            // It begins when the audience has come to it; what has gone by already begins at once.
            if (!begun && reel.head() < start && start - reel.head() < 2 * Reel.BEHIND_MS) {
                long longest = engine.patience().toNanos() + 2_000_000L * Reel.BEHIND_MS;
                return tools.nanos().getAsLong() - since > longest ? lost(Trouble.LATE) : Progress.COMING;
            }
            if (!begun) {
                begun = true;
                health.doesWell();
            }
            return Progress.BEGUN;
        }

        /** Where its first picture is on the engine's clock; null while it was not found. */
        private @Nullable Long firstPictureMs() {
            Long sound = sentence.startMs();
            return sound == null ? null : sound - engine.lipsMs();
        }

        private Progress lost(Trouble why) {
            LOG.warn("a sentence goes on with our own presenter: engine={} trouble={}", engine, why);
            // A picture that is lost is noted once, whoever sees it first.
            if (why == Trouble.NO_PICTURE) {
                isUsable();
            } else {
                health.failed(why);
            }
            cut();
            return Progress.LOST;
        }

        @Override
        public @Nullable Likeness at(double second) {
            Long start = firstPictureMs();
            if (progress() != Progress.BEGUN || start == null) {
                return null;
            }
            return reel.at(start + Math.round(1_000 * second), tools.nanos().getAsLong());
        }

        @Override
        public void cut() {
            if (!over) {
                over = true;
                sentence.giveUp();
                stop();
            }
        }
    }
}

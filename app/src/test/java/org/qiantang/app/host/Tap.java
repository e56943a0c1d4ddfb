package org.qiantang.app.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.media.FlvTag;

/**
 * Sits before the encoder of a host at work and behind it, and notes what comes and when. Keeps the sentence under way
 * and the one before it, and numbers for all else, so that hours of frames leave it as large as it was.
 */
final class Tap implements FrameSink {
    private static final int HEARD = 300;
    private static final long MOST_LATE = TimeUnit.MILLISECONDS.toNanos(500);

    /**
     * How a sentence came to the encoder; times are those at which it had taken the frame, 0 where there was none.
     *
     * @param sounding the first frame in which anything is heard
     * @param last the last one so far
     */
    record Passage(String words, long begun, long sounding, long last) {}

    /**
     * Numbers since the minute before.
     *
     * @param frames in all, since the show got the air
     * @param samples in all
     * @param frameMillis what the frames so far take to show
     * @param soundMillis what the samples so far take to hear
     * @param offMillis how late the least late frame of the minute was; what the machine was held up for by more than
     *     half a second at once is not in it
     * @param late frames that came more than a frame's time after they were due
     * @param stalls how often the machine was held up for more than half a second
     * @param behindMillis how far, on average, the encoder's sound lay before its picture as they came out of it
     */
    record Minute(
            long frames,
            long samples,
            double frameMillis,
            double soundMillis,
            double offMillis,
            long late,
            long stalls,
            double behindMillis) {}

    private final FrameSink behind;
    private final Format format;
    private final List<Passage> recent = new ArrayList<>();
    private long first;
    private long shift;
    private long frames;
    private long samplesTaken;
    private long late;
    private long stalls;
    private long leastLate = Long.MAX_VALUE;
    private long soundMs;
    private double behindSum;
    private long behindCount;

    Tap(FrameSink behind, Format format) {
        this.behind = behind;
        this.format = format;
    }

    @Override
    public void send(long frame, Shot shot, short[] sound, int samples) {
        long came = System.nanoTime();
        // Mixing changes the sound.
        boolean heard = isHeard(sound, samples);
        behind.send(frame, shot, sound, samples);
        note(frame, came, shot.words(), heard, samples, System.nanoTime());
    }

    /** A tag has come out of the encoder. */
    synchronized void tag(FlvTag tag) {
        switch (tag.type()) {
            case AUDIO -> soundMs = tag.timestampMs();
            case VIDEO -> {
                behindSum += soundMs - tag.timestampMs();
                behindCount++;
            }
            case SCRIPT -> {}
        }
    }

    /** The sentence that came last, and the one before it; fewer where there were none. */
    synchronized List<Passage> recent() {
        return List.copyOf(recent);
    }

    synchronized Minute minute() {
        var minute = new Minute(
                frames,
                samplesTaken,
                1_000.0 * frames / format.frames(),
                1_000.0 * samplesTaken / Speech.RATE,
                leastLate == Long.MAX_VALUE ? 0 : leastLate / 1e6,
                late,
                stalls,
                behindCount == 0 ? 0 : behindSum / behindCount);
        late = 0;
        stalls = 0;
        leastLate = Long.MAX_VALUE;
        behindSum = 0;
        behindCount = 0;
        return minute;
    }

    private static boolean isHeard(short[] sound, int samples) {
        for (int i = 0; i < samples; i++) {
            if (Math.abs(sound[i]) > HEARD) {
                return true;
            }
        }
        return false;
    }

    private synchronized void note(
            long frame, long came, @Nullable String words, boolean heard, int samples, long taken) {
        if (frame == 0) {
            first = came;
            shift = 0;
        }
        long lateness = came - first - shift - frame * 1_000_000_000L / format.frames();
        if (lateness > MOST_LATE) {
            shift += lateness;
            stalls++;
        }
        leastLate = Math.min(leastLate, lateness);
        late += lateness > 1_000_000_000L / format.frames() ? 1 : 0;
        frames++;
        samplesTaken += samples;
        if (words != null) {
            pass(words, heard, taken);
        }
    }

    private void pass(String words, boolean heard, long taken) {
        Passage now = recent.isEmpty() ? null : recent.getLast();
        if (now == null || !now.words().equals(words)) {
            recent.add(new Passage(words, taken, heard ? taken : 0, heard ? taken : 0));
            if (recent.size() > 2) {
                recent.removeFirst();
            }
            return;
        }
        long sounding = now.sounding() == 0 && heard ? taken : now.sounding();
        recent.set(recent.size() - 1, new Passage(words, now.begun(), sounding, heard ? taken : now.last()));
    }

    @Override
    public void rest() {
        behind.rest();
    }

    @Override
    public void dress(Dressing dressing) {
        behind.dress(dressing);
    }

    @Override
    public void check() {
        behind.check();
    }

    @Override
    public void kill() {
        behind.kill();
    }
}

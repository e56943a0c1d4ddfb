package org.qiantang.app.avatar;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Listens to the sound that an engine sends with its picture, and finds in it the sentences that were handed over.
 *
 * <p>A sentence is found by its own waveform (normalised cross-correlation of the first 400 ms at {@value #RATE} Hz), and is
 * looked for again every half second: so it is known which picture belongs to which sample, that the engine has not drifted,
 * and that it says what it was given. What is loud and no sentence of ours is counted as strange.
 */
final class Echo {
    static final int RATE = 4_000;
    static final int SOUND_RATE = 16_000;
    private static final int STEP = SOUND_RATE / RATE;
    private static final int PER_MS = RATE / 1_000;
    private static final int KEPT = 12 * RATE;
    private static final int PIECE = RATE * 2 / 5;
    private static final int LEAST_PIECE = RATE / 10;
    private static final int SEARCHED_BESIDE = RATE / 4;
    private static final int HOP = RATE / 50;
    private static final double SAME = 0.6;
    private static final double STILL_SAME = 0.4;
    /** About -40 dBFS: less is not speech. */
    private static final double LOUD = 330;

    private static final int STRANGE_HOPS = 15;
    private static final int STRANGE_ENDS = RATE;
    private static final int TAIL = RATE / 2;
    /** What was cut before it was found may still be said, for as long as the engine takes to hear of it. */
    private static final int CUT_TAIL = 5 * RATE;

    /** A sentence that was handed over. */
    final class Sentence {
        private final float[] sound;
        private final int begins;
        private final long sentAt;
        private long searched;
        private long place = Long.MIN_VALUE;
        private long startMs;
        private int checked;
        private int misses;
        private boolean waits = true;

        private Sentence(float[] sound, long sentAt) {
            this.sound = sound;
            this.sentAt = sentAt;
            this.searched = sentAt;
            this.begins = firstLoud(sound);
            this.checked = begins + PIECE;
        }

        /** When its first sample sounds, on the engine's clock, in milliseconds; null while it was not found. */
        @Nullable
        Long startMs() {
            synchronized (Echo.this) {
                return place == Long.MIN_VALUE ? null : startMs;
            }
        }

        /** Whether the engine went on with something else. */
        boolean isOther() {
            synchronized (Echo.this) {
                return misses >= 2;
            }
        }

        /** Nobody waits for it any more. */
        void giveUp() {
            synchronized (Echo.this) {
                waits = false;
            }
        }

        private void isAt(long found) {
            place = found;
            startMs = (place + offset) / PER_MS;
        }

        private boolean isOurs(long at) {
            return place == Long.MIN_VALUE
                    ? at >= sentAt && at < sentAt + sound.length + CUT_TAIL
                    : at >= place - TAIL && at < place + sound.length + TAIL;
        }
    }

    private final float[] heard = new float[KEPT];
    private long end;
    /** Between places of the sound kept and the engine's clock. */
    private long offset;

    // What is left of a group of samples whose others are still to come.
    private int leftSum;
    private int left;

    private final List<Sentence> sentences = new ArrayList<>();
    private long judged;
    private int strangeHops;
    private long strangeAt = Long.MIN_VALUE;
    private int strange;

    /** A sentence is handed over now. */
    synchronized Sentence sent(short[] samples) {
        var sentence = new Sentence(slow(samples), end);
        sentences.add(sentence);
        if (sentences.size() > 8) {
            sentences.removeFirst();
        }
        return sentence;
    }

    /** Sound has come. */
    synchronized void hear(long ms, short[] samples) {
        long clock = ms * PER_MS - end;
        // A millisecond of rounding is none; a gap is.
        if (Math.abs(clock - offset) > RATE / 50) {
            sentences.removeIf(sentence -> sentence.place != Long.MIN_VALUE);
            offset = clock;
        }
        for (short sample : samples) {
            leftSum += sample;
            if (++left == STEP) {
                heard[(int) (end++ % KEPT)] = (float) leftSum / STEP;
                left = 0;
                leftSum = 0;
            }
        }
        for (Sentence sentence : sentences) {
            if (sentence.place == Long.MIN_VALUE) {
                find(sentence);
            } else {
                follow(sentence);
            }
        }
        judge();
    }

    /** Another stream begins. */
    synchronized void clear() {
        sentences.forEach(sentence -> sentence.searched = end);
        sentences.removeIf(sentence -> sentence.place != Long.MIN_VALUE);
        offset = Long.MIN_VALUE / 2;
        left = 0;
        leftSum = 0;
        judged = end;
    }

    /** How often something was said that was not ours. */
    synchronized int strange() {
        return strange;
    }

    private void find(Sentence sentence) {
        int length = Math.min(PIECE, sentence.sound.length - sentence.begins);
        long last = end - length;
        if (length < LEAST_PIECE) {
            return;
        }
        double best = SAME;
        long found = Long.MIN_VALUE;
        long from = Math.max(sentence.searched, end - KEPT + PIECE);
        for (long at = from; at <= last; at++) {
            double alike = alike(sentence.sound, sentence.begins, at, length);
            if (alike > best) {
                best = alike;
                found = at;
            }
        }
        sentence.searched = Math.max(from, last - HOP);
        if (found != Long.MIN_VALUE && found < last - 8) {
            sentence.isAt(found - sentence.begins);
        } else if (found != Long.MIN_VALUE) {
            // Its best may lie in what is still to come.
            sentence.searched = found - HOP;
        }
    }

    private void follow(Sentence sentence) {
        while (sentence.checked + PIECE <= sentence.sound.length) {
            long expected = sentence.place + sentence.checked;
            if (expected + PIECE + SEARCHED_BESIDE > end || expected - SEARCHED_BESIDE < end - KEPT) {
                return;
            }
            if (level(sentence.sound, sentence.checked, PIECE) > LOUD) {
                double best = STILL_SAME;
                long shift = Long.MIN_VALUE;
                for (long beside = -SEARCHED_BESIDE; beside <= SEARCHED_BESIDE; beside++) {
                    double alike = alike(sentence.sound, sentence.checked, expected + beside, PIECE);
                    if (alike > best) {
                        best = alike;
                        shift = beside;
                    }
                }
                if (shift == Long.MIN_VALUE) {
                    sentence.misses++;
                } else {
                    sentence.misses = 0;
                    sentence.isAt(sentence.place + shift);
                }
            }
            sentence.checked += RATE / 2;
        }
    }

    /** How alike a piece of a sentence and the sound at a place are, whatever their loudness: 1 is the same. */
    private double alike(float[] sound, int from, long at, int length) {
        double both = 0;
        double one = 0;
        double other = 0;
        int place = (int) (at % KEPT);
        for (int i = 0; i < length; i++) {
            float a = sound[from + i];
            float b = heard[place];
            both += a * b;
            one += a * a;
            other += b * b;
            place = place + 1 == KEPT ? 0 : place + 1;
        }
        return other < LOUD * LOUD * length / 16 ? 0 : Math.abs(both) / Math.sqrt(one * other + 1);
    }

    /** Looks at what is a second old: by then it is known whether it is ours. */
    private void judge() {
        long until = end - RATE;
        for (Sentence sentence : sentences) {
            if (sentence.waits && sentence.place == Long.MIN_VALUE && end - sentence.sentAt < KEPT) {
                until = Math.min(until, sentence.sentAt);
            }
        }
        judged = Math.max(judged, end - KEPT);
        for (; judged + HOP <= until; judged += HOP) {
            if (strangeAt != Long.MIN_VALUE && judged - strangeAt > STRANGE_ENDS) {
                strangeHops = 0;
                strangeAt = Long.MIN_VALUE;
            }
            long at = judged;
            if (isLoud(at) && sentences.stream().noneMatch(sentence -> sentence.isOurs(at))) {
                strangeAt = at;
                strangeHops++;
                strange += strangeHops == STRANGE_HOPS ? 1 : 0;
            }
        }
    }

    private boolean isLoud(long at) {
        double sum = 0;
        for (int i = 0; i < HOP; i++) {
            float value = heard[(int) ((at + i) % KEPT)];
            sum += value * value;
        }
        return Math.sqrt(sum / HOP) > LOUD;
    }

    private static double level(float[] sound, int from, int length) {
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            sum += sound[i] * sound[i];
        }
        return Math.sqrt(sum / length);
    }

    private static int firstLoud(float[] sound) {
        int last = Math.max(0, sound.length - PIECE);
        for (int at = 0; at < last; at += HOP / 4) {
            if (level(sound, at, Math.min(HOP, sound.length - at)) > LOUD) {
                return at;
            }
        }
        return last;
    }

    /** At a quarter of the rate, and so without what a codec changes most. */
    private static float[] slow(short[] samples) {
        float[] slow = new float[samples.length / STEP];
        for (int i = 0; i < slow.length; i++) {
            int sum = 0;
            for (int k = 0; k < STEP; k++) {
                sum += samples[i * STEP + k];
            }
            slow[i] = (float) sum / STEP;
        }
        return slow;
    }
}

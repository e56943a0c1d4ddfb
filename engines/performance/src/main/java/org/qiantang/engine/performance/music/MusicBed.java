package org.qiantang.engine.performance.music;

import java.util.SplittableRandom;

/** A piece of music that goes round and round without a seam, at 48,000 samples a second. */
public final class MusicBed {
    public static final int RATE = 48_000;
    /** As loud as a bed is at full level, in shares of full scale (about -20 dBFS). */
    static final double RMS = 0.10;

    /** Made when first wanted and kept: a few megabytes and less than a second each. */
    private static final class Shelf {
        static final MusicBed TEA = new MusicBed(Mood.TEA);
        static final MusicBed BRIGHT = new MusicBed(Mood.BRIGHT);
        static final MusicBed CALM = new MusicBed(Mood.CALM);
        static final MusicBed NIGHT = new MusicBed(Mood.NIGHT);
    }

    private final short[] loop;

    private MusicBed(Mood mood) {
        Score score = Score.of(mood);
        float[] sound = new float[(int) Math.round(score.seconds() * RATE)];
        play(score, new Instrument(sound, RATE));
        loop = levelled(sound);
    }

    public static MusicBed of(Mood mood) {
        return switch (mood) {
            case TEA -> Shelf.TEA;
            case BRIGHT -> Shelf.BRIGHT;
            case CALM -> Shelf.CALM;
            case NIGHT -> Shelf.NIGHT;
        };
    }

    /** The sample at a place, counted from the beginning of the show. */
    int at(long place) {
        return loop[(int) (place % loop.length)];
    }

    public int length() {
        return loop.length;
    }

    private static void play(Score score, Instrument instrument) {
        double bar = 4 * score.beat();
        SplittableRandom chance = new SplittableRandom(score.seed() + 1);
        for (int i = 0; i < score.bars(); i++) {
            int root = score.key() + score.root(i);
            int low = root > score.key() + 6 ? root - 12 : root;
            for (int note : score.chord()) {
                instrument.pad(i * bar, bar, low + note, 0.16);
            }
            instrument.bass(i * bar, low - 12, 0.30);
            instrument.bass(i * bar + 2 * score.beat(), low - 12, 0.16);
            for (int half = 0; score.shaker() && half < 8; half++) {
                instrument.shake(i * bar + half * score.beat() / 2, half % 2 == 0 ? 0.025 : 0.05, chance);
            }
        }
        int[] tune = score.tune();
        for (int half = 0; half < tune.length; half++) {
            if (tune[half] > 0) {
                double loud = 0.20 + 0.06 * chance.nextDouble() + (half % 8 == 0 ? 0.05 : 0);
                instrument.pluck(half * score.beat() / 2, tune[half], loud);
            }
        }
    }

    private static short[] levelled(float[] sound) {
        double energy = 0;
        for (float sample : sound) {
            energy += (double) sample * sample;
        }
        double gain = RMS / Math.sqrt(energy / sound.length);
        short[] levelled = new short[sound.length];
        for (int i = 0; i < sound.length; i++) {
            // A curve that bends before it clips.
            levelled[i] = (short) Math.round(32_767 * 0.9 * Math.tanh(sound[i] * gain / 0.9));
        }
        return levelled;
    }
}

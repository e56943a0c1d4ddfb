package org.qiantang.app.shortvideo;

import java.util.SplittableRandom;

/**
 * A quiet bed of plucked notes on the five-note scale (宫商角徵羽), made here by the Karplus–Strong method (Computer Music
 * Journal 7(2), 1983) and so nobody's property; it gives way while somebody speaks.
 */
final class MusicBed {
    private static final int[] SCALE = {0, 2, 4, 7, 9};
    private static final double ROOT_HERTZ = 196.0;
    private static final double BEAT_SECONDS = 0.48;
    private static final double ALONE = 0.20;
    private static final double UNDER_SPEECH = 0.065;
    private static final double DECAY = 0.9965;

    private MusicBed() {}

    /** The voice with the bed below it, as loud as before where somebody speaks. */
    static short[] under(short[] voice, long seed) {
        float[] bed = notes(voice.length, seed);
        var mixed = new short[voice.length];
        double gain = ALONE;
        int window = Take.RATE / 50;
        double loud = 0;
        for (int i = 0; i < voice.length; i++) {
            if (i % window == 0) {
                loud = 0;
                // A look ahead of a third of a second: the bed is down before the word comes.
                for (int at = i; at < Math.min(voice.length, i + Take.RATE / 3); at += 48) {
                    loud = Math.max(loud, Math.abs(voice[at]) / 32768.0);
                }
            }
            double wanted = loud > 0.02 ? UNDER_SPEECH : ALONE;
            gain += (wanted - gain) * (wanted < gain ? 1.0 / 6_000 : 1.0 / 24_000);
            double edge = Math.min(1, Math.min(i, voice.length - 1 - i) / (0.8 * Take.RATE));
            mixed[i] = (short) Math.clamp(Math.round(voice[i] + 32767 * gain * edge * bed[i]), -32768, 32767);
        }
        return mixed;
    }

    private static float[] notes(int length, long seed) {
        var random = new SplittableRandom(seed);
        var bed = new float[length];
        int step = 0;
        int degree = 5;
        for (double at = 0; at * Take.RATE < length; at += BEAT_SECONDS, step++) {
            degree = Math.clamp(degree + random.nextInt(-2, 3), 0, 12);
            boolean rest = step % 8 == 7 || random.nextInt(6) == 0;
            if (!rest) {
                pluck(bed, at, hertz(degree), step % 4 == 0 ? 0.8 : 0.5, random);
            }
            if (step % 8 == 0) {
                pluck(bed, at, ROOT_HERTZ / 2, 0.7, random);
            }
        }
        return bed;
    }

    private static double hertz(int degree) {
        int halfTones = 12 * (degree / SCALE.length) + SCALE[degree % SCALE.length];
        return ROOT_HERTZ * Math.pow(2, halfTones / 12.0);
    }

    /** A string that is struck with noise and loses its edges with each turn. */
    private static void pluck(float[] into, double at, double hertz, double loud, SplittableRandom random) {
        int period = Math.max(2, (int) Math.round(Take.RATE / hertz));
        var string = new float[period];
        float smooth = 0;
        for (int i = 0; i < period; i++) {
            smooth = 0.6f * smooth + 0.4f * (float) random.nextDouble(-1, 1);
            string[i] = smooth;
        }
        int from = (int) (at * Take.RATE);
        int most = Math.min(into.length, from + 3 * Take.RATE);
        int place = 0;
        for (int i = from; i < most; i++) {
            int next = place + 1 == period ? 0 : place + 1;
            into[i] += (float) (loud * string[place]);
            string[place] = (float) (DECAY * 0.5 * (string[place] + string[next]));
            place = next;
        }
    }
}

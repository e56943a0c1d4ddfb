package org.qiantang.app.avatar;

import java.util.SplittableRandom;

/** Sound that is like speech in what matters here: syllables of changing notes, with pauses; another seed, other words. */
final class Babble {
    private Babble() {}

    static short[] of(long seed, double seconds, int rate) {
        SplittableRandom random = new SplittableRandom(seed);
        short[] sound = new short[(int) (seconds * rate)];
        int at = rate / 20;
        while (at < sound.length) {
            int length = (int) (rate * random.nextDouble(0.10, 0.24));
            double[] notes = {random.nextDouble(110, 260), random.nextDouble(300, 900), random.nextDouble(900, 1_900)};
            double loud = random.nextDouble(4_000, 9_000);
            double phase = random.nextDouble(6);
            for (int i = 0; i < length && at + i < sound.length; i++) {
                double t = (double) i / rate;
                double value = 0;
                for (double note : notes) {
                    value += Math.sin(Math.TAU * note * (t + 0.4 * t * t) + phase) / notes.length;
                }
                sound[at + i] = (short) (loud * value * Math.sin(Math.PI * i / length) + random.nextInt(-300, 300));
            }
            at += length + (random.nextInt(5) == 0 ? rate / 6 : rate / 50);
        }
        return sound;
    }
}

package org.qiantang.engine.performance.music;

import java.util.SplittableRandom;

/** Notes added into a loop; what rings on past its end begins it again, so the seam cannot be heard. */
final class Instrument {
    private final float[] loop;
    private final int rate;

    Instrument(float[] loop, int rate) {
        this.loop = loop;
        this.rate = rate;
    }

    static double hertz(int note) {
        return 440 * Math.pow(2, (note - 69) / 12.0);
    }

    /** A plucked string: harmonics of which the higher ones die sooner. */
    void pluck(double at, int note, double loud) {
        double hertz = hertz(note);
        double seconds = 2.2;
        for (int harmonic = 1; harmonic <= 5; harmonic++) {
            double decay = 2.2 + 1.5 * harmonic;
            double strength = loud / Math.pow(harmonic, 1.4);
            partial(at, seconds, hertz * harmonic * (1 + 0.0004 * harmonic * harmonic), strength, 0.004, decay);
        }
    }

    /** A chord that swells and fades over a bar, slightly out of tune with itself so that it is warm. */
    void pad(double at, double seconds, int note, double loud) {
        double hertz = hertz(note);
        for (double detune : new double[] {0.9975, 1, 1.0027}) {
            add(at, seconds * 1.25, (t, share) -> {
                double swell = Math.pow(Math.sin(Math.PI * Math.min(1, share)), 1.2);
                double turn = Math.TAU * hertz * detune * t;
                return loud * 0.33 * swell * (Math.sin(turn) + 0.22 * Math.sin(2 * turn) + 0.08 * Math.sin(3 * turn));
            });
        }
    }

    void bass(double at, int note, double loud) {
        partial(at, 1.6, hertz(note), loud, 0.02, 2.4);
        partial(at, 1.2, 2 * hertz(note), loud * 0.25, 0.02, 4);
    }

    void shake(double at, double loud, SplittableRandom chance) {
        double[] before = {0};
        add(at, 0.09, (t, _) -> {
            double white = chance.nextDouble() * 2 - 1;
            double high = white - before[0];
            before[0] = white;
            return loud * high * Math.exp(-t * 60);
        });
    }

    private void partial(double at, double seconds, double hertz, double loud, double attack, double decay) {
        add(at, seconds, (t, share) -> {
            double rise = Math.min(1, t / attack);
            double end = Math.min(1, (1 - share) * 12);
            return loud * rise * end * Math.exp(-decay * t) * Math.sin(Math.TAU * hertz * t);
        });
    }

    /** A voice by its time in seconds and by the share of it that has gone. */
    private interface Wave {
        double at(double seconds, double share);
    }

    private void add(double at, double seconds, Wave wave) {
        int from = (int) Math.round(at * rate);
        int count = (int) (seconds * rate);
        for (int i = 0; i < count; i++) {
            loop[(from + i) % loop.length] += (float) wave.at(i / (double) rate, i / (double) count);
        }
    }
}

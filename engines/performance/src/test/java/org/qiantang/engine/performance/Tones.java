package org.qiantang.engine.performance;

import java.util.List;

/** Sounds made for tests. */
final class Tones {
    static final int RATE = 22_050;

    private Tones() {}

    static short[] sine(double hertz, double seconds, int rate, double amplitude) {
        short[] samples = new short[(int) Math.round(seconds * rate)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(32_767 * amplitude * Math.sin(2 * Math.PI * hertz * i / rate));
        }
        return samples;
    }

    /** A steady tone of one second under the given phonemes. */
    static Utterance under(Utterance.PhonemeAt... phonemes) {
        return new Utterance("调", sine(200, 1, RATE, 0.3), RATE, List.of(phonemes), List.of());
    }

    static double rms(short[] samples) {
        double energy = 0;
        for (short sample : samples) {
            energy += (double) sample * sample;
        }
        return Math.sqrt(energy / samples.length) / 32_768;
    }

    static int peak(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs((int) sample));
        }
        return peak;
    }
}

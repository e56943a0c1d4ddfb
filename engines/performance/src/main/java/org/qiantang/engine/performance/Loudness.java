package org.qiantang.engine.performance;

import java.util.ArrayDeque;

/** How loud speech is, and how to bring it to the level of a broadcast without a clipped peak. */
final class Loudness {
    /** Root mean square while speaking. */
    static final double TARGET = decibels(-16);

    static final double CEILING = decibels(-1);

    private static final double GATE = decibels(-20);
    private static final double MOST_GAIN = decibels(24);
    private static final double FULL_SCALE = 32_768.0;

    private Loudness() {}

    static short[] level(short[] samples, int sampleRate) {
        double level = speakingLevel(samples, sampleRate);
        if (level == 0) {
            return samples;
        }
        double gain = Math.min(MOST_GAIN, TARGET / level);
        double[] limit = limiter(samples, gain, sampleRate / 200);
        short[] levelled = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            levelled[i] = (short) Math.round(samples[i] * gain * limit[i]);
        }
        return levelled;
    }

    /** The root mean square, 0 to 1, of the stretches that are not pauses: within 20 dB of the loudest. */
    static double speakingLevel(short[] samples, int sampleRate) {
        double[] envelope = envelope(samples, sampleRate / 20);
        double loudest = 0;
        for (double value : envelope) {
            loudest = Math.max(loudest, value);
        }
        double energy = 0;
        int counted = 0;
        for (double value : envelope) {
            if (value > 0 && value >= loudest * GATE) {
                energy += value * value;
                counted++;
            }
        }
        return counted == 0 ? 0 : Math.sqrt(energy / counted);
    }

    /** The root mean square, 0 to 1, of each stretch of so many samples; the last one may be shorter. */
    static double[] envelope(short[] samples, int stretch) {
        double[] envelope = new double[(samples.length + stretch - 1) / stretch];
        for (int frame = 0; frame < envelope.length; frame++) {
            int end = Math.min(samples.length, (frame + 1) * stretch);
            double energy = 0;
            for (int i = frame * stretch; i < end; i++) {
                energy += (double) samples[i] * samples[i];
            }
            envelope[frame] = Math.sqrt(energy / (end - frame * stretch)) / FULL_SCALE;
        }
        return envelope;
    }

    static double decibels(double decibels) {
        return Math.pow(10, decibels / 20);
    }

    /**
     * A gain for each sample that keeps the peak under the ceiling. The least gain within reach of a sample, averaged
     * over the same reach, is never more than what that sample needs, and it has no steps that could be heard.
     */
    private static double[] limiter(short[] samples, double gain, int reach) {
        double[] least = new double[samples.length + reach];
        ArrayDeque<Integer> rising = new ArrayDeque<>();
        for (int i = 0; i < least.length; i++) {
            while (i < samples.length
                    && !rising.isEmpty()
                    && needed(samples, rising.getLast(), gain) >= needed(samples, i, gain)) {
                rising.removeLast();
            }
            if (i < samples.length) {
                rising.addLast(i);
            }
            while (!rising.isEmpty() && rising.getFirst() < i - reach) {
                rising.removeFirst();
            }
            least[i] = rising.isEmpty() ? 1 : needed(samples, rising.getFirst(), gain);
        }
        double[] limit = new double[samples.length];
        double sum = 0;
        for (int i = 0; i < least.length; i++) {
            sum += least[i];
            if (i >= reach) {
                limit[i - reach] = sum / (reach + 1);
                sum -= least[i - reach];
            }
        }
        return limit;
    }

    private static double needed(short[] samples, int at, double gain) {
        double level = Math.abs((double) samples[at]) / FULL_SCALE * gain;
        return level <= CEILING ? 1 : CEILING / level;
    }
}

package org.qiantang.engine.performance;

import java.math.BigInteger;

/** Changes a sample rate by a windowed sinc, each phase of which lets a constant through unchanged. */
final class Resampler {
    /** Taps on each side at the lower of the two rates; 16 keep the ripple of speech below hearing. */
    private static final int HALF_WIDTH = 16;

    private Resampler() {}

    static short[] resample(short[] samples, int from, int to) {
        int divisor = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValueExact();
        int up = to / divisor;
        int down = from / divisor;
        double cutoff = Math.min(1.0, (double) to / from);
        int half = (int) Math.ceil(HALF_WIDTH / cutoff);
        double[][] phases = phases(up, half, cutoff);

        int length = Math.toIntExact(Math.round((double) samples.length * to / from));
        double[] resampled = new double[length];
        for (int n = 0; n < length; n++) {
            long position = (long) n * down;
            int whole = (int) (position / up);
            double[] taps = phases[(int) (position % up)];
            int first = whole - half + 1;
            double sum = 0;
            for (int k = Math.max(0, -first); k < taps.length && first + k < samples.length; k++) {
                sum += taps[k] * samples[first + k];
            }
            resampled[n] = sum;
        }
        return withoutClipping(resampled);
    }

    private static double[][] phases(int up, int half, double cutoff) {
        double[][] phases = new double[up][2 * half];
        for (int phase = 0; phase < up; phase++) {
            double sum = 0;
            for (int k = 0; k < 2 * half; k++) {
                double distance = (double) phase / up - (k - half + 1);
                phases[phase][k] = sinc(distance * cutoff) * hann(distance / half);
                sum += phases[phase][k];
            }
            for (int k = 0; k < 2 * half; k++) {
                phases[phase][k] /= sum;
            }
        }
        return phases;
    }

    private static double sinc(double x) {
        return Math.abs(x) < 1e-9 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    private static double hann(double x) {
        return Math.abs(x) >= 1 ? 0 : 0.5 + 0.5 * Math.cos(Math.PI * x);
    }

    // A curve through samples may rise above them; then all of it is turned down a little, never cut.
    private static short[] withoutClipping(double[] sound) {
        double peak = 0;
        for (double value : sound) {
            peak = Math.max(peak, Math.abs(value));
        }
        double gain = peak > Short.MAX_VALUE ? Short.MAX_VALUE / peak : 1;
        short[] samples = new short[sound.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) Math.round(sound[i] * gain);
        }
        return samples;
    }
}

package org.qiantang.engine.ear;

/**
 * Tells voice from the noise of a room by loudness: it follows the noise down fast and up slowly, so that a hum or
 * music in the background is taken for speech for two minutes at most, unless it is louder than 24 dB below full scale:
 * then for as long as it lasts. Loudness is in decibels below full scale, 0 to -100.
 */
final class NoiseFloor {
    /** What a window of digital silence has. */
    static final double SILENCE = -100;

    private static final double AT_FIRST = -50;
    private static final double LOWEST = -65;
    // Noise above this is left alone: better to write down some music than to miss a host who shouts over it.
    private static final double HIGHEST = -30;

    private static final double TO_BEGIN = 9;
    private static final double TO_GO_ON = 6;

    private static final double FALL = 0.1;
    private static final double RISE_IN_QUIET = 0.04;
    private static final double RISE_IN_SPEECH = 0.006;

    private double floor = AT_FIRST;

    /**
     * Looks at the next 20 ms.
     *
     * @param speaking whether somebody was speaking just before; a word fades, so less is asked of its end
     */
    boolean isVoice(double loudness, boolean speaking) {
        boolean voice = loudness > floor + (speaking ? TO_GO_ON : TO_BEGIN);
        if (loudness < floor) {
            floor = Math.max(LOWEST, floor + (loudness - floor) * FALL);
        } else {
            double risen = floor + (voice ? RISE_IN_SPEECH : RISE_IN_QUIET);
            floor = Math.min(HIGHEST, Math.min(loudness, risen));
        }
        return voice;
    }

    /** The loudness of a stretch of sound. */
    static double loudness(byte[] pcm, int from, int to) {
        long squares = 0;
        for (int i = from; i < to; i += Pcm.BYTES_PER_SAMPLE) {
            int sample = Pcm.sample(pcm, i);
            squares += (long) sample * sample;
        }
        int samples = (to - from) / Pcm.BYTES_PER_SAMPLE;
        double share = squares / (double) samples / (32_768.0 * 32_768.0);
        return share == 0 ? SILENCE : Math.max(SILENCE, 10 * Math.log10(share));
    }
}

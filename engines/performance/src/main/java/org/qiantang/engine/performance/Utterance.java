package org.qiantang.engine.performance;

import java.time.Duration;
import java.util.List;

/**
 * A text that has been spoken: mono sound, and what is heard when.
 *
 * @param samples 16-bit mono; handed over, so nobody may write to it
 * @param phonemes in order of time; empty where the voice gives no times
 * @param syllables in order of time; each points into {@code text}
 */
public record Utterance(
        String text, short[] samples, int sampleRate, List<PhonemeAt> phonemes, List<SyllableAt> syllables) {
    public Utterance {
        if (sampleRate < 8_000 || sampleRate > 192_000) {
            throw new IllegalArgumentException("sampleRate: " + sampleRate + " (expected: 8000..192000)");
        }
        phonemes = List.copyOf(phonemes);
        syllables = List.copyOf(syllables);
    }

    /**
     * A sound begins.
     *
     * @param ipa its name; empty where it is silence
     */
    public record PhonemeAt(int millis, String ipa) {
        public boolean isSilence() {
            return ipa.isEmpty();
        }
    }

    /** A written character (Chinese) or word begins, at a place of the text counted in {@code char}s. */
    public record SyllableAt(int millis, int offset, int length) {}

    public Duration length() {
        return Duration.ofNanos(Math.round(seconds() * 1e9));
    }

    public double seconds() {
        return (double) samples.length / sampleRate;
    }

    /** The same speech at another sample rate, e.g. 48,000; all times stay. */
    public Utterance resampledTo(int rate) {
        if (rate == sampleRate) {
            return this;
        }
        return new Utterance(text, Resampler.resample(samples, sampleRate, rate), rate, phonemes, syllables);
    }

    /**
     * The same speech as loud as a broadcast wants it: about -16 dBFS while speaking, no sample above -1 dBFS. Resample
     * first: a new curve through the samples may rise a little above them.
     */
    public Utterance levelled() {
        return new Utterance(text, Loudness.level(samples, sampleRate), sampleRate, phonemes, syllables);
    }
}

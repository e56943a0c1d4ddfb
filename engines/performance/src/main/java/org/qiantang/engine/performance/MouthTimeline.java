package org.qiantang.engine.performance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The mouth through one utterance: its shape comes from the phonemes, how far it opens from the loudness of the sound.
 *
 * <p>The shape at a moment is the average of the shapes within {@value #BLEND} s around it, looked at a little ahead,
 * because lips are in place before the sound is heard. Closing the lips is kept apart: an average would never quite
 * shut them for the 30 ms of a "b", and open lips on a "b" are what people notice first.
 */
public final class MouthTimeline {
    private static final double BLEND = 0.070;
    private static final double ANTICIPATION = 0.040;
    private static final double LEAST_CLOSURE = 0.060;
    private static final double CLOSING = 0.040;
    private static final double OPENING = 0.050;

    /** Loudness is taken over this long, and in decibels below the utterance's loud parts. */
    public static final double LOUDNESS_STEP = 0.020;

    private static final double QUIETEST_DECIBELS = 30;

    /** A stretch of time with one shape, in seconds. */
    public record Stretch(double from, double to, Viseme viseme) {
        double within(double start, double end) {
            return Math.max(0, Math.min(to, end) - Math.max(from, start));
        }
    }

    private final double seconds;
    private final List<Stretch> stretches;
    private final List<Stretch> closures;
    private final double[] loudness;

    private MouthTimeline(Utterance utterance) {
        seconds = utterance.seconds();
        stretches = utterance.phonemes().isEmpty() ? babble(seconds) : stretches(utterance.phonemes(), seconds);
        closures = closures(stretches);
        loudness = loudness(utterance);
    }

    /** Without phoneme times, as from a voice that gives sound alone, the mouth only opens and shuts with the sound. */
    public static MouthTimeline of(Utterance utterance) {
        return new MouthTimeline(utterance);
    }

    public Duration length() {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** The shapes in order of time, for who works out {@link #at} elsewhere. */
    public List<Stretch> stretches() {
        return stretches;
    }

    /** How loud each {@value #LOUDNESS_STEP} s are, 0 to 1. */
    public double[] loudness() {
        return loudness.clone();
    }

    /** The mouth at a moment of the sound; at rest before and after it. */
    public Mouth at(double second) {
        if (!(second >= 0 && second < seconds)) {
            return Mouth.AT_REST;
        }
        double start = second + ANTICIPATION - BLEND / 2;
        Map<Viseme, Double> weights = weights(start, start + BLEND);
        double open = 0;
        double width = 0;
        double round = 0;
        Viseme strongest = Viseme.SIL;
        for (Map.Entry<Viseme, Double> entry : weights.entrySet()) {
            double weight = entry.getValue();
            Lips lips = Lips.of(entry.getKey());
            open += weight * lips.open();
            width += weight * lips.width();
            round += weight * lips.round();
            if (weight > weights.getOrDefault(strongest, 0.0)) {
                strongest = entry.getKey();
            }
        }
        double closed = closedAt(second);
        double jaw = open * loudnessAt(second + ANTICIPATION / 2) * (1 - closed);
        return new Mouth(
                unit(jaw), Math.clamp(width, -1.0, 1.0), unit(round), closed, closed > 0.5 ? Viseme.PP : strongest);
    }

    private Map<Viseme, Double> weights(double start, double end) {
        Map<Viseme, Double> weights = new EnumMap<>(Viseme.class);
        double silent = 1;
        for (int i = firstAfter(start); i < stretches.size() && stretches.get(i).from() < end; i++) {
            double share = stretches.get(i).within(start, end) / (end - start);
            weights.merge(stretches.get(i).viseme(), share, Double::sum);
            silent -= share;
        }
        weights.merge(Viseme.SIL, Math.max(0, silent), Double::sum);
        return weights;
    }

    private int firstAfter(double start) {
        int low = 0;
        int high = stretches.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (stretches.get(middle).to() <= start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private double closedAt(double second) {
        double closed = 0;
        for (Stretch closure : closures) {
            if (closure.from() - CLOSING > second) {
                break;
            }
            double before = (closure.from() - second) / CLOSING;
            double after = (second - closure.to()) / OPENING;
            closed = Math.max(closed, 1 - Math.max(0, Math.max(before, after)));
        }
        return closed;
    }

    private double loudnessAt(double second) {
        double at = Math.max(0, second / LOUDNESS_STEP - 0.5);
        int before = (int) Math.min(at, loudness.length - 1);
        int after = Math.min(before + 1, loudness.length - 1);
        double share = Math.min(1, at - before);
        return loudness[before] * (1 - share) + loudness[after] * share;
    }

    private static List<Stretch> stretches(List<Utterance.PhonemeAt> phonemes, double seconds) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < phonemes.size(); i++) {
            double from = Math.min(seconds, phonemes.get(i).millis() / 1000.0);
            double to = i + 1 < phonemes.size()
                    ? Math.min(seconds, phonemes.get(i + 1).millis() / 1000.0)
                    : seconds;
            List<Viseme> visemes = Visemes.of(phonemes.get(i).ipa());
            if (visemes.isEmpty()) {
                visemes = List.of(Viseme.SIL);
            }
            double each = (to - from) / visemes.size();
            for (int part = 0; part < visemes.size() && to > from; part++) {
                stretches.add(new Stretch(from + part * each, from + (part + 1) * each, visemes.get(part)));
            }
        }
        return List.copyOf(stretches);
    }

    private static List<Stretch> babble(double seconds) {
        return List.of(new Stretch(0, seconds, Viseme.E));
    }

    /** The lips are shut for a moment before a "b" is heard, so a closure that is too short begins earlier. */
    private static List<Stretch> closures(List<Stretch> stretches) {
        return stretches.stream()
                .filter(stretch -> stretch.viseme() == Viseme.PP)
                .map(stretch -> new Stretch(
                        Math.max(0, Math.min(stretch.from(), stretch.to() - LEAST_CLOSURE)), stretch.to(), Viseme.PP))
                .toList();
    }

    /** 0 where it is silent, 1 where it is loud; even in decibels, as ears hear, and eased over three steps. */
    private static double[] loudness(Utterance utterance) {
        int step = (int) Math.round(utterance.sampleRate() * LOUDNESS_STEP);
        double[] envelope = Loudness.envelope(utterance.samples(), step);
        double level = Loudness.speakingLevel(utterance.samples(), utterance.sampleRate());
        double[] raw = new double[Math.max(1, envelope.length)];
        for (int i = 0; i < envelope.length && level > 0; i++) {
            double below = 20 * Math.log10(Math.max(1e-6, envelope[i] / level));
            raw[i] = unit(1 + below / QUIETEST_DECIBELS);
        }
        double[] eased = new double[raw.length];
        for (int i = 0; i < raw.length; i++) {
            eased[i] = (raw[Math.max(0, i - 1)] + 2 * raw[i] + raw[Math.min(raw.length - 1, i + 1)]) / 4;
        }
        return eased;
    }

    private static double unit(double value) {
        return Math.clamp(value, 0.0, 1.0);
    }
}

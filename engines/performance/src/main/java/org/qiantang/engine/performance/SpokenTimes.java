package org.qiantang.engine.performance;

import java.util.ArrayList;
import java.util.List;

/**
 * When each sound of a text is heard, for voices that do not say: the pauses are found in the sound, and what lies between
 * them is shared out by how long such sounds usually take ({@link SpokenUnits}).
 *
 * <p>Against espeak's own times half of the syllables lie within 60 ms, nine in ten within 150 ({@code SpokenTimesTest}). The
 * jaw follows the loudness anyway, so what is estimated is the shape.
 */
final class SpokenTimes {
    private static final double STEP = 0.010;
    private static final double LEAST_PAUSE = 0.09;
    private static final double SILENT_SHARE = 0.06;

    /** A stretch of sound, in seconds. */
    private record Span(double from, double to) {
        double length() {
            return to - from;
        }
    }

    private SpokenTimes() {}

    static Utterance utterance(String text, short[] samples, int rate) {
        List<Utterance.PhonemeAt> phonemes = new ArrayList<>();
        List<Utterance.SyllableAt> syllables = new ArrayList<>();
        List<List<SpokenUnits.Unit>> phrases = SpokenUnits.phrases(text);
        List<Span> spans = spans(samples, rate, phrases.size());
        if (spans.size() == phrases.size()) {
            for (int i = 0; i < spans.size(); i++) {
                lay(phrases.get(i), spans.get(i), phonemes, syllables);
                phonemes.add(new Utterance.PhonemeAt(millis(spans.get(i).to), ""));
            }
        } else if (!spans.isEmpty() && !phrases.isEmpty()) {
            // Fewer pauses than commas: the voice ran over some, and all is laid over all that sounds.
            List<SpokenUnits.Unit> all = phrases.stream().flatMap(List::stream).toList();
            Span whole = new Span(spans.getFirst().from, spans.getLast().to);
            lay(all, whole, phonemes, syllables);
            phonemes.add(new Utterance.PhonemeAt(millis(whole.to), ""));
        }
        return new Utterance(text, samples, rate, phonemes, syllables);
    }

    private static void lay(
            List<SpokenUnits.Unit> units,
            Span span,
            List<Utterance.PhonemeAt> phonemes,
            List<Utterance.SyllableAt> syllables) {
        double sum = units.stream().mapToDouble(SpokenUnits.Unit::weight).sum();
        double at = span.from;
        for (SpokenUnits.Unit unit : units) {
            syllables.add(new Utterance.SyllableAt(millis(at), unit.offset(), unit.length()));
            for (SpokenUnits.Sound sound : unit.sounds()) {
                phonemes.add(new Utterance.PhonemeAt(millis(at), sound.ipa()));
                at += span.length() * sound.weight() / sum;
            }
        }
    }

    /** The stretches that sound, as many as there are phrases if there are pauses enough to part them: the longest ones do. */
    private static List<Span> spans(short[] samples, int rate, int wanted) {
        List<Span> sounding = sounding(samples, rate);
        while (sounding.size() > Math.max(1, wanted)) {
            int closest = 0;
            for (int i = 1; i + 1 < sounding.size(); i++) {
                if (gap(sounding, i) < gap(sounding, closest)) {
                    closest = i;
                }
            }
            Span joined = new Span(sounding.get(closest).from, sounding.remove(closest + 1).to);
            sounding.set(closest, joined);
        }
        return sounding;
    }

    private static double gap(List<Span> spans, int before) {
        return spans.get(before + 1).from - spans.get(before).to;
    }

    private static List<Span> sounding(short[] samples, int rate) {
        int window = Math.max(1, (int) (STEP * rate));
        double[] loud = new double[samples.length / window];
        double most = 0;
        for (int i = 0; i < loud.length; i++) {
            double energy = 0;
            for (int j = 0; j < window; j++) {
                double sample = samples[i * window + j];
                energy += sample * sample;
            }
            loud[i] = Math.sqrt(energy / window);
            most = Math.max(most, loud[i]);
        }
        List<Span> spans = new ArrayList<>();
        double least = Math.max(30, most * SILENT_SHARE);
        double from = -1;
        double last = 0;
        for (int i = 0; i < loud.length; i++) {
            if (loud[i] < least) {
                continue;
            }
            double now = i * STEP;
            if (from < 0) {
                from = now;
            } else if (now - last > LEAST_PAUSE) {
                spans.add(new Span(from, last));
                from = now;
            }
            last = now + STEP;
        }
        if (from >= 0) {
            spans.add(new Span(from, last));
        }
        return spans;
    }

    private static int millis(double seconds) {
        return (int) Math.round(seconds * 1000);
    }
}

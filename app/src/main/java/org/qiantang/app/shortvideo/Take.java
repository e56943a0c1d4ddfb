package org.qiantang.app.shortvideo;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.Mouth;
import org.qiantang.engine.performance.MouthTimeline;
import org.qiantang.engine.performance.Reading;
import org.qiantang.engine.performance.Sentences;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.SpeechNormaliser;
import org.qiantang.engine.performance.Utterance;

/** A scene as it is spoken: its sound, the mouth to it, and which words stand below when. */
final class Take {
    static final int RATE = 48_000;

    private static final double SECONDS_PER_CHARACTER = 0.22;
    private static final double LEAST_SECONDS = 1.2;
    private static final short[] NOTHING = {};

    /** Makes sound of spoken words. */
    @FunctionalInterface
    interface Speaker {
        Utterance speak(String spoken) throws SpeechFailed;
    }

    /** Words that stand below from a second on. */
    record Words(double from, String text) {}

    private final short[] samples;
    private final double seconds;
    private final @Nullable MouthTimeline mouth;
    private final List<Words> words;

    private Take(short[] samples, double seconds, @Nullable MouthTimeline mouth, List<Words> words) {
        this.samples = samples;
        this.seconds = seconds;
        this.mouth = mouth;
        this.words = words;
    }

    /** @param speaker null where this machine has no voice: the words then stand as long as it takes to read them */
    static Take of(String text, @Nullable Speaker speaker, SpeechDictionary own) throws SpeechFailed {
        Reading reading = SpeechNormaliser.read(text, own);
        if (speaker == null || reading.spoken().isBlank()) {
            double seconds = Math.max(LEAST_SECONDS, text.codePointCount(0, text.length()) * SECONDS_PER_CHARACTER);
            return new Take(NOTHING, seconds, null, timed(text, null, null, seconds));
        }
        Utterance spoken = speaker.speak(reading.spoken()).resampledTo(RATE).levelled();
        return new Take(
                spoken.samples(),
                spoken.seconds(),
                MouthTimeline.of(spoken),
                timed(text, reading, spoken, spoken.seconds()));
    }

    /** A clause stands when its first syllable is heard; where the voice tells no times, by its share of the letters. */
    private static List<Words> timed(
            String text, @Nullable Reading reading, @Nullable Utterance spoken, double seconds) {
        var timed = new ArrayList<Words>();
        for (Sentences.Clause clause : Sentences.of(text)) {
            double from = text.isEmpty() ? 0 : seconds * clause.offset() / text.length();
            if (reading != null && spoken != null && !spoken.syllables().isEmpty()) {
                from = spoken.syllables().stream()
                        .filter(syllable -> reading.writtenAt(syllable.offset()) >= clause.offset())
                        .findFirst()
                        .map(syllable -> syllable.millis() / 1000.0)
                        .orElse(from);
            }
            timed.add(new Words(timed.isEmpty() ? 0 : from, clause.text()));
        }
        return List.copyOf(timed);
    }

    double seconds() {
        return seconds;
    }

    boolean isHeard() {
        return mouth != null;
    }

    short[] samples() {
        return samples;
    }

    Mouth mouthAt(double second) {
        return mouth == null ? Mouth.AT_REST : mouth.at(second);
    }

    @Nullable
    String wordsAt(double second) {
        String standing = null;
        for (Words one : words) {
            if (standing == null || one.from() <= second) {
                standing = one.text();
            }
        }
        return standing;
    }
}

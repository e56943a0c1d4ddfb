package org.qiantang.app.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.qiantang.engine.performance.Sentences;
import org.qiantang.engine.performance.SpeechDictionary;
import org.qiantang.engine.performance.SpeechFailed;
import org.qiantang.engine.performance.SpeechNormaliser;
import org.qiantang.engine.performance.Utterance;
import org.qiantang.engine.performance.Utterance.PhonemeAt;
import org.qiantang.engine.performance.Utterance.SyllableAt;
import org.qiantang.engine.performance.VoiceWish;

/** A text that is being read aloud sentence by sentence, put together to one sound, with the time of each sentence. */
final class Recitation {
    private static final double PAUSE_SECONDS = 0.2;
    /** What two short lines under a picture hold. */
    private static final int MOST_OF_A_LINE = 24;

    /** Speech has nothing above half of this. */
    private static final int HIGHEST_RATE = 24_000;

    private final List<short[]> sounds = new ArrayList<>();
    private final List<PhonemeAt> phonemes = new ArrayList<>();
    private final List<SyllableAt> syllables = new ArrayList<>();
    private final List<HouseVoice.Line> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int rate;
    private int length;
    private boolean timed = true;

    private Recitation() {}

    /** Speaks a text; empty where it has nothing for the ear. */
    static Optional<Recitation> of(String text, SpeechDictionary words, Voice.Source speaker, VoiceWish wish)
            throws SpeechFailed {
        var recitation = new Recitation();
        for (String sentence : Spoken.sentences(text)) {
            String spoken = SpeechNormaliser.read(sentence, words).spoken();
            if (!spoken.isBlank()) {
                recitation.add(sentence, words, speaker.speak(spoken, wish).utterance());
            }
        }
        return recitation.lines.isEmpty() ? Optional.empty() : Optional.of(recitation);
    }

    /** All of it as one utterance, as loud as a broadcast. */
    Utterance utterance() {
        short[] all = new short[length];
        int at = 0;
        for (short[] sound : sounds) {
            System.arraycopy(sound, 0, all, at, sound.length);
            at += sound.length;
        }
        return new Utterance(text.toString(), all, rate, timed ? phonemes : List.of(), syllables).levelled();
    }

    List<HouseVoice.Line> lines() {
        return List.copyOf(lines);
    }

    private void add(String sentence, SpeechDictionary words, Utterance spoken) {
        if (rate == 0) {
            rate = Math.min(spoken.sampleRate(), HIGHEST_RATE);
        } else {
            append(new short[(int) (rate * PAUSE_SECONDS)]);
        }
        Utterance ready = spoken.resampledTo(rate);
        int before = millis();
        int offset = text.length();
        ready.phonemes().forEach(one -> phonemes.add(new PhonemeAt(before + one.millis(), one.ipa())));
        ready.syllables()
                .forEach(one ->
                        syllables.add(new SyllableAt(before + one.millis(), offset + one.offset(), one.length())));
        // One voice without times leaves the mouth of all of it to the loudness.
        timed &= !ready.phonemes().isEmpty();
        append(ready.samples());
        phonemes.add(new PhonemeAt(millis(), ""));
        text.append(ready.text());
        write(sentence, words, before / 1000.0, millis() / 1000.0);
    }

    /** Writes a sentence down line by line; within it time goes by how much there is to say. */
    private void write(String sentence, SpeechDictionary words, double from, double to) {
        List<String> parts = parts(sentence);
        int[] weights = parts.stream()
                .mapToInt(part ->
                        Math.max(1, SpeechNormaliser.read(part, words).spoken().length()))
                .toArray();
        double each = (to - from) / IntStream.of(weights).sum();
        double begins = from;
        for (int i = 0; i < weights.length; i++) {
            double ends = i + 1 == weights.length ? to : begins + each * weights[i];
            lines.add(new HouseVoice.Line(begins, ends, parts.get(i)));
            begins = ends;
        }
    }

    /** A long sentence is cut between clauses. */
    private static List<String> parts(String sentence) {
        List<String> parts = new ArrayList<>();
        List<Sentences.Clause> clauses = Sentences.of(sentence);
        int start = 0;
        for (int i = 1; i < clauses.size(); i++) {
            int end = i + 1 < clauses.size() ? clauses.get(i + 1).offset() : sentence.length();
            if (end - start > MOST_OF_A_LINE) {
                int cut = clauses.get(i).offset();
                parts.add(sentence.substring(start, cut));
                start = cut;
            }
        }
        parts.add(sentence.substring(start));
        return parts;
    }

    private void append(short[] sound) {
        sounds.add(sound);
        length += sound.length;
    }

    private int millis() {
        return rate == 0 ? 0 : (int) (1000L * length / rate);
    }
}

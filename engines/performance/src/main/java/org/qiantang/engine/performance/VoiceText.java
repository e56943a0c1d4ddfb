package org.qiantang.engine.performance;

import java.util.Arrays;
import java.util.List;

/**
 * A spoken text as a voice that knows pinyin is given it: a syllable for each Chinese character, so that the voice need not
 * guess, and everything else as it is.
 */
final class VoiceText {
    /** What the speech program takes in one request; a longer text goes as it is. */
    private static final int LONGEST = 4_000;

    private final String text;
    private final int[] places;

    private VoiceText(String text, int[] places) {
        this.text = text;
        this.places = places;
    }

    static VoiceText of(String spoken, SpeechDictionary own) {
        List<String> syllables = ToneSandhi.applied(spoken, Pinyin.syllables(spoken, own));
        StringBuilder text = new StringBuilder();
        int[] places = new int[spoken.length() * 8 + 1];
        for (int i = 0; i < spoken.length(); i++) {
            String syllable = syllables.get(i);
            char c = spoken.charAt(i);
            boolean sounds = !syllable.isEmpty();
            boolean touches = !text.isEmpty() && isLatin(text.charAt(text.length() - 1));
            boolean afterSyllable = i > 0 && !syllables.get(i - 1).isEmpty();
            if (touches && (sounds || (afterSyllable && isLatin(c)))) {
                places[text.length()] = i;
                text.append(' ');
            }
            String written = sounds ? syllable : String.valueOf(c);
            Arrays.fill(places, text.length(), text.length() + written.length(), i);
            text.append(written);
        }
        return text.length() > LONGEST ? asItIs(spoken) : new VoiceText(text.toString(), places);
    }

    /** For a voice that reads characters. */
    static VoiceText asItIs(String spoken) {
        int[] places = new int[spoken.length() + 1];
        Arrays.setAll(places, i -> i);
        return new VoiceText(spoken, places);
    }

    String text() {
        return text;
    }

    /** The place in the spoken text of what begins here, or ends before here. */
    Utterance.SyllableAt inSpoken(int millis, int start, int end) {
        int from = places[start];
        int to = end > start ? places[end - 1] + 1 : from;
        return new Utterance.SyllableAt(millis, from, to - from);
    }

    private static boolean isLatin(char c) {
        return c < 128 && Character.isLetterOrDigit(c);
    }
}

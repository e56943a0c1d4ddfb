package org.qiantang.app.copywriting;

import java.lang.Character.UnicodeScript;
import org.qiantang.engine.performance.SpeechNormaliser;

/** How long a sentence takes to say: its syllables as it is read aloud, by a pace, and a rest at each stop. */
final class SpokenLength {
    private static final double AT_A_COMMA = 0.2;
    private static final double AT_AN_END = 0.4;
    /** English words in a Chinese sentence are short; a syllable for so many letters. */
    private static final double LETTERS_A_SYLLABLE = 2.5;

    private SpokenLength() {}

    static double seconds(String text, double syllablesASecond) {
        String spoken = SpeechNormaliser.read(text).spoken();
        double syllables = 0;
        double rests = 0;
        for (int i = 0; i < spoken.length(); i++) {
            char sign = spoken.charAt(i);
            if (UnicodeScript.of(sign) == UnicodeScript.HAN || Character.isDigit(sign)) {
                syllables++;
            } else if (Character.isLetter(sign)) {
                syllables += 1 / LETTERS_A_SYLLABLE;
            } else if ("，、：；,".indexOf(sign) >= 0) {
                rests += AT_A_COMMA;
            } else if ("。！？!?".indexOf(sign) >= 0) {
                rests += AT_AN_END;
            }
        }
        return syllables / syllablesASecond + rests;
    }
}

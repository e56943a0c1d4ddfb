package org.qiantang.engine.performance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which mouth shapes a sound passes through: IPA as espeak and dictionaries write Mandarin, and English as well. */
final class Visemes {
    /** Looked up longest first, because "tɕ" is one sound and "t" another. */
    private static final Map<String, Viseme> SHAPES = shapes();

    private static final int LONGEST = 4;

    private Visemes() {}

    /** The shapes in order, without repeats; none for silence or a name that is no sound. */
    static List<Viseme> of(String ipa) {
        List<Viseme> visemes = new ArrayList<>();
        int at = 0;
        while (at < ipa.length()) {
            int length = lengthOfSoundAt(ipa, at);
            if (length == 0) {
                at++; // stress, length and tone marks, and the h of an aspirated stop
                continue;
            }
            Viseme viseme = SHAPES.get(ipa.substring(at, at + length));
            if (viseme != null && (visemes.isEmpty() || visemes.getLast() != viseme)) {
                visemes.add(viseme);
            }
            at += length;
        }
        return List.copyOf(visemes);
    }

    private static int lengthOfSoundAt(String ipa, int at) {
        if (ipa.charAt(at) == 'h' && at > 0) {
            return 0;
        }
        for (int length = Math.min(LONGEST, ipa.length() - at); length > 0; length--) {
            if (SHAPES.containsKey(ipa.substring(at, at + length))) {
                return length;
            }
        }
        return 0;
    }

    private static Map<String, Viseme> shapes() {
        Map<String, Viseme> shapes = new HashMap<>();
        put(shapes, Viseme.PP, "p b m");
        put(shapes, Viseme.FF, "f v");
        put(shapes, Viseme.TH, "θ ð");
        put(shapes, Viseme.DD, "t d l ɾ ɫ");
        put(shapes, Viseme.NN, "n ŋ ɲ");
        put(shapes, Viseme.KK, "k g ɡ x χ h ɣ q");
        put(shapes, Viseme.CH, "tɕ dʑ ts. tʂ ʈʂ dz. dʐ tʃ dʒ ʃ ʒ");
        put(shapes, Viseme.SS, "ts dz s z ɕ ʑ s. ʂ");
        put(shapes, Viseme.RR, "r ɹ ɻ ʐ z. ʀ ʁ ɚ ɝ");
        put(shapes, Viseme.AA, "a ɑ ɐ ʌ æ");
        put(shapes, Viseme.E, "e ɛ ə ɤ ɜ");
        // "i." is the vowel of 是 and 四: teeth nearly shut, lips spread.
        put(shapes, Viseme.I, "i ɪ i. ɨ ɿ ʅ j");
        put(shapes, Viseme.O, "o ɔ ɒ");
        put(shapes, Viseme.U, "u ʊ y ʏ w ɥ");
        return Map.copyOf(shapes);
    }

    private static void put(Map<String, Viseme> shapes, Viseme viseme, String sounds) {
        for (String sound : sounds.split(" ", -1)) {
            shapes.put(sound, viseme);
        }
    }
}

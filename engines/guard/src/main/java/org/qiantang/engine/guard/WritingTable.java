package org.qiantang.engine.guard;

import java.util.HashMap;
import java.util.Map;

/**
 * The ways of writing that the normaliser undoes: variant characters, pictures for words, characters written as their
 * parts, and syllables written in Latin letters.
 */
record WritingTable(
        Map<Character, Character> variants,
        Map<Integer, String> pictures,
        Map<String, Character> splits,
        Map<String, Character> syllables) {

    static WritingTable read(YamlNode node) {
        var variants = new HashMap<Character, Character>();
        for (String pairs : node.texts("variants")) {
            for (String pair : pairs.split(" ", -1)) {
                mustHaveUnits(pair, 2);
                variants.put(pair.charAt(0), pair.charAt(1));
            }
        }
        var pictures = new HashMap<Integer, String>();
        node.dictionary("pictures").forEach((picture, word) -> pictures.put(picture.codePointAt(0), word));
        var splits = new HashMap<String, Character>();
        node.dictionary("splits").forEach((parts, whole) -> {
            mustHaveUnits(parts, 2);
            splits.put(parts, whole.charAt(0));
        });
        var syllables = new HashMap<String, Character>();
        node.dictionary("syllables").forEach((syllable, character) -> syllables.put(syllable, character.charAt(0)));
        node.mustBeReadWhole();
        return new WritingTable(Map.copyOf(variants), Map.copyOf(pictures), Map.copyOf(splits), Map.copyOf(syllables));
    }

    private static void mustHaveUnits(String text, int units) {
        if (text.length() != units) {
            throw new IllegalArgumentException("entry: " + text + " (expected: " + units + " characters)");
        }
    }
}

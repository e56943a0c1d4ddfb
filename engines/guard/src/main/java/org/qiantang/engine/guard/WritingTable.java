package org.qiantang.engine.guard;

import java.util.HashMap;
import java.util.Map;

/**
 * The ways of writing that the normaliser undoes: variant characters, pictures for words, characters written as their
 * parts, and syllables written in Latin letters.
 *
 * @param signs pictures that are nothing but a digit
 */
record WritingTable(
        Map<Character, Character> variants,
        Map<Integer, String> signs,
        Map<Integer, String> pictures,
        Map<String, Character> splits,
        Map<String, Character> syllables) {

    static WritingTable shipped() {
        return read(YamlNode.ofResource("writing.yaml"));
    }

    static WritingTable read(YamlNode node) {
        var variants = new HashMap<Character, Character>();
        for (String pairs : node.texts("variants")) {
            for (String pair : pairs.split(" ", -1)) {
                mustHaveUnits(pair, 2);
                variants.put(pair.charAt(0), pair.charAt(1));
            }
        }
        Map<Integer, String> signs = pictures(node, "signs");
        Map<Integer, String> pictures = pictures(node, "pictures");
        var splits = new HashMap<String, Character>();
        node.dictionary("splits").forEach((parts, whole) -> {
            mustHaveUnits(parts, 2);
            splits.put(parts, whole.charAt(0));
        });
        var syllables = new HashMap<String, Character>();
        node.dictionary("syllables").forEach((syllable, character) -> syllables.put(syllable, character.charAt(0)));
        node.mustBeReadWhole();
        return new WritingTable(Map.copyOf(variants), signs, pictures, Map.copyOf(splits), Map.copyOf(syllables));
    }

    /** The same without what only the words around it can tell. */
    WritingTable withoutDisguises() {
        return new WritingTable(variants, signs, Map.of(), Map.of(), syllables);
    }

    private static Map<Integer, String> pictures(YamlNode node, String key) {
        var pictures = new HashMap<Integer, String>();
        node.dictionary(key).forEach((picture, word) -> pictures.put(picture.codePointAt(0), word));
        return Map.copyOf(pictures);
    }

    private static void mustHaveUnits(String text, int units) {
        if (text.length() != units) {
            throw new IllegalArgumentException("entry: " + text + " (expected: " + units + " characters)");
        }
    }
}

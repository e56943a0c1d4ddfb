package org.qiantang.engine.performance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of words in which a character sounds otherwise than the general dictionary says.
 *
 * <p>A line of it is either {@code word=syllables} or {@code character syllable words…}, where {@code *} among the words
 * makes the syllable the character's sound in all other words.
 */
final class Polyphones {
    private static final String TABLE = "polyphones.txt";

    /** A sound of the character at a place of a word. */
    record Sound(int at, String syllable) {}

    private final Map<String, List<Sound>> words = new HashMap<>();
    private final Map<Character, String> otherwise = new HashMap<>();
    private int longest;

    private Polyphones() {}

    static Polyphones load() {
        Polyphones table = new Polyphones();
        try (InputStream file = Polyphones.class.getResourceAsStream(TABLE)) {
            if (file == null) {
                throw new IllegalStateException(
                        TABLE + ": missing (expected: beside " + Polyphones.class.getName() + ")");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    table.add(line.strip());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(TABLE, unreadable);
        }
        return table;
    }

    List<Sound> soundsOf(String word) {
        return words.getOrDefault(word, List.of());
    }

    /** The sound of a character in words that nobody knows, or an empty text where the general dictionary may say. */
    String otherwise(char character) {
        return otherwise.getOrDefault(character, "");
    }

    int longest() {
        return longest;
    }

    private void add(String line) {
        int equals = line.indexOf('=');
        if (equals > 0) {
            String[] syllables = line.substring(equals + 1).split(" ", -1);
            if (equals != syllables.length) {
                throw new IllegalStateException(TABLE + ": " + line + " (expected: a syllable for each character)");
            }
            for (int i = 0; i < syllables.length; i++) {
                put(line.substring(0, equals), new Sound(i, syllables[i]));
            }
            return;
        }
        String[] cells = line.split(" +", -1);
        if (cells.length < 3 || cells[0].length() != 1 || !cells[1].matches("[a-z]{1,6}[1-5]")) {
            throw new IllegalStateException(TABLE + ": " + line + " (expected: a character, its syllable, words)");
        }
        for (int i = 2; i < cells.length; i++) {
            if (cells[i].equals("*")) {
                otherwise.put(cells[0].charAt(0), cells[1]);
                continue;
            }
            int at = cells[i].indexOf(cells[0]);
            if (at < 0) {
                throw new IllegalStateException(TABLE + ": " + cells[i] + " (expected: a word with " + cells[0] + ")");
            }
            for (; at >= 0; at = cells[i].indexOf(cells[0], at + 1)) {
                put(cells[i], new Sound(at, cells[1]));
            }
        }
    }

    private void put(String word, Sound sound) {
        words.computeIfAbsent(word, _ -> new ArrayList<>()).add(sound);
        longest = Math.max(longest, word.length());
    }
}

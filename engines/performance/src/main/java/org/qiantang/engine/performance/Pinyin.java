package org.qiantang.engine.performance;

import com.hankcs.hanlp.HanLP;
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
 * The dictionary pronunciation of a spoken text: HanLP's, corrected by a table of words that it reads wrongly.
 *
 * <p>Tones are those of the dictionary (5 is neutral); what neighbours do to each other in speech is left to the voice.
 */
final class Pinyin {
    private static final String TABLE = "polyphones.txt";

    /** Read at first use, as HanLP's dictionary is: half a second that a program without pinyin never spends. */
    private static final class Corrections {
        static final Map<String, List<String>> WORDS = load();
        static final int LONGEST =
                WORDS.keySet().stream().mapToInt(String::length).max().orElse(0);
    }

    private Pinyin() {}

    /** Syllables and Latin words parted by blanks; punctuation is left out. */
    static String of(String spoken) {
        List<String> syllables = syllables(spoken);
        correct(spoken, syllables);
        StringBuilder pinyin = new StringBuilder();
        for (int i = 0; i < spoken.length(); i++) {
            char c = spoken.charAt(i);
            boolean letter = c < 128 && Character.isLetterOrDigit(c);
            boolean withinWord =
                    letter && i > 0 && spoken.charAt(i - 1) < 128 && Character.isLetterOrDigit(spoken.charAt(i - 1));
            String syllable = letter ? String.valueOf(c) : syllables.get(i);
            if (!syllable.isEmpty()) {
                pinyin.append(pinyin.isEmpty() || withinWord ? "" : " ").append(syllable);
            }
        }
        return pinyin.toString();
    }

    /** One for each char; empty where it is no Chinese character. */
    private static List<String> syllables(String spoken) {
        List<com.hankcs.hanlp.dictionary.py.Pinyin> found = HanLP.convertToPinyinList(spoken);
        if (found.size() != spoken.length()) {
            throw new IllegalStateException(
                    "syllables: " + found.size() + " (expected: " + spoken.length() + ", one for each char)");
        }
        List<String> syllables = new ArrayList<>();
        for (com.hankcs.hanlp.dictionary.py.Pinyin syllable : found) {
            boolean none = syllable == com.hankcs.hanlp.dictionary.py.Pinyin.none5;
            syllables.add(none ? "" : syllable.getPinyinWithoutTone() + syllable.getTone());
        }
        return syllables;
    }

    // The longest word wins, so 银行长期 can guard its 行长.
    private static void correct(String spoken, List<String> syllables) {
        int at = 0;
        while (at < spoken.length()) {
            int length = Math.min(Corrections.LONGEST, spoken.length() - at);
            while (length > 0 && !Corrections.WORDS.containsKey(spoken.substring(at, at + length))) {
                length--;
            }
            List<String> right = Corrections.WORDS.getOrDefault(spoken.substring(at, at + length), List.of());
            for (int i = 0; i < right.size(); i++) {
                syllables.set(at + i, right.get(i));
            }
            at += Math.max(1, length);
        }
    }

    private static Map<String, List<String>> load() {
        Map<String, List<String>> words = new HashMap<>();
        try (InputStream file = Pinyin.class.getResourceAsStream(TABLE)) {
            if (file == null) {
                throw new IllegalStateException(TABLE + ": missing (expected: beside " + Pinyin.class.getName() + ")");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isBlank() || line.startsWith("#")) {
                    continue;
                }
                int equals = line.indexOf('=');
                List<String> syllables = List.of(line.substring(equals + 1).split(" ", -1));
                if (equals != syllables.size()) {
                    throw new IllegalStateException(TABLE + ": " + line + " (expected: a syllable for each character)");
                }
                words.put(line.substring(0, equals), syllables);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(TABLE, unreadable);
        }
        return words;
    }
}

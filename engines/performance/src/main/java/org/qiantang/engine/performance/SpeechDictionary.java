package org.qiantang.engine.performance;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A shop's own words, how they are said, and with which syllables.
 *
 * <p>A file of lines {@code word TAB reading TAB pinyin}, of which reading or pinyin may be empty or {@code -}:
 *
 * <pre>
 * # 词 读法 拼音 · word, reading, pinyin
 * A17Pro	A十七 Pro	-
 * 六安瓜片	-	lu4 an1 gua1 pian4
 * </pre>
 */
public final class SpeechDictionary {
    /** No words at all. */
    public static final SpeechDictionary NONE = new SpeechDictionary(Map.of());

    private static final long MOST_BYTES = 2 << 20;

    /** A dictionary cannot be used; the message names the line and what was expected, in Chinese and English. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        Unusable(String message) {
            super(message);
        }
    }

    /** What stands for a word at a place of a line. */
    record Said(String reading, int length) {}

    private final Map<Character, List<DictionaryLine>> read = new HashMap<>();
    private final Map<Character, List<DictionaryLine>> sounded = new HashMap<>();
    private final int words;

    private SpeechDictionary(Map<String, DictionaryLine> lines) {
        words = lines.size();
        for (DictionaryLine line : lines.values()) {
            if (!line.reading().isEmpty()) {
                put(read, line.word(), line);
            }
            if (!line.pinyin().isEmpty()) {
                put(sounded, line.spoken(), line);
            }
        }
        read.values().forEach(list -> list.sort(longestFirst(DictionaryLine::word)));
        sounded.values().forEach(list -> list.sort(longestFirst(DictionaryLine::spoken)));
    }

    /** Reads a file in UTF-8. */
    public static SpeechDictionary read(Path file) throws Unusable {
        List<String> lines;
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new Unusable(file + "：文件过大（应不超过2MB）· too large (expected: up to 2 MB)");
            }
            lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException other) {
            throw new Unusable(file + "：不是UTF-8文本 · not UTF-8 text (expected: a text file in UTF-8)");
        } catch (IOException unreadable) {
            throw new Unusable(file + "：读不到 · cannot be read: " + unreadable.getMessage());
        }
        Map<String, DictionaryLine> words = new LinkedHashMap<>();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Optional<DictionaryLine> line =
                    DictionaryLine.parse(String.valueOf(file.getFileName()), i + 1, lines.get(i));
            if (line.isPresent()) {
                String word = line.get().word();
                Integer before = places.put(word, i + 1);
                if (before != null) {
                    throw new Unusable(file.getFileName() + " 第" + (i + 1) + "行：“" + word + "”在第" + before
                            + "行已经有了（应每词一行）· line " + (i + 1) + ": \"" + word + "\" is in line " + before
                            + " already (expected: one line for each word)");
                }
                words.put(word, line.get());
            }
        }
        return new SpeechDictionary(words);
    }

    /** How many words it has. */
    public int size() {
        return words;
    }

    /** The reading that begins here, of the longest word; a word in letters or digits only where it stands alone. */
    Optional<Said> saidAt(String folded, int at) {
        return read.getOrDefault(folded.charAt(at), List.of()).stream()
                .filter(line -> folded.startsWith(line.word(), at) && standsAlone(folded, at, line.word()))
                .findFirst()
                .map(line -> new Said(line.reading(), line.word().length()));
    }

    /** The line whose spoken words begin here and have syllables of their own. */
    Optional<DictionaryLine> soundedAt(String spoken, int at) {
        return sounded.getOrDefault(spoken.charAt(at), List.of()).stream()
                .filter(line -> spoken.startsWith(line.spoken(), at) && standsAlone(spoken, at, line.spoken()))
                .findFirst();
    }

    private static boolean standsAlone(String text, int at, String word) {
        int end = at + word.length();
        return !(at > 0 && continues(text.charAt(at - 1), word.charAt(0)))
                && !(end < text.length() && continues(word.charAt(word.length() - 1), text.charAt(end)));
    }

    private static boolean continues(char left, char right) {
        boolean digits = isDigit(left) && isDigit(right);
        boolean letters = isLetter(left) && isLetter(right);
        return digits || letters || (isDigit(right) && (left == '.' || left == ',')) || (isDigit(left) && right == '.');
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c < 128 && Character.isLetter(c);
    }

    private static void put(Map<Character, List<DictionaryLine>> index, String word, DictionaryLine line) {
        index.computeIfAbsent(word.charAt(0), _ -> new ArrayList<>()).add(line);
    }

    private static Comparator<DictionaryLine> longestFirst(Function<DictionaryLine, String> word) {
        return Comparator.<DictionaryLine>comparingInt(line -> word.apply(line).length())
                .reversed();
    }
}

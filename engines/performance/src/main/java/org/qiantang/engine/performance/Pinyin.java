package org.qiantang.engine.performance;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The pronunciation of a spoken text, by words: a shop's own, then our table and HanLP's dictionary, of which the longest
 * word over a character gives its sound, then what stands beside it, then the sound that it has most.
 *
 * <p>Tones are those of the dictionary (5 is neutral); what neighbours do to each other in speech is {@link VoiceText}'s.
 */
final class Pinyin {
    /** Of a word from our table, against one of the same length from HanLP. */
    private static final int OURS = 1;

    private static final int LONGEST_OF_HANLP = 8;

    /** Read at first use, as HanLP's dictionary is: half a second that a program without pinyin never spends. */
    private static final class Table {
        static final Polyphones POLYPHONES = Polyphones.load();
        static final int LONGEST = Math.max(LONGEST_OF_HANLP, POLYPHONES.longest());
    }

    private Pinyin() {}

    static String of(String spoken) {
        return of(spoken, SpeechDictionary.NONE);
    }

    /** Syllables and Latin words parted by blanks; punctuation is left out. */
    static String of(String spoken, SpeechDictionary own) {
        List<String> syllables = syllables(spoken, own);
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
    static List<String> syllables(String spoken, SpeechDictionary own) {
        String text = simplified(spoken);
        String[] syllables = new String[text.length()];
        int[] ranks = new int[text.length()];
        Arrays.setAll(syllables, i -> alone(text.charAt(i)));
        for (int at = 0; at < text.length(); at++) {
            if (!syllables[at].isEmpty()) {
                readWords(text, at, syllables, ranks);
            }
        }
        PolyphoneContexts.find(text, (place, syllable) -> {
            // A word of three characters or of our own table knows better than its neighbours.
            if (ranks[place] % 2 != OURS && ranks[place] < 6) {
                syllables[place] = syllable;
            }
        });
        readOwn(spoken, own, syllables);
        return new ArrayList<>(Arrays.asList(syllables));
    }

    private static void readWords(String text, int at, String[] syllables, int[] ranks) {
        int most = Math.min(Table.LONGEST, text.length() - at);
        for (int length = most; length >= 2; length--) {
            String word = text.substring(at, at + length);
            for (Polyphones.Sound sound : Table.POLYPHONES.soundsOf(word)) {
                take(at + sound.at(), sound.syllable(), 2 * length + OURS, syllables, ranks);
            }
            com.hankcs.hanlp.dictionary.py.Pinyin @Nullable [] known =
                    length <= LONGEST_OF_HANLP ? PinyinDictionary.get(word) : null;
            if (known != null && known.length == length) {
                for (int i = 0; i < length; i++) {
                    if (isBelieved(word.charAt(i), known[i])) {
                        take(at + i, written(known[i]), 2 * length, syllables, ranks);
                    }
                }
            }
        }
    }

    // HanLP has slips (乐器 with pu3) and changed tones (一 with yi4 before some words): a sound that it does not know of
    // the
    // character alone is none of it.
    private static boolean isBelieved(char character, com.hankcs.hanlp.dictionary.py.Pinyin sound) {
        if (character == '一' || character == '不') {
            return false;
        }
        com.hankcs.hanlp.dictionary.py.Pinyin @Nullable [] alone = PinyinDictionary.get(String.valueOf(character));
        return alone == null || sound.getTone() == 5 || List.of(alone).contains(sound);
    }

    // Of two words of one rank the one that begins first stays.
    private static void take(int place, String syllable, int rank, String[] syllables, int[] ranks) {
        if (rank > ranks[place] && !syllable.isEmpty()) {
            syllables[place] = syllable;
            ranks[place] = rank;
        }
    }

    private static void readOwn(String spoken, SpeechDictionary own, String[] syllables) {
        int at = 0;
        while (at < spoken.length()) {
            Optional<DictionaryLine> line = own.soundedAt(spoken, at);
            if (line.isEmpty()) {
                at++;
                continue;
            }
            int next = 0;
            int end = at + line.get().spoken().length();
            for (; at < end; at++) {
                if (SpokenNumber.isHan(spoken.charAt(at))) {
                    syllables[at] = line.get().pinyin().get(next++);
                }
            }
        }
    }

    private static String alone(char c) {
        String ours = Table.POLYPHONES.otherwise(c);
        if (!ours.isEmpty() || c < '\u2E80') {
            return ours;
        }
        com.hankcs.hanlp.dictionary.py.Pinyin @Nullable [] known = PinyinDictionary.get(String.valueOf(c));
        return known == null || known.length == 0 ? "" : written(known[0]);
    }

    private static String written(com.hankcs.hanlp.dictionary.py.Pinyin syllable) {
        boolean none = syllable == com.hankcs.hanlp.dictionary.py.Pinyin.none5;
        return none ? "" : syllable.getPinyinWithoutTone() + syllable.getTone();
    }

    // Places must stay, so a line that changes its length is looked up as it is.
    private static String simplified(String spoken) {
        String simplified = HanLP.convertToSimplifiedChinese(spoken);
        return simplified.length() == spoken.length() ? simplified : spoken;
    }
}

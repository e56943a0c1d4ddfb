package org.qiantang.engine.guard;

import com.hankcs.hanlp.dictionary.py.Pinyin;
import com.hankcs.hanlp.dictionary.py.PinyinDictionary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Hears words that are written by their sound: 威芯 or weixin for 微信, zui好 for 最好, and wx by their first letters. What
 * sounds alike is no breach; it is a hint for the reader of the meaning.
 */
final class Sounds {
    private static final int MOST_HINTS = 3;
    private static final int LONGEST_SYLLABLE = 6;
    private static final int LEAST_INITIALS = 2;

    private static final Pattern RETROFLEX = Pattern.compile("^([zcs])h");
    private static final Pattern NASAL_START = Pattern.compile("^n(?=[^g])");
    private static final Pattern BACK_NASAL = Pattern.compile("(?<=[aei])ng$");

    private final Map<String, List<String>> wordsBySound = new HashMap<>();
    private final Map<String, String> wordsByInitials = new HashMap<>();
    private final Set<String> syllables = new LinkedHashSet<>();
    private final int longest;

    /** @param words those that people hide, of two characters or more */
    Sounds(List<String> words) {
        for (Pinyin one : Pinyin.values()) {
            syllables.add(one.getPinyinWithoutTone());
        }
        int most = 0;
        for (String word : words) {
            List<Heard> heard = hear(word);
            String sound = heard.stream().map(Heard::sound).collect(Collectors.joining(" "));
            wordsBySound.computeIfAbsent(sound, _ -> new ArrayList<>()).add(word);
            wordsByInitials.putIfAbsent(
                    heard.stream().map(one -> Character.toString(one.first())).collect(Collectors.joining()), word);
            most = Math.max(most, heard.size());
        }
        longest = most;
    }

    static Sounds shipped() {
        return new Sounds(shippedWords());
    }

    /** Words that people hide. */
    static List<String> shippedWords() {
        YamlNode node = YamlNode.ofResource("sounds.yaml");
        List<String> words = node.texts("words");
        node.mustBeReadWhole();
        return words;
    }

    /** A syllable, blurred as careless speech blurs it, its true first letter, and what was written for it. */
    private record Heard(String sound, char first, String written) {
        static Heard of(String syllable, String written) {
            return new Heard(blur(syllable), syllable.charAt(0), written);
        }
    }

    /** The words that the text sounds like but does not write, at most three, in reading order. */
    List<String> in(String text) {
        var hints = new LinkedHashSet<String>();
        List<Heard> heard = hear(text);
        for (int from = 0; from < heard.size() && hints.size() < MOST_HINTS; from++) {
            for (int to = Math.min(heard.size(), from + longest); to > from + 1; to--) {
                List<Heard> stretch = heard.subList(from, to);
                String sound = stretch.stream().map(Heard::sound).collect(Collectors.joining(" "));
                String written = stretch.stream().map(Heard::written).collect(Collectors.joining());
                wordsBySound.getOrDefault(sound, List.of()).stream()
                        .filter(word -> !word.equals(written))
                        .findFirst()
                        .ifPresent(hints::add);
            }
        }
        for (String letters : text.split("[^a-z]+", -1)) {
            String word = letters.length() >= LEAST_INITIALS ? wordsByInitials.get(letters) : null;
            if (word != null && hints.size() < MOST_HINTS) {
                hints.add(word);
            }
        }
        return List.copyOf(hints);
    }

    private List<Heard> hear(String text) {
        var heard = new ArrayList<Heard>();
        List<Pinyin> spoken = PinyinDictionary.convertToPinyin(text, true);
        int at = 0;
        while (at < text.length()) {
            char unit = text.charAt(at);
            if (unit >= 'a' && unit <= 'z') {
                int end = syllableEnd(text, at);
                String letters = text.substring(at, end);
                heard.add(Heard.of(letters, letters));
                at = end;
            } else {
                Pinyin pinyin = at < spoken.size() ? spoken.get(at) : Pinyin.none5;
                String written = Character.toString(unit);
                heard.add(Heard.of(pinyin == Pinyin.none5 ? written : pinyin.getPinyinWithoutTone(), written));
                at++;
            }
        }
        return heard;
    }

    /** The longest syllable that begins here, or one letter. */
    private int syllableEnd(String text, int from) {
        for (int end = Math.min(text.length(), from + LONGEST_SYLLABLE); end > from + 1; end--) {
            if (syllables.contains(text.substring(from, end))) {
                return end;
            }
        }
        return from + 1;
    }

    /** 吱/滋, 您/宁 and 蓝/南 are one to many speakers and most keyboards. */
    private static String blur(String syllable) {
        String flat = RETROFLEX.matcher(syllable).replaceFirst("$1");
        return BACK_NASAL.matcher(NASAL_START.matcher(flat).replaceFirst("l")).replaceFirst("n");
    }
}

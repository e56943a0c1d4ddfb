package org.qiantang.app.mall;

import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.Viterbi.ViterbiSegment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Texts taken apart into words, by HanLP's dictionary. */
final class Words {
    static final int MOST_LETTERS = 60;
    private static final int MOST_WORDS = 8;
    private static final int MOST_PARTS = 12;
    private static final int LONGEST_PHRASE = 6;
    private static final Segment SEGMENT =
            new ViterbiSegment().enableAllNamedEntityRecognize(false).enablePartOfSpeechTagging(false);

    private Words() {}

    /** The words of a text in lower case, blanks and marks left out. */
    static List<String> of(String text) {
        return SEGMENT.seg(text.toLowerCase(Locale.ROOT)).stream()
                .map(term -> term.word.strip())
                .filter(word -> word.codePoints().anyMatch(Character::isLetterOrDigit))
                .toList();
    }

    /** What people may mean by parts of a title: its Chinese words, and neighbours joined, such as 龙井 and 西湖龙井. */
    static Set<String> phrases(String title) {
        var phrases = new LinkedHashSet<String>();
        for (String run : title.split("[^\\p{IsHan}]+", -1)) {
            List<String> words = of(run);
            for (int i = 0; i < words.size(); i++) {
                addFrom(words, i, 0, phrases);
                if (words.get(i).length() > 2) {
                    // 桑蚕丝 is one word, and people look for 蚕丝.
                    addFrom(words, i, 1, phrases);
                }
            }
        }
        return phrases;
    }

    private static void addFrom(List<String> words, int first, int skipped, Set<String> phrases) {
        var joined = new StringBuilder();
        for (int j = first; j < words.size() && joined.length() < LONGEST_PHRASE; j++) {
            joined.append(words.get(j), j == first ? skipped : 0, words.get(j).length());
            if (joined.length() >= 2 && joined.length() <= LONGEST_PHRASE) {
                phrases.add(joined.toString());
            }
        }
    }

    /** A query's runs, each as one word: what was typed together. */
    static List<Word> whole(String query) {
        return runs(query).stream().map(Words::word).toList();
    }

    /** A query's words, Chinese runs taken apart by the dictionary. */
    static List<Word> apart(String query) {
        var words = new ArrayList<Word>();
        for (String run : runs(query)) {
            if (Pinyin.isHan(run.codePointAt(0))) {
                of(run).forEach(word -> words.add(word(word)));
            } else {
                words.add(word(run));
            }
        }
        return words.stream().limit(MOST_WORDS).toList();
    }

    /** Letters that can be read as pinyin, as syllables; null where they cannot. */
    static @Nullable Word typed(Word word) {
        if (!word.text().chars().allMatch(letter -> letter >= 'a' && letter <= 'z')) {
            return null;
        }
        List<Word.Part> parts = Pinyin.read(word.text()).stream()
                .<Word.Part>map(Word.Typed::new)
                .limit(MOST_PARTS)
                .toList();
        return parts.isEmpty() ? null : new Word(word.text(), parts);
    }

    private static Word word(String run) {
        if (!Pinyin.isHan(run.codePointAt(0))) {
            return new Word(run, List.of(new Word.Latin(run)));
        }
        List<Word.Part> parts = Title.of(run).units().stream()
                .limit(MOST_PARTS)
                .<Word.Part>map(unit -> new Word.Sign(unit.text(), unit.syllable() == null ? "" : unit.syllable()))
                .toList();
        return new Word(run, parts);
    }

    /** Runs of Chinese and runs of other letters; a query is short, and what is beyond that is not read. */
    private static List<String> runs(String query) {
        String text = query.toLowerCase(Locale.ROOT);
        var runs = new ArrayList<String>();
        var run = new StringBuilder();
        int letters = 0;
        boolean han = false;
        for (int at = 0; at < text.length() && letters < MOST_LETTERS; ) {
            int character = text.codePointAt(at);
            boolean counts = Character.isLetterOrDigit(character);
            if (!run.isEmpty() && (!counts || Pinyin.isHan(character) != han)) {
                runs.add(run.toString());
                run.setLength(0);
            }
            if (counts) {
                han = Pinyin.isHan(character);
                run.appendCodePoint(character);
                letters++;
            }
            at += Character.charCount(character);
        }
        if (!run.isEmpty()) {
            runs.add(run.toString());
        }
        return runs.stream().limit(MOST_WORDS).toList();
    }
}

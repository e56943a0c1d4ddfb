package org.qiantang.engine.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * The short forms that rule files may use: <code>{微信}</code> stands for every way of saying that word, and in
 * patterns {@code @N} for a number, {@code <6>} for at most six characters within a clause, and {@code <<6>>} for at most
 * six within a sentence.
 */
final class Wording {
    private static final Pattern WORD = Pattern.compile("\\{([^}\\d][^}]*)}");
    private static final Pattern IN_CLAUSE = Pattern.compile("(?<!<)<(\\d+)>");
    private static final Pattern IN_SENTENCE = Pattern.compile("<<(\\d+)>>");

    private static final int LONGEST_PATTERN = 4_000;
    private static final int LONGEST_TERM = 200;
    private static final int LONGEST_SPELT_OUT = 100_000;

    /** So many words one term may stand for, and all terms of a page together. */
    private static final int MOST_WORDS = 2_000;

    private static final int MOST_WORDS_OF_PAGE = 50_000;

    private static final int MOST_PATTERNS_OF_PAGE = 1_000;

    private static final int MOST_SPELT_OUT_OF_PAGE = 1_000_000;

    private static final String NUMERAL = "(?:" + Numeral.FORM.substring(1);

    private final Map<String, List<String>> words;
    private final boolean shipped;
    private int wordsLeft = MOST_WORDS_OF_PAGE;
    private int patternsLeft = MOST_PATTERNS_OF_PAGE;
    private int charsLeft = MOST_SPELT_OUT_OF_PAGE;

    private Wording(Map<String, List<String>> words, boolean shipped) {
        this.words = words;
        this.shipped = shipped;
    }

    /** For the shipped book, whose patterns are ours. */
    static Wording read(YamlNode node) {
        return new Wording(
                node.keys().stream().collect(Collectors.toUnmodifiableMap(word -> word, word -> node.texts(word))),
                true);
    }

    /** The same words for one further page: its patterns are counted while they search, and it may not grow without end. */
    Wording ofPage() {
        return new Wording(words, false);
    }

    /** The words that one of a node's terms stands for. */
    List<String> terms(YamlNode node, String key, String written) {
        try {
            return terms(written);
        } catch (IllegalArgumentException unknown) {
            throw node.wrong(key, written, String.valueOf(unknown.getMessage()));
        }
    }

    /** A node's pattern, if it has one. */
    Optional<Search> search(YamlNode node) {
        return node.maybeText("pattern").map(written -> {
            if (written.length() > LONGEST_PATTERN) {
                throw node.wrong("pattern", written.length() + " characters", "at most " + LONGEST_PATTERN);
            }
            try {
                Pattern pattern = pattern(written);
                return shipped ? Search.free(pattern) : Search.within(pattern, Looks.OF_SEARCH);
            } catch (IllegalArgumentException unreadable) {
                throw node.wrong("pattern", written, "a pattern: " + said(unreadable));
            } catch (StackOverflowError tooDeep) {
                throw node.wrong("pattern", written, "a pattern with fewer brackets within each other");
            }
        });
    }

    private static String said(IllegalArgumentException unreadable) {
        return unreadable instanceof PatternSyntaxException syntax
                ? syntax.getDescription()
                : String.valueOf(unreadable.getMessage());
    }

    private List<String> terms(String written) {
        if (written.length() > LONGEST_TERM) {
            throw new IllegalArgumentException("a term of at most " + LONGEST_TERM + " characters");
        }
        int stands = 1;
        for (Matcher word = WORD.matcher(written); word.find() && stands <= MOST_WORDS; ) {
            stands *= waysOfSaying(word.group(1)).size();
        }
        if (stands > MOST_WORDS) {
            throw new IllegalArgumentException("a term that stands for at most " + MOST_WORDS + " words");
        }
        if (!shipped) {
            wordsLeft -= stands;
            if (wordsLeft < 0) {
                throw new IllegalArgumentException("at most " + MOST_WORDS_OF_PAGE + " words on a page");
            }
        }
        return saidInAllWays(written);
    }

    private List<String> saidInAllWays(String written) {
        var word = WORD.matcher(written);
        if (!word.find()) {
            return List.of(written);
        }
        String before = written.substring(0, word.start());
        String after = written.substring(word.end());
        return waysOfSaying(word.group(1)).stream()
                .flatMap(way -> saidInAllWays(before + way + after).stream())
                .toList();
    }

    private Pattern pattern(String written) {
        String spelt = WORD.matcher(written)
                .replaceAll(word -> waysOfSaying(word.group(1)).stream()
                        .map(Pattern::quote)
                        .map(Matcher::quoteReplacement)
                        .collect(Collectors.joining("|", "(?:", ")")));
        if (spelt.length() > LONGEST_SPELT_OUT) {
            throw new IllegalArgumentException(
                    "at most " + LONGEST_SPELT_OUT + " characters when its words are spelt out");
        }
        mayStillCome(spelt);
        spelt = spelt.replace("@N", NUMERAL);
        spelt = IN_SENTENCE.matcher(spelt).replaceAll("[^。!?;]{0,$1}?");
        spelt = IN_CLAUSE.matcher(spelt).replaceAll("[^,。!?; ]{0,$1}?");
        return Pattern.compile(spelt);
    }

    private void mayStillCome(String spelt) {
        if (shipped) {
            return;
        }
        patternsLeft--;
        charsLeft -= spelt.length();
        if (patternsLeft < 0 || charsLeft < 0) {
            throw new IllegalArgumentException("at most " + MOST_PATTERNS_OF_PAGE + " patterns on a page, with "
                    + MOST_SPELT_OUT_OF_PAGE + " characters when their words are spelt out");
        }
    }

    private List<String> waysOfSaying(String word) {
        List<String> ways = words.get(word);
        if (ways == null) {
            throw new IllegalArgumentException("word: {" + word + "} (expected: one of " + words.keySet() + ")");
        }
        return ways;
    }
}

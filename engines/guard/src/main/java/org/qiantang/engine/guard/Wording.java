package org.qiantang.engine.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The short forms that rule files may use: <code>{微信}</code> stands for every way of saying that word, and in
 * patterns {@code @N} for a number, {@code <6>} for at most six characters within a clause, and {@code <<6>>} for at most
 * six within a sentence.
 */
record Wording(Map<String, List<String>> words) {
    private static final Pattern WORD = Pattern.compile("\\{([^}\\d][^}]*)}");
    private static final Pattern IN_CLAUSE = Pattern.compile("(?<!<)<(\\d+)>");
    private static final Pattern IN_SENTENCE = Pattern.compile("<<(\\d+)>>");

    private static final int LONGEST_PATTERN = 4_000;

    private static final String NUMERAL = "(?:" + Numeral.FORM.substring(1);

    static Wording read(YamlNode node) {
        return new Wording(
                node.keys().stream().collect(Collectors.toUnmodifiableMap(word -> word, word -> node.texts(word))));
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
    Optional<Pattern> pattern(YamlNode node) {
        return node.maybeText("pattern").map(written -> {
            if (written.length() > LONGEST_PATTERN) {
                throw node.wrong("pattern", written.length() + " characters", "at most " + LONGEST_PATTERN);
            }
            try {
                return pattern(written);
            } catch (IllegalArgumentException unreadable) {
                throw node.wrong("pattern", written, "a pattern: " + unreadable.getMessage());
            }
        });
    }

    List<String> terms(String written) {
        var word = WORD.matcher(written);
        if (!word.find()) {
            return List.of(written);
        }
        String before = written.substring(0, word.start());
        String after = written.substring(word.end());
        return waysOfSaying(word.group(1)).stream()
                .flatMap(way -> terms(before + way + after).stream())
                .toList();
    }

    Pattern pattern(String written) {
        String spelt = WORD.matcher(written)
                .replaceAll(word -> waysOfSaying(word.group(1)).stream()
                        .map(Pattern::quote)
                        .map(Matcher::quoteReplacement)
                        .collect(Collectors.joining("|", "(?:", ")")));
        spelt = spelt.replace("@N", NUMERAL);
        spelt = IN_SENTENCE.matcher(spelt).replaceAll("[^。!?;]{0,$1}?");
        spelt = IN_CLAUSE.matcher(spelt).replaceAll("[^,。!?; ]{0,$1}?");
        return Pattern.compile(spelt);
    }

    private List<String> waysOfSaying(String word) {
        List<String> ways = words.get(word);
        if (ways == null) {
            throw new IllegalArgumentException("word: {" + word + "} (expected: one of " + words.keySet() + ")");
        }
        return ways;
    }
}

package org.qiantang.app.copywriting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws phrases for one script and never makes the same sentence twice.
 *
 * <p>The variants of a symbol are a shuffled deck: each is used once before any comes again.
 */
final class Pen {
    private static final Pattern ARGUMENT = Pattern.compile("\\{([a-z-]+)(?::[^{}@]+)?(?:@[0-9]+)?}");
    private static final int TRIES = 60;

    private final Phrases phrases;
    private final RandomGenerator random;
    private final Map<String, Deque<String>> decks = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    Pen(Phrases phrases, RandomGenerator random) {
        this.phrases = phrases;
        this.random = random;
    }

    /** A sentence for the symbol that this script does not have yet; empty once all are used up. */
    Optional<LineTemplate> write(String symbol) {
        for (int tried = 0; tried < TRIES; tried++) {
            String sentence = expand(draw(symbol));
            if (written.add(pattern(sentence))) {
                return Optional.of(LineTemplate.parse(sentence));
            }
        }
        return Optional.empty();
    }

    /** Whether the script has no line of this pattern yet; from now on it has. */
    boolean isNew(LineTemplate line) {
        return written.add(pattern(line.toString()));
    }

    /** What is left of a sentence when all that its slots hold is taken away. */
    static String pattern(String sentence) {
        // A fact that is told in few words is a fact still.
        return ARGUMENT.matcher(sentence).replaceAll("{$1}").replace("{brief}", "{fact}");
    }

    private String expand(String phrase) {
        Matcher inner = Phrases.SYMBOL.matcher(phrase);
        return inner.replaceAll(found -> Matcher.quoteReplacement(expand(draw(found.group(1)))));
    }

    private String draw(String symbol) {
        Deque<String> deck = decks.computeIfAbsent(symbol, _ -> new ArrayDeque<>());
        if (deck.isEmpty()) {
            List<String> shuffled = new ArrayList<>(phrases.of(symbol));
            Collections.shuffle(shuffled, java.util.Random.from(random));
            deck.addAll(shuffled);
        }
        return deck.remove();
    }
}

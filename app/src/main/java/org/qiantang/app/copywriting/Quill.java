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
import java.util.stream.Stream;
import org.qiantang.app.copywriting.Copywriter.Memory;

/**
 * Draws phrases for one text in some moods. It makes no pattern twice in a text, begins no text as the shop has begun one
 * lately, and of what else it could say takes what was said least.
 */
final class Quill {
    private static final int TRIES = 40;
    private static final int COMPARED = 6;

    private final Phrases phrases;
    private final List<String> moods;
    private final Memory memory;
    private final RandomGenerator random;
    private final Map<String, Deque<String>> decks = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    Quill(Phrases phrases, List<String> moods, Memory memory, RandomGenerator random) {
        this.phrases = phrases;
        this.moods = List.copyOf(moods);
        this.memory = memory;
        this.random = random;
    }

    boolean knows(String symbol) {
        return phrases.has(symbol);
    }

    /**
     * A sentence that this text does not have yet; empty once all are used up.
     *
     * @param more moods beside those of the text
     */
    Optional<LineTemplate> write(String symbol, List<String> more) {
        return best(symbol, more, Set.of());
    }

    /** A sentence that may begin a text. */
    Optional<LineTemplate> begin(String symbol, List<String> more) {
        return best(symbol, more, memory.openings());
    }

    /** Keeps the quill from a pattern that the text has already. */
    void has(String text) {
        written.add(Pen.pattern(text));
    }

    private Optional<LineTemplate> best(String symbol, List<String> more, Set<String> taken) {
        List<String> all = Stream.concat(moods.stream(), more.stream()).toList();
        String best = null;
        int least = Integer.MAX_VALUE;
        int compared = 0;
        for (int tried = 0; tried < TRIES && compared < COMPARED && least > 0; tried++) {
            String sentence = expand(draw(symbol, all), all);
            String pattern = Pen.pattern(sentence);
            if (written.contains(pattern) || taken.contains(pattern)) {
                continue;
            }
            compared++;
            int used = memory.patterns().getOrDefault(pattern, 0);
            if (used < least) {
                least = used;
                best = sentence;
            }
        }
        if (best == null) {
            return Optional.empty();
        }
        has(best);
        return Optional.of(LineTemplate.parse(best));
    }

    private String expand(String phrase, List<String> all) {
        Matcher inner = Phrases.SYMBOL.matcher(phrase);
        return inner.replaceAll(found -> Matcher.quoteReplacement(expand(draw(found.group(1), all), all)));
    }

    private String draw(String symbol, List<String> all) {
        Deque<String> deck = decks.computeIfAbsent(symbol + all, _ -> new ArrayDeque<>());
        if (deck.isEmpty()) {
            List<String> shuffled = new ArrayList<>(phrases.of(symbol, all));
            Collections.shuffle(shuffled, java.util.Random.from(random));
            deck.addAll(shuffled);
        }
        return deck.remove();
    }
}

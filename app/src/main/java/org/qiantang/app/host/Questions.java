package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Viewers' questions that wait for an answer: bounded, equal ones joined, the most pressing first.
 *
 * <p>A buyer's question about the item on screen goes first, then others about that item, then the rest as they came.
 */
final class Questions {
    static final int MOST = 50;
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int MOST_ASKERS = 1_000;
    private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** A question and how many people asked it. */
    record Question(String text, @Nullable Long itemId, int askers) {}

    private static final class Waiting {
        private final String text;
        private final @Nullable Long itemId;
        private final Instant since;
        private final Set<Long> askers = new HashSet<>();
        private boolean fromBuyer;

        private Waiting(String text, @Nullable Long itemId, Instant since) {
            this.text = text;
            this.itemId = itemId;
            this.since = since;
        }

        private int rank(@Nullable Long pinned) {
            boolean onScreen = itemId != null && itemId.equals(pinned);
            return onScreen ? (fromBuyer ? 0 : 1) : 2;
        }
    }

    private record Key(String words, @Nullable Long itemId) {}

    private final Map<Key, Waiting> waiting = new LinkedHashMap<>();

    /** Takes a question; false if there is no room for another one. */
    synchronized boolean ask(long personId, boolean buyer, String text, @Nullable Long itemId, Instant now) {
        forgetOlderThan(now.minus(PATIENCE));
        Key key = new Key(NOT_WORDS.matcher(text).replaceAll("").toLowerCase(Locale.ROOT), itemId);
        Waiting question = waiting.get(key);
        if (question == null) {
            if (waiting.size() >= MOST) {
                return false;
            }
            question = new Waiting(text, itemId, now);
            waiting.put(key, question);
        }
        if (question.askers.size() < MOST_ASKERS) {
            question.askers.add(personId);
        }
        question.fromBuyer |= buyer;
        return true;
    }

    /** Takes out the question to answer now. */
    synchronized Optional<Question> next(@Nullable Long pinned, Instant now) {
        forgetOlderThan(now.minus(PATIENCE));
        // The stream keeps the order of arrival among equals.
        Optional<Map.Entry<Key, Waiting>> first = waiting.entrySet().stream()
                .min(Comparator.comparingInt(entry -> entry.getValue().rank(pinned)));
        first.ifPresent(entry -> waiting.remove(entry.getKey()));
        return first.map(Map.Entry::getValue)
                .map(question -> new Question(question.text, question.itemId, question.askers.size()));
    }

    synchronized int size() {
        return waiting.size();
    }

    private void forgetOlderThan(Instant oldest) {
        waiting.values().removeIf(question -> question.since.isBefore(oldest));
    }
}

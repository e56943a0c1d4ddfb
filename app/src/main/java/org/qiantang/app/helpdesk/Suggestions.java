package org.qiantang.app.helpdesk;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.qiantang.app.question.SameQuestion;

/** Answers of one show that wait for staff: bounded, the most pressing first, the old ones let go and counted. */
final class Suggestions {
    static final int MOST = 50;
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Comparator<Suggestion> ORDER = Comparator.comparing(
                    (Suggestion one) -> !one.group().buyer())
            .thenComparing(one -> one.draft().kind() != Draft.Kind.HAND_OVER)
            .thenComparing(
                    Comparator.comparingInt((Suggestion one) -> one.group().count())
                            .reversed())
            .thenComparing(Suggestion::at);

    private final List<Suggestion> waiting = new ArrayList<>();
    private long dropped;

    /** Adds an answer, or joins its questions to those of one that waits and says the same. */
    void add(Suggestion fresh) {
        Optional<Suggestion> same = waiting.stream()
                .filter(one -> one.draft().isSameAs(fresh.draft()) || asksAlike(one, fresh))
                .findFirst();
        if (same.isPresent()) {
            same.get().group().join(fresh.group());
            return;
        }
        waiting.add(fresh);
        waiting.sort(ORDER);
        if (waiting.size() > MOST) {
            waiting.removeLast();
            dropped++;
        }
    }

    List<Suggestion> all(Instant now) {
        int before = waiting.size();
        waiting.removeIf(one -> !one.at().plus(PATIENCE).isAfter(now));
        dropped += before - waiting.size();
        waiting.sort(ORDER);
        return List.copyOf(waiting);
    }

    Optional<Suggestion> one(long id, Instant now) {
        return all(now).stream().filter(one -> one.id() == id).findFirst();
    }

    void remove(long id) {
        waiting.removeIf(one -> one.id() == id);
    }

    void clear() {
        waiting.clear();
    }

    /** How many nobody got to. */
    long dropped() {
        return dropped;
    }

    private static boolean asksAlike(Suggestion one, Suggestion other) {
        return one.draft().kind() == other.draft().kind()
                && Objects.equals(one.draft().itemId(), other.draft().itemId())
                && SameQuestion.alike(one.group().key(), other.group().key());
    }
}

package org.qiantang.app.host;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DigitalHost.Occasion;

/** What waits to be said between two sentences of the script: what staff typed, and the pieces of an answer. */
final class Asides {
    static final int MOST_TYPED = 20;

    private final Queue<Saying> typed = new ConcurrentLinkedQueue<>();
    // Only the performing thread has it.
    private final Deque<Saying> answer = new ArrayDeque<>();

    /** Staff want something said before anything else; false if too much waits already. Asked by any thread. */
    boolean type(List<String> sentences) {
        if (typed.size() + sentences.size() > MOST_TYPED) {
            return false;
        }
        sentences.forEach(sentence -> typed.add(Saying.fixed(Occasion.STAFF, sentence)));
        return true;
    }

    void answer(Saying piece) {
        answer.add(piece);
    }

    boolean answers() {
        return !answer.isEmpty();
    }

    boolean hasTyped() {
        return !typed.isEmpty();
    }

    /** What comes next; empty if nothing waits. */
    Optional<Saying> next() {
        Saying words = typed.peek();
        return Optional.ofNullable(words != null ? words : answer.peek());
    }

    /** What comes after that. */
    @Nullable
    Saying afterNext() {
        Saying words = typed.stream().skip(1).findFirst().orElse(null);
        return words != null
                ? words
                : answer.stream().skip(typed.isEmpty() ? 1 : 0).findFirst().orElse(null);
    }

    /** This one is done with; nothing happens if it had gone meanwhile. */
    void done(Saying saying) {
        if (saying.equals(typed.peek())) {
            typed.remove();
        } else if (saying.equals(answer.peek())) {
            answer.remove();
        }
    }

    /** The rest of an answer would hang in the air. */
    void dropAnswer() {
        answer.clear();
    }
}

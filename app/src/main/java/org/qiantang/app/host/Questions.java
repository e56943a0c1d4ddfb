package org.qiantang.app.host;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.question.FairShare;
import org.qiantang.app.question.SameQuestion;

/**
 * Viewers' questions that wait for an answer: bounded, a few of each viewer, those that ask the same joined, the most pressing
 * first.
 *
 * <p>A buyer's question about the item on screen goes first, then others about that item, then the rest as they came; a
 * demo's crowd goes behind its likes. None waits for others to ask the same.
 */
final class Questions {
    static final int MOST = 50;
    static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final int MOST_ASKERS = 1_000;

    /**
     * A viewer's line that asks something.
     *
     * @param around what it was asked amidst
     * @param itemId the item that it is about, if any
     * @param buyer whether the viewer has ordered here
     * @param simulated whether it is a demo's crowd: answered, but never counted as somebody
     */
    record Asked(
            long personId,
            String text,
            Answerer.Around around,
            @Nullable Long itemId,
            boolean buyer,
            boolean simulated) {}

    /**
     * A question as its first asker put it.
     *
     * @param askers how many people asked it
     * @param inHand whether people were asked it too, so that their answer may be promised
     */
    record Question(Asked first, int askers, boolean inHand) {}

    private static final class Waiting {
        private final Asked first;
        private final String key;
        private final Instant since;
        private final Set<Long> askers = new HashSet<>();
        private boolean buyer;
        private boolean ofPerson;
        private boolean inHand;

        private Waiting(Asked first, Instant since) {
            this.first = first;
            this.key = SameQuestion.key(first.text());
            this.since = since;
        }

        private void join(Asked asked, boolean nowInHand) {
            if (!asked.simulated() && askers.size() < MOST_ASKERS) {
                askers.add(asked.personId());
            }
            buyer |= asked.buyer();
            ofPerson |= !asked.simulated();
            inHand |= nowInHand;
        }

        private int rank(@Nullable Long pinned) {
            boolean onScreen = pinned != null && Objects.equals(first.itemId(), pinned);
            return onScreen ? (buyer ? 0 : 1) : 2;
        }
    }

    // In the order of arrival.
    private final List<Waiting> waiting = new ArrayList<>();
    private final FairShare share = new FairShare();

    /** Whether somebody waits for the answer to this already. */
    synchronized boolean waits(Asked asked, Instant now) {
        forgetOlderThan(now.minus(PATIENCE));
        return same(asked).isPresent();
    }

    /** Whether this viewer waits for the answer to this already. */
    synchronized boolean isAskedAgain(Asked asked, Instant now) {
        forgetOlderThan(now.minus(PATIENCE));
        return same(asked).filter(one -> one.askers.contains(asked.personId())).isPresent();
    }

    /** Whether {@link #ask} would take it. */
    synchronized boolean takes(Asked asked, Instant now) {
        forgetOlderThan(now.minus(PATIENCE));
        return same(asked).isPresent() || (mayAsk(asked, now) && hasRoomFor(asked));
    }

    /**
     * Takes a question, or joins who asks to those who asked the same; false if there is no room for another one, or none for
     * another one of this viewer's.
     *
     * @param inHand whether people were asked it too
     */
    synchronized boolean ask(Asked asked, boolean inHand, Instant now) {
        if (!takes(asked, now)) {
            return false;
        }
        Waiting question = same(asked).orElseGet(() -> open(asked, now));
        question.join(asked, inHand);
        return true;
    }

    /** Counts a line to its viewer's share of the minute, though it was not taken: people were asked the same before. */
    synchronized void note(Asked asked, Instant now) {
        if (!asked.simulated()) {
            share.note(asked.personId(), now);
        }
    }

    /** Takes out the question to answer now. */
    synchronized Optional<Question> next(@Nullable Long pinned, Instant now) {
        forgetOlderThan(now.minus(PATIENCE));
        // The stream keeps the order of arrival among equals.
        Optional<Waiting> next = waiting.stream()
                .min(Comparator.comparingInt((Waiting one) -> one.rank(pinned)).thenComparing(one -> !one.ofPerson));
        next.ifPresent(waiting::remove);
        return next.map(one -> new Question(one.first, one.askers.size(), one.inHand));
    }

    synchronized int size() {
        return waiting.size();
    }

    /** What is asked of one item in the same words, or else in nearly the same. */
    private Optional<Waiting> same(Asked asked) {
        String key = SameQuestion.key(asked.text());
        List<Waiting> ofItem = waiting.stream()
                .filter(one -> Objects.equals(one.first.itemId(), asked.itemId()))
                .toList();
        return ofItem.stream()
                .filter(one -> one.key.equals(key))
                .findFirst()
                .or(() -> ofItem.stream()
                        .filter(one -> SameQuestion.alike(one.key, key))
                        .findFirst());
    }

    private boolean mayAsk(Asked asked, Instant now) {
        long own = waiting.stream()
                .filter(one -> one.first.personId() == asked.personId())
                .count();
        return asked.simulated() || !share.isUsedUp(asked.personId(), own, now);
    }

    private boolean hasRoomFor(Asked asked) {
        return waiting.size() < MOST || (asked.buyer() && youngestToGo().isPresent());
    }

    private Waiting open(Asked asked, Instant now) {
        if (waiting.size() >= MOST) {
            youngestToGo().ifPresent(waiting::remove);
        }
        share.note(asked.personId(), now);
        var question = new Waiting(asked, now);
        waiting.add(question);
        return question;
    }

    /** A buyer's question takes the place of the youngest that is no buyer's and that one person asks at most. */
    private Optional<Waiting> youngestToGo() {
        return waiting.reversed().stream()
                .filter(one -> !one.buyer && one.askers.size() <= 1)
                .findFirst();
    }

    private void forgetOlderThan(Instant oldest) {
        waiting.removeIf(question -> question.since.isBefore(oldest));
    }
}

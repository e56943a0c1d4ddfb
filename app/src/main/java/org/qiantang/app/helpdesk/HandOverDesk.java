package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Office;
import org.qiantang.app.question.SameQuestion;
import org.qiantang.app.room.WordHash;
import org.qiantang.event.HelpdeskEvent.HandOverAnswered;
import org.qiantang.event.HelpdeskEvent.HandOverDismissed;
import org.qiantang.event.HelpdeskEvent.QuestionHandedOver;
import org.qiantang.event.Ids;
import org.qiantang.event.Streams;

/** The only writer of questions in people's hands: each step is a row and an event, both or neither. */
final class HandOverDesk {
    private final Office office;
    private final HandOverRows rows;
    private final WordHash hash;
    private final Ids ids;
    private final InstantSource clock;

    HandOverDesk(Office office, HandOverRows rows, WordHash hash, Ids ids, InstantSource clock) {
        this.office = office;
        this.rows = rows;
        this.hash = hash;
        this.ids = ids;
        this.clock = clock;
    }

    /** A question that people are to answer. */
    record Opening(
            long merchantId,
            @Nullable Long showId,
            @Nullable Long productId,
            @Nullable Long itemId,
            String question,
            String topic,
            String reason,
            List<Long> lines,
            List<Long> askers) {
        Opening {
            lines = List.copyOf(lines);
            askers = List.copyOf(askers);
        }
    }

    /** Where the question now stands; {@code fresh} where nobody had asked it before. */
    record Opened(long id, boolean fresh) {}

    /** Hands a question over, or joins who asks to those who wait for the same answer. */
    Opened open(Opening opening) {
        String key = SameQuestion.key(opening.question());
        return office.write(pen -> {
                    Optional<Opened> joined = joined(opening, key);
                    if (joined.isPresent()) {
                        return joined.get();
                    }
                    HandOver fresh = fresh(opening, key);
                    rows.insert(fresh);
                    pen.write(
                            Streams.help(fresh.id()),
                            new QuestionHandedOver(
                                    fresh.openedAt(),
                                    fresh.id(),
                                    fresh.merchantId(),
                                    fresh.showId(),
                                    fresh.productId(),
                                    fresh.askers().size(),
                                    fresh.reason(),
                                    hash.of(fresh.id(), fresh.question())));
                    return new Opened(fresh.id(), true);
                })
                .value();
    }

    /** Joins who asks to those who wait for the same answer; false where nobody does, and then nothing is done. */
    boolean join(Opening opening) {
        String key = SameQuestion.key(opening.question());
        return office.write(_ -> joined(opening, key).isPresent()).value();
    }

    private Optional<Opened> joined(Opening opening, String key) {
        Optional<HandOver> same = rows.open(opening.merchantId(), opening.showId(), opening.productId()).stream()
                .filter(one -> SameQuestion.alike(one.key(), key))
                .findFirst();
        same.ifPresent(one -> rows.join(one.id(), opening.lines(), opening.askers()));
        return same.map(one -> new Opened(one.id(), false));
    }

    private HandOver fresh(Opening opening, String key) {
        return new HandOver(
                ids.next(),
                opening.merchantId(),
                opening.showId(),
                opening.productId(),
                opening.itemId(),
                HandOver.State.OPEN,
                opening.question(),
                key,
                opening.topic(),
                opening.reason(),
                opening.lines(),
                opening.askers(),
                now(),
                "",
                null,
                null);
    }

    /** The open question of a shop; empty where it is another's, or no longer open. */
    Optional<HandOver> openOne(long id, long merchantId) {
        return rows.one(id).filter(one -> one.merchantId() == merchantId && one.isOpen());
    }

    /** Writes down what a person answered; false where somebody else was faster. */
    boolean answered(long id, String text, @Nullable Long lineId, long personId) {
        return office.write(pen -> {
                    Optional<HandOver> open = rows.locked(id).filter(HandOver::isOpen);
                    open.ifPresent(one -> {
                        Instant now = after(one);
                        rows.close(id, HandOver.State.ANSWERED, text, personId, now);
                        int askers = one.askers().size();
                        pen.write(Streams.help(id), new HandOverAnswered(now, id, text, askers, lineId, personId));
                    });
                    return open.isPresent();
                })
                .value();
    }

    boolean dismiss(long id, long personId) {
        return office.write(pen -> {
                    Optional<HandOver> open = rows.locked(id).filter(HandOver::isOpen);
                    open.ifPresent(one -> {
                        Instant now = after(one);
                        rows.close(id, HandOver.State.DISMISSED, "", personId, now);
                        pen.write(Streams.help(id), new HandOverDismissed(now, id, personId));
                    });
                    return open.isPresent();
                })
                .value();
    }

    /** A stream's time never runs backwards. */
    private Instant after(HandOver one) {
        Instant now = now();
        return now.isBefore(one.openedAt()) ? one.openedAt() : now;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

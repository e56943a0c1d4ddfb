package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.Office;
import org.qiantang.app.room.WordHash;
import org.qiantang.event.HelpdeskEvent;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.qiantang.event.HelpdeskEvent.FaqApproved;
import org.qiantang.event.HelpdeskEvent.FaqProposed;
import org.qiantang.event.HelpdeskEvent.FaqRejected;
import org.qiantang.event.HelpdeskEvent.FaqRetired;
import org.qiantang.event.Ids;
import org.qiantang.event.Streams;

/** The only writer of FAQ: a proposal becomes what the shop says only when a person has approved it. */
final class FaqDesk {
    /** What is told from the shelf at the moment of asking, and would be wrong tomorrow in a fixed answer. */
    private static final Pattern MOVES =
            Pattern.compile("[¥￥]\\s*\\d|[0-9一二三四五六七八九十百千]+(?:\\.\\d+)?\\s*(?:元|块|折)|(?:库存|还剩|还有|只剩)\\s*\\d+\\s*件");

    private final Office office;
    private final FaqRows rows;
    private final WordHash hash;
    private final Ids ids;
    private final InstantSource clock;

    FaqDesk(Office office, FaqRows rows, WordHash hash, Ids ids, InstantSource clock) {
        this.office = office;
        this.rows = rows;
        this.hash = hash;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of an act on a pair. */
    sealed interface Answer {
        record Done(Faq faq) implements Answer {}

        record NotThere() implements Answer {}

        /** The pair is no longer, or not yet, what the act is for. */
        record Elsewhere(Faq.State state) implements Answer {}

        /** The words name a price, a discount or pieces left, which move. */
        record Moves(String words) implements Answer {}
    }

    /** The words of a pair as somebody wants them. */
    record Wording(@Nullable Long productId, String question, String answer) {}

    /** Proposes a pair; empty where the same question is proposed or approved already. */
    Optional<Faq> propose(
            long merchantId, Wording wording, List<FactUsed> facts, @Nullable Long fromId, long personId) {
        return office.<Optional<Faq>>write(pen -> {
                    if (rows.has(merchantId, wording.productId(), wording.question())) {
                        return Optional.empty();
                    }
                    Instant now = now();
                    var faq = new Faq(
                            ids.next(),
                            merchantId,
                            wording.productId(),
                            Faq.State.PROPOSED,
                            0,
                            wording.question(),
                            wording.answer(),
                            facts,
                            fromId,
                            personId,
                            now,
                            null,
                            null);
                    rows.put(faq);
                    pen.write(
                            Streams.faq(faq.id()),
                            new FaqProposed(
                                    now,
                                    faq.id(),
                                    merchantId,
                                    faq.productId(),
                                    fromId,
                                    hash.of(faq.id(), faq.question() + "\n" + faq.answer()),
                                    personId));
                    return Optional.of(faq);
                })
                .value();
    }

    /** The words of an answer that name what moves; empty where there are none. */
    static Optional<String> moving(String answer) {
        Matcher moving = MOVES.matcher(answer);
        return moving.find() ? Optional.of(moving.group()) : Optional.empty();
    }

    /** From now on the shop says so; an approved pair is changed in the same way. */
    Answer approve(long id, long merchantId, Wording wording, long personId) {
        Optional<String> moving = moving(wording.answer());
        if (moving.isPresent()) {
            return new Answer.Moves(moving.get());
        }
        return turn(id, merchantId, (faq, now) -> switch (faq.state()) {
            case PROPOSED, APPROVED, RETIRED -> {
                Faq next = new Faq(
                        id,
                        merchantId,
                        wording.productId(),
                        Faq.State.APPROVED,
                        faq.revision() + 1,
                        wording.question(),
                        wording.answer(),
                        faq.facts(),
                        faq.fromId(),
                        faq.proposedBy(),
                        faq.proposedAt(),
                        personId,
                        now);
                yield new Step(
                        next,
                        new FaqApproved(
                                now,
                                id,
                                merchantId,
                                next.productId(),
                                next.revision(),
                                next.question(),
                                next.answer(),
                                next.facts(),
                                personId));
            }
            case REJECTED -> null;
        });
    }

    Answer reject(long id, long merchantId, long personId) {
        return turn(id, merchantId, (faq, now) -> switch (faq.state()) {
            case PROPOSED ->
                new Step(decided(faq, Faq.State.REJECTED, personId, now), new FaqRejected(now, id, personId));
            case APPROVED, REJECTED, RETIRED -> null;
        });
    }

    Answer retire(long id, long merchantId, long personId) {
        return turn(id, merchantId, (faq, now) -> switch (faq.state()) {
            case APPROVED ->
                new Step(decided(faq, Faq.State.RETIRED, personId, now), new FaqRetired(now, id, personId));
            case PROPOSED, REJECTED, RETIRED -> null;
        });
    }

    private record Step(Faq next, HelpdeskEvent event) {}

    @FunctionalInterface
    private interface Work {
        /** Null where the pair is not what the act is for. */
        @Nullable
        Step of(Faq faq, Instant now);
    }

    private Answer turn(long id, long merchantId, Work work) {
        return office.<Answer>write(pen -> {
                    Optional<Faq> found = rows.locked(id).filter(faq -> faq.merchantId() == merchantId);
                    if (found.isEmpty()) {
                        return new Answer.NotThere();
                    }
                    Faq faq = found.get();
                    Step step = work.of(faq, after(faq));
                    if (step == null) {
                        return new Answer.Elsewhere(faq.state());
                    }
                    rows.put(step.next());
                    pen.write(Streams.faq(id), step.event());
                    return new Answer.Done(step.next());
                })
                .value();
    }

    private static Faq decided(Faq faq, Faq.State state, long personId, Instant now) {
        return new Faq(
                faq.id(),
                faq.merchantId(),
                faq.productId(),
                state,
                faq.revision(),
                faq.question(),
                faq.answer(),
                faq.facts(),
                faq.fromId(),
                faq.proposedBy(),
                faq.proposedAt(),
                personId,
                now);
    }

    /** A stream's time never runs backwards. */
    private Instant after(Faq faq) {
        Instant decided = faq.decidedAt();
        Instant before = decided == null ? faq.proposedAt() : decided;
        Instant now = now();
        return now.isBefore(before) ? before : now;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

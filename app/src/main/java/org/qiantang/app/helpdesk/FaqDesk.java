package org.qiantang.app.helpdesk;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final Pattern DISCOUNT = Pattern.compile("[0-9一二三四五六七八九十百千]+(?:\\.\\d+)?\\s*折");

    private static final Pattern AMOUNT = Pattern.compile("[¥￥]\\s*\\d|[0-9一二三四五六七八九十百千]+(?:\\.\\d+)?\\s*(?:元|块)");
    private static final Pattern PIECES = Pattern.compile("(?:库存|还剩|还有|只剩)\\s*\\d+\\s*件");
    /** What sending costs, and from what sum on it costs nothing, is a rule of the shop and no price of goods. */
    private static final Pattern FREIGHT = Pattern.compile(
            "(?:运费|邮费|快递费)[^，。；,;]{0,4}?[¥￥]?\\s*\\d+(?:\\.\\d+)?\\s*(?:元|块)?|满\\s*\\d+(?:\\.\\d+)?\\s*(?:元|块)?(?=[^，。；,;减]{0,4}(?:包邮|免邮|免运费|运费|邮费))");

    private static final Pattern ASKED = Pattern.compile("(.+?)(?:吗|么|嘛|不|没)?[?？]*");
    private static final Pattern YES =
            Pattern.compile("(?:亲|您好|你好)?[，,!！]?(?:能|可以|会|有用|有效|有|是|对|行|管用|当然|没问题|嗯)(?:的|呢|啊|哦|呀|滴|亲)*(?:[，,。！!~]|$)");
    private static final Pattern DENIES = Pattern.compile("不|没有|并非");

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
    }

    /**
     * The words of an entry as somebody wants them.
     *
     * @param question what is asked; of a policy, its topic
     * @param also other ways to ask for it
     * @param bound keys of the facts whose figures the answer's figures must be
     */
    record Wording(
            Faq.Kind kind,
            @Nullable Long productId,
            String question,
            List<String> also,
            String answer,
            List<String> bound) {
        Wording {
            also = List.copyOf(also);
            bound = List.copyOf(bound);
        }

        /** A question, asked in one way, with an answer that is bound to nothing. */
        Wording(@Nullable Long productId, String question, String answer) {
            this(Faq.Kind.QUESTION, productId, question, List.of(), answer, List.of());
        }

        /** What a buyer takes for said: a bare yes says what was asked, as 可以的 to 毛巾能治痘吗 does. */
        String said() {
            Matcher asked = ASKED.matcher(question.strip());
            boolean affirms = kind == Faq.Kind.QUESTION
                    && asked.matches()
                    && YES.matcher(answer).lookingAt()
                    && !DENIES.matcher(answer).find();
            return affirms ? asked.group(1) + "，" + answer : answer;
        }

        private boolean isOf(Faq faq) {
            return faq.question().equals(question)
                    && faq.also().equals(also)
                    && faq.answer().equals(answer)
                    && faq.bound().equals(bound);
        }
    }

    /** Proposes an entry; empty where the same question is proposed or approved already. */
    Optional<Faq> propose(
            long merchantId, Wording wording, List<FactUsed> facts, @Nullable Long fromId, long personId) {
        return office.<Optional<Faq>>write(pen -> rows.has(merchantId, wording)
                        ? Optional.empty()
                        : Optional.of(proposed(pen, merchantId, wording, facts, fromId, personId)))
                .value();
    }

    private Faq proposed(
            Office.Pen pen,
            long merchantId,
            Wording wording,
            List<FactUsed> facts,
            @Nullable Long fromId,
            long personId) {
        Instant now = now();
        var faq = new Faq(
                ids.next(),
                merchantId,
                wording.kind(),
                wording.productId(),
                Faq.State.PROPOSED,
                0,
                wording.question(),
                wording.also(),
                wording.answer(),
                facts,
                wording.bound(),
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
        return faq;
    }

    /** The words of an answer that name what moves; what it is bound to is looked at anew each time, and may be named. */
    static Optional<String> moving(String answer, List<String> bound) {
        String text = FREIGHT.matcher(answer).replaceAll(" ");
        return found(DISCOUNT, text)
                .or(() -> bound.contains("price") ? Optional.empty() : found(AMOUNT, text))
                .or(() -> bound.contains("stock") ? Optional.empty() : found(PIECES, text));
    }

    private static Optional<String> found(Pattern words, String text) {
        Matcher moving = words.matcher(text);
        return moving.find() ? Optional.of(moving.group()) : Optional.empty();
    }

    /**
     * From now on the shop says so; an approved entry is changed in the same way. To be called with words that were looked
     * through.
     *
     * @param bound the facts that it is bound to, as they are now
     */
    Answer approve(long id, long merchantId, Wording wording, List<FactUsed> bound, long personId) {
        return turn(id, merchantId, (faq, now) -> switch (faq.state()) {
            case PROPOSED, APPROVED, RETIRED -> approved(faq, wording, bound, personId, now);
            case REJECTED -> null;
        });
    }

    private static Step approved(Faq faq, Wording wording, List<FactUsed> bound, long personId, Instant now) {
        List<FactUsed> facts = Stream.concat(
                        faq.facts().stream()
                                .filter(fact -> !faq.bound().contains(fact.key())
                                        && !wording.bound().contains(fact.key())),
                        bound.stream())
                .toList();
        Faq next = new Faq(
                faq.id(),
                faq.merchantId(),
                faq.kind(),
                wording.productId(),
                Faq.State.APPROVED,
                faq.revision() + 1,
                wording.question(),
                wording.also(),
                wording.answer(),
                facts,
                wording.bound(),
                faq.fromId(),
                faq.proposedBy(),
                faq.proposedAt(),
                personId,
                now);
        return new Step(
                next,
                new FaqApproved(
                        now,
                        next.id(),
                        next.merchantId(),
                        next.productId(),
                        next.revision(),
                        next.question(),
                        next.answer(),
                        next.facts(),
                        personId,
                        next.kind() == Faq.Kind.POLICY,
                        next.also()));
    }

    /** What came of an entry of a file: new, in other words than before, or said so already. */
    enum Taken {
        ADDED,
        CHANGED,
        SAME
    }

    /** Takes an entry as approved, whoever asked the same before; to be called with words that were looked through. */
    Taken take(long merchantId, Wording wording, List<FactUsed> bound, long personId) {
        return office.write(pen -> {
                    Optional<Faq> before = rows.lockedLike(merchantId, wording);
                    boolean isSaid = before.filter(faq -> faq.state() == Faq.State.APPROVED)
                            .isPresent();
                    if (isSaid
                            && wording.isOf(before.get())
                            && before.get().facts().containsAll(bound)) {
                        return Taken.SAME;
                    }
                    Faq faq = before.orElseGet(() -> proposed(pen, merchantId, wording, List.of(), null, personId));
                    Step step = approved(faq, wording, bound, personId, after(faq));
                    rows.put(step.next());
                    pen.write(Streams.faq(faq.id()), step.event());
                    return isSaid ? Taken.CHANGED : Taken.ADDED;
                })
                .value();
    }

    Answer reject(long id, long merchantId, long personId) {
        return turn(id, merchantId, (faq, now) -> switch (faq.state()) {
            case PROPOSED ->
                new Step(faq.decided(Faq.State.REJECTED, personId, now), new FaqRejected(now, id, personId));
            case APPROVED, REJECTED, RETIRED -> null;
        });
    }

    Answer retire(long id, long merchantId, long personId) {
        return turn(id, merchantId, (faq, now) -> switch (faq.state()) {
            case APPROVED -> new Step(faq.decided(Faq.State.RETIRED, personId, now), new FaqRetired(now, id, personId));
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

package org.qiantang.app.helpdesk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.answer.Answer;
import org.qiantang.event.HelpdeskEvent.FactUsed;

/** Drafts answers: the answering's word, the facts behind it, an approved FAQ where it has none, the guard's judgement. */
final class Drafts {
    private final AskEngine engine;
    private final Grounds grounds;
    private final FaqBook faq;
    private final Gate gate;

    Drafts(AskEngine engine, Grounds grounds, FaqBook faq, Gate gate) {
        this.engine = engine;
        this.grounds = grounds;
        this.faq = faq;
        this.gate = gate;
    }

    /** The answer as of now; empty where the line asks for none. */
    Optional<Draft> of(long showId, long merchantId, @Nullable Long pinned, List<String> history, String line) {
        return switch (engine.answer(showId, pinned, history, line)) {
            // A greeting is not a question to anybody.
            case Answer.Told told when told.itemId() == null && told.facts().isEmpty() -> Optional.empty();
            case Answer.Told told -> Optional.of(told(showId, told));
            case Answer.AskBack back -> Optional.of(plain(showId, Draft.Kind.ASK_BACK, back.text(), Sureness.of(back)));
            case Answer.HandOver over -> Optional.of(over(showId, merchantId, over, line));
            case Answer.Declined declined ->
                Optional.of(plain(showId, Draft.Kind.DECLINED, declined.text(), Sureness.DECLINED));
            case Answer.NotAQuestion _ -> Optional.empty();
        };
    }

    /** Whether the line asks for an answer at all. */
    boolean asks(long showId, @Nullable Long pinned, List<String> history, String line) {
        return switch (engine.answer(showId, pinned, history, line)) {
            case Answer.Told told -> told.itemId() != null || !told.facts().isEmpty();
            case Answer.AskBack _, Answer.HandOver _, Answer.Declined _ -> true;
            case Answer.NotAQuestion _ -> false;
        };
    }

    private Draft told(long showId, Answer.Told told) {
        List<FaqPair> said = faq.cited(told.facts());
        List<String> keys =
                told.facts().stream().filter(key -> FaqPair.idIn(key).isEmpty()).toList();
        Grounds.Found found = grounds.of(showId, told.itemId(), keys);
        boolean all = found.all() && keys.size() + said.size() == told.facts().size();
        return new Draft(
                Draft.Kind.TOLD,
                told.text(),
                told.itemId(),
                found.productId(),
                Topics.ofFacts(told.facts()),
                "",
                Stream.concat(said.stream().map(FaqPair::asFact), found.facts().stream())
                        .toList(),
                all,
                said.isEmpty() ? null : Long.valueOf(said.getFirst().faqId()),
                gate.judge(showId, told.itemId(), true, told.text()),
                all ? Sureness.of(told, !said.isEmpty()) : Sureness.SOME_FACT_GONE);
    }

    private Draft plain(long showId, Draft.Kind kind, String text, int sureness) {
        Gate.Judged judged = gate.judge(showId, null, true, text);
        return new Draft(kind, text, null, null, "这个", "", List.of(), true, null, judged, sureness);
    }

    private Draft over(long showId, long merchantId, Answer.HandOver over, String line) {
        Long productId = grounds.of(showId, over.itemId(), List.of()).productId();
        Optional<FaqPair> known = faq.match(merchantId, productId, line);
        String topic = Topics.ofReason(over.reason());
        if (known.isPresent()) {
            FaqPair pair = known.get();
            return new Draft(
                    Draft.Kind.TOLD,
                    pair.answer(),
                    over.itemId(),
                    productId,
                    topic,
                    "",
                    List.of(pair.asFact()),
                    true,
                    pair.faqId(),
                    gate.judge(showId, over.itemId(), true, pair.answer()),
                    Sureness.APPROVED);
        }
        List<FactUsed> none = List.of();
        Gate.Judged judged = gate.judge(showId, over.itemId(), true, over.text());
        return new Draft(
                Draft.Kind.HAND_OVER,
                over.text(),
                over.itemId(),
                productId,
                topic,
                over.reason(),
                none,
                false,
                null,
                judged,
                0);
    }
}

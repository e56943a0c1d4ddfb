package org.qiantang.app.helpdesk;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.event.HelpdeskEvent.HelpKind;
import org.qiantang.event.HelpdeskEvent.HelpMode;

/** People's answers to what was handed over: said where it was asked, written down, and proposed for the FAQ. */
final class Replies {
    private static final int LOCKS = 64;

    private final HandOverDesk desk;
    private final FaqDesk faq;
    private final Gate gate;
    private final Voice voice;
    private final Boards boards;
    private final List<Object> locks =
            IntStream.range(0, LOCKS).mapToObj(_ -> new Object()).toList();

    Replies(HandOverDesk desk, FaqDesk faq, Gate gate, Voice voice, Boards boards) {
        this.desk = desk;
        this.faq = faq;
        this.gate = gate;
        this.voice = voice;
        this.boards = boards;
    }

    /** What came of a reply. */
    sealed interface Reply {
        /**
         * It was said where it could be, and written down.
         *
         * @param faqId what was proposed of it; null where such a pair was there already
         */
        record Given(@Nullable Long lineId, @Nullable Long faqId) implements Reply {}

        record Gone() implements Reply {}

        record NotClear(String message) implements Reply {}

        record Refused(Refusal refusal) implements Reply {}
    }

    Reply reply(long id, long merchantId, String text, long personId) {
        // Two of the staff at once, or one who presses twice, say it once.
        synchronized (locks.get(Math.floorMod(id, LOCKS))) {
            Optional<HandOver> open = desk.openOne(id, merchantId);
            if (open.isEmpty()) {
                return new Reply.Gone();
            }
            HandOver one = open.get();
            Long showId = one.showId();
            Gate.Judged judged = judged(one, text);
            if (judged.violates()) {
                return new Reply.NotClear(judged.message());
            }
            Long lineId = null;
            if (showId != null && boards.of(showId).filter(Board::isOpen).isPresent()) {
                switch (voice.say(showId, line(showId, one, text, judged, personId))) {
                    case Receipt.Done done -> lineId = done.id();
                    case Receipt.Held _ -> throw new IllegalStateException("receipt: held (expected: done)");
                    case Receipt.Refused(Refusal.NotOpen _) -> {
                        // It closed a moment ago: who asked cannot be reached there, but the answer is kept.
                    }
                    case Receipt.Refused(Refusal refusal) -> {
                        return new Reply.Refused(refusal);
                    }
                }
            }
            if (!desk.answered(id, text, lineId, personId)) {
                return new Reply.Gone();
            }
            var wording = new FaqDesk.Wording(one.productId(), one.question(), text);
            Long faqId = faq.propose(merchantId, wording, List.of(), id, personId)
                    .map(Faq::id)
                    .orElse(null);
            return new Reply.Given(lineId, faqId);
        }
    }

    private Gate.Judged judged(HandOver one, String text) {
        Long showId = one.showId();
        Long productId = one.productId();
        if (showId != null) {
            return gate.judge(showId, one.itemId(), false, text);
        }
        return productId == null ? gate.ofShop(one.merchantId(), text) : gate.ofProduct(productId, false, text);
    }

    private RoomRequest.HelpLine line(long showId, HandOver one, String text, Gate.Judged judged, long personId) {
        int askers = one.askers().size();
        Long item = one.itemId();
        boolean linedUp = item != null
                && boards.of(showId).flatMap(board -> board.item(item)).isPresent();
        return new RoomRequest.HelpLine(
                HelpKind.REPLY,
                HelpMode.WRITTEN,
                one.lines(),
                askers,
                askers == 1 ? one.askers().getFirst() : null,
                linedUp ? item : null,
                Topics.counted(askers, one.topic()) + text,
                List.of(),
                judged.verdict(),
                judged.version(),
                personId);
    }
}

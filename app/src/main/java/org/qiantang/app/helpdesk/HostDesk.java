package org.qiantang.app.helpdesk;

import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.show.Shows;

/**
 * The helpdesk as a digital host leans on it, whether it answers beside her or not: the shop's approved answers, its people for
 * what nobody has written down, and whether her room quarrels.
 */
public final class HostDesk {
    /** Where so many wait in one show people do not keep up, and no more may be promised. */
    static final int MOST_OPEN = 100;

    private final Shows shows;
    private final Boards boards;
    private final FaqBook faq;
    private final HandOverDesk handOvers;
    private final HandOverRows rows;
    private final LongPredicate staffed;
    private final Helpdesk helpdesk;

    /** @param staffed whether a shop has anybody who may answer viewers */
    HostDesk(
            Shows shows,
            Boards boards,
            FaqBook faq,
            HandOverDesk handOvers,
            HandOverRows rows,
            LongPredicate staffed,
            Helpdesk helpdesk) {
        this.shows = shows;
        this.boards = boards;
        this.faq = faq;
        this.handOvers = handOvers;
        this.rows = rows;
        this.staffed = staffed;
        this.helpdesk = helpdesk;
    }

    /** An approved answer, and the key by which answers refer to it among their facts. */
    public record Known(String text, String fact) {}

    /**
     * A viewer's question that no fact answers.
     *
     * @param reason what there is no fact for, as the answering names it
     */
    public record Open(long lineId, long personId, @Nullable Long itemId, String text, String reason) {}

    /** Who has a question in hand. */
    public enum InHand {
        /** People, since now. */
        NEWLY,
        /** People, who were asked the same before. */
        ALREADY,
        /** Nobody: none is there, or too much waits. */
        NOT
    }

    /** The approved answer to a line that asks the same in nearly the same words. */
    public Optional<Known> known(long showId, @Nullable Long itemId, String line) {
        return shows.brief(showId)
                .flatMap(show -> faq.match(show.merchantId(), productOf(showId, itemId), line))
                .map(pair -> new Known(pair.answer(), pair.key()));
    }

    /** Puts a question into the queue of the show's shop, or joins its asker to those who wait for the same answer. */
    public InHand handOver(long showId, Open question) {
        Optional<Long> shop = shows.brief(showId)
                .filter(show -> !show.state().equals("closed"))
                .map(Shows.Brief::merchantId)
                .filter(staffed::test);
        if (shop.isEmpty()) {
            return InHand.NOT;
        }
        var opening = new HandOverDesk.Opening(
                shop.get(),
                showId,
                productOf(showId, question.itemId()),
                question.itemId(),
                question.text(),
                Topics.ofReason(question.reason()),
                question.reason(),
                List.of(question.lineId()),
                List.of(question.personId()));
        if (rows.openIn(shop.get(), showId) >= MOST_OPEN) {
            // Who asks what waits already makes no more of it.
            return handOvers.join(opening) ? InHand.ALREADY : InHand.NOT;
        }
        return handOvers.open(opening).fresh() ? InHand.NEWLY : InHand.ALREADY;
    }

    /** Whether the room is in a quarrel, in which a machine that goes on answering makes it worse. Does not block. */
    public boolean isQuarrelling(long showId) {
        return helpdesk.isQuarrelling(showId);
    }

    private @Nullable Long productOf(long showId, @Nullable Long itemId) {
        if (itemId == null) {
            return null;
        }
        long item = itemId;
        return boards.of(showId)
                .flatMap(board -> board.item(item))
                .map(Board.Item::productId)
                .orElse(null);
    }
}

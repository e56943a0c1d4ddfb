package org.qiantang.app.preair;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Entry;
import org.qiantang.event.EventCodec;
import org.qiantang.event.PreAirEvent.PreAirReviewed;
import org.qiantang.event.PreAirEvent.ReviewPart;
import org.qiantang.event.PreAirEvent.ReviewedItem;

/** A review as the journal can hold it: whole, or in parts where it is too large for one entry. */
final class ReviewParts {
    /** The rest is for the number of the part. */
    private static final int MOST_BYTES = Entry.MAX_BODY - 100;

    private ReviewParts() {}

    static List<PreAirReviewed> of(PreAirReviewed whole, EventCodec codec) {
        List<List<ReviewedItem>> shares = shares(whole, whole.items(), codec).toList();
        if (shares.size() == 1) {
            return List.of(whole);
        }
        var parts = new ArrayList<PreAirReviewed>();
        for (List<ReviewedItem> items : shares) {
            parts.add(with(whole, items, new ReviewPart(parts.size() + 1, shares.size()), parts.isEmpty()));
        }
        return parts;
    }

    /** What was sealed in these parts, the first of them first. */
    static PreAirReviewed whole(List<PreAirReviewed> parts) {
        List<ReviewedItem> items =
                parts.stream().flatMap(part -> part.items().stream()).toList();
        return with(parts.getFirst(), items, null, true);
    }

    private static Stream<List<ReviewedItem>> shares(PreAirReviewed whole, List<ReviewedItem> items, EventCodec codec) {
        if (items.size() < 2 || codec.bytes(with(whole, items, null, true)).length <= MOST_BYTES) {
            return Stream.of(items);
        }
        int half = items.size() / 2;
        return Stream.concat(
                shares(whole, items.subList(0, half), codec), shares(whole, items.subList(half, items.size()), codec));
    }

    private static PreAirReviewed with(
            PreAirReviewed review, List<ReviewedItem> items, @Nullable ReviewPart part, boolean ofShow) {
        return new PreAirReviewed(
                review.at(),
                review.showId(),
                review.roomId(),
                review.shopId(),
                review.personId(),
                review.cause(),
                review.airDay(),
                review.edition(),
                review.subject(),
                review.fitness(),
                items,
                ofShow ? review.points() : List.of(),
                review.linesJudged(),
                review.notJudged(),
                part);
    }
}

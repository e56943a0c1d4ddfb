package org.qiantang.app.preair;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Entry;
import org.qiantang.event.EventCodec;
import org.qiantang.event.PreAirEvent.Fitness;
import org.qiantang.event.PreAirEvent.PreAirReviewed;
import org.qiantang.event.PreAirEvent.ReviewPart;
import org.qiantang.event.PreAirEvent.ReviewPoint;
import org.qiantang.event.PreAirEvent.ReviewedItem;
import org.qiantang.event.PreAirEvent.ReviewedSku;

/** A review as the journal can hold it: whole, or in parts where it is too large for one entry. */
final class ReviewParts {
    /** The rest is for the number of the part. */
    private static final int MOST_BYTES = Entry.MAX_BODY - 100;

    /** The journal takes 16 MiB in one batch, and no entry is larger than 1 MiB. */
    private static final int MOST_AT_ONCE = 15;

    /** Of an item that no entry holds with all its points; halved until one does. */
    private static final int FEWER_POINTS = 64;

    private ReviewParts() {}

    static List<PreAirReviewed> of(PreAirReviewed whole, EventCodec codec) {
        List<List<ReviewedItem>> shares = shares(whole, codec);
        if (shares.size() == 1) {
            return List.of(with(whole, shares.getFirst(), null, true));
        }
        var parts = new ArrayList<PreAirReviewed>();
        for (List<ReviewedItem> items : shares) {
            parts.add(with(whole, items, new ReviewPart(parts.size() + 1, shares.size()), parts.isEmpty()));
        }
        return parts;
    }

    /** The parts as they can be written, so many in each transaction. */
    static List<List<PreAirReviewed>> batches(List<PreAirReviewed> parts) {
        var batches = new ArrayList<List<PreAirReviewed>>();
        for (int from = 0; from < parts.size(); from += MOST_AT_ONCE) {
            batches.add(List.copyOf(parts.subList(from, Math.min(parts.size(), from + MOST_AT_ONCE))));
        }
        return batches;
    }

    /** Whether these are all the parts of one review, the first of them first. */
    static boolean isWhole(List<PreAirReviewed> parts) {
        PreAirReviewed first = parts.getFirst();
        for (int i = 0; i < parts.size(); i++) {
            PreAirReviewed one = parts.get(i);
            ReviewPart part = one.part();
            if (part == null
                    || part.number() != i + 1
                    || part.of() != parts.size()
                    || !one.at().equals(first.at())
                    || !one.subject().equals(first.subject())) {
                return false;
            }
        }
        return true;
    }

    /** What was sealed in these parts, the first of them first. */
    static PreAirReviewed whole(List<PreAirReviewed> parts) {
        List<ReviewedItem> items =
                parts.stream().flatMap(part -> part.items().stream()).toList();
        return with(parts.getFirst(), items, null, true);
    }

    /** The items in order, each share as large as an entry may be. */
    private static List<List<ReviewedItem>> shares(PreAirReviewed whole, EventCodec codec) {
        int bare = bytes(whole, List.of(), codec);
        var shares = new ArrayList<List<ReviewedItem>>();
        var share = new ArrayList<ReviewedItem>();
        int left = MOST_BYTES - bare;
        for (ReviewedItem one : whole.items()) {
            ReviewedItem item = fitted(whole, one, codec);
            // With the comma before it.
            int weight = bytes(whole, List.of(item), codec) - bare + 1;
            if (weight > left && !share.isEmpty()) {
                shares.add(List.copyOf(share));
                share.clear();
                left = MOST_BYTES - bare;
            }
            share.add(item);
            left -= weight;
        }
        shares.add(List.copyOf(share));
        return shares;
    }

    /**
     * The item as one entry can hold it. Its SKUs with their prices and its papers always stand; flash sales are left out
     * first, then points, the gravest last, and a point says so.
     */
    private static ReviewedItem fitted(PreAirReviewed whole, ReviewedItem item, EventCodec codec) {
        ReviewedItem fitted = item;
        for (int most = FEWER_POINTS; !fits(whole, fitted, codec) && most > 0; most /= 2) {
            fitted = shortened(item, most);
        }
        return fitted;
    }

    private static boolean fits(PreAirReviewed whole, ReviewedItem item, EventCodec codec) {
        return bytes(whole, List.of(item), codec) < MOST_BYTES;
    }

    private static ReviewedItem shortened(ReviewedItem item, int most) {
        List<ReviewPoint> before = item.points().stream()
                .filter(point -> point.check().equals(Review.MORE))
                .toList();
        List<ReviewPoint> gravest = item.points().stream()
                .filter(point -> !point.check().equals(Review.MORE))
                .sorted(Review.GRAVEST_FIRST)
                .toList();
        int left = Math.max(0, gravest.size() - most);
        ReviewPoint more = Review.more(
                left == 0 ? Fitness.PASS : gravest.get(most).fitness(),
                "这个商品的记录太长，没有列出秒杀" + (left == 0 ? "" : "，另有 " + left + " 处也没有列出"),
                "the record of this product is too long: its flash sales are not listed"
                        + (left == 0 ? "" : ", nor are " + left + " more points"));
        var points = new ArrayList<ReviewPoint>(gravest.subList(0, gravest.size() - left));
        points.addAll(before);
        points.add(more);
        return new ReviewedItem(
                item.itemId(),
                item.productId(),
                item.shopId(),
                item.title(),
                item.legalCategory(),
                item.fitness(),
                item.perBuyerLimit(),
                item.skus().stream().map(ReviewParts::withoutFlashes).toList(),
                item.papers(),
                points);
    }

    private static ReviewedSku withoutFlashes(ReviewedSku sku) {
        return new ReviewedSku(
                sku.skuId(),
                sku.name(),
                sku.priceVersion(),
                sku.price(),
                sku.listPrice(),
                sku.baseRule(),
                sku.base(),
                sku.lowest30Days(),
                List.of());
    }

    private static int bytes(PreAirReviewed whole, List<ReviewedItem> items, EventCodec codec) {
        return codec.bytes(with(whole, items, null, true)).length;
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

package org.qiantang.app.preair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.journal.Entry;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Money;
import org.qiantang.event.PreAirEvent.Cause;
import org.qiantang.event.PreAirEvent.Fitness;
import org.qiantang.event.PreAirEvent.PreAirReviewed;
import org.qiantang.event.PreAirEvent.ReviewPart;
import org.qiantang.event.PreAirEvent.ReviewPoint;
import org.qiantang.event.PreAirEvent.ReviewedFlash;
import org.qiantang.event.PreAirEvent.ReviewedItem;
import org.qiantang.event.PreAirEvent.ReviewedSku;

class ReviewPartsTest {
    private static final EventCodec CODEC = new EventCodec();
    private static final Instant NOON = Instant.parse("2026-11-27T04:00:00Z");

    private static PreAirReviewed review(int items) {
        return review(
                "abc",
                LongStream.range(0, items).mapToObj(ReviewPartsTest::item).toList());
    }

    private static PreAirReviewed review(String subject, List<ReviewedItem> items) {
        return new PreAirReviewed(
                NOON,
                1,
                2,
                7,
                9L,
                Cause.OPENING,
                "2026-11-27",
                "1",
                subject,
                Fitness.MEND,
                items,
                List.of(point("晚场")),
                0,
                List.of(),
                null);
    }

    private static ReviewedItem item(long id) {
        return item(id, List.of(), List.of(point("茶".repeat(200))));
    }

    private static ReviewedItem item(long id, List<ReviewedSku> skus, List<ReviewPoint> points) {
        return new ReviewedItem(id, 3, 7, "龙井", "普通食品", Fitness.MEND, 2, skus, List.of(), points);
    }

    /** As many SKUs as a product may have, each with a long name. */
    private static List<ReviewedSku> skus(ReviewedFlash... flashes) {
        return LongStream.range(0, 200)
                .mapToObj(id -> new ReviewedSku(
                        id,
                        "色".repeat(70),
                        11,
                        Money.cny(8_800),
                        Money.cny(9_900),
                        "lowest-7d",
                        Money.cny(9_000),
                        Money.cny(8_600),
                        List.of(flashes)))
                .toList();
    }

    private static ReviewPoint point(String message) {
        return new ReviewPoint(
                "page", Fitness.MEND, "AB-01", "广告法9", "S2", message, message, List.of(), "改", "mend", false);
    }

    @Test
    void a_large_line_up_is_sealed_in_parts_that_the_journal_takes_and_that_make_it_whole_again() {
        PreAirReviewed whole = review(2_000);

        List<PreAirReviewed> parts = ReviewParts.of(whole, CODEC);

        assertThat(parts).hasSizeGreaterThan(1).allMatch(part -> CODEC.bytes(part).length <= Entry.MAX_BODY);
        assertThat(parts)
                .extracting(PreAirReviewed::part)
                .startsWith(new ReviewPart(1, parts.size()))
                .endsWith(new ReviewPart(parts.size(), parts.size()));
        assertThat(parts.get(1).points()).isEmpty();
        assertThat(ReviewParts.whole(parts)).isEqualTo(whole);
    }

    @Test
    void an_ordinary_line_up_is_sealed_whole() {
        PreAirReviewed whole = review(20);

        assertThat(ReviewParts.of(whole, CODEC)).containsExactly(whole);
    }

    @Test
    void more_than_a_batch_of_the_journal_holds_is_written_in_several_and_every_sku_stands() {
        List<ReviewedItem> items = LongStream.range(0, 250)
                .mapToObj(id -> item(id, skus(), List.of(point("茶"))))
                .toList();
        PreAirReviewed whole = review("abc", items);

        List<PreAirReviewed> parts = ReviewParts.of(whole, CODEC);
        List<List<PreAirReviewed>> batches = ReviewParts.batches(parts);

        assertThat(batches).hasSizeGreaterThan(1);
        for (List<PreAirReviewed> batch : batches) {
            assertThat(batch.stream()
                            .mapToLong(part -> CODEC.bytes(part).length)
                            .sum())
                    .isLessThanOrEqualTo(15L << 20);
        }
        assertThat(batches.stream().flatMap(List::stream).toList()).isEqualTo(parts);
        assertThat(ReviewParts.whole(parts).equals(whole)).isTrue();
    }

    @Test
    void an_item_that_no_entry_holds_keeps_its_skus_and_what_bars_it_and_says_what_is_left_out() {
        var flash = new ReviewedFlash(NOON, NOON.plusSeconds(600), Money.cny(8_000));
        var barring = new ReviewPoint(
                "title", Fitness.MEND, "AB-02", "广告法9", "S3", "国宴", "state banquet", List.of(), "改", "mend", true);
        List<ReviewPoint> points = Stream.concat(
                        IntStream.range(0, 99).mapToObj(n -> point(n + "茶".repeat(2_500))), Stream.of(barring))
                .toList();

        List<PreAirReviewed> parts =
                ReviewParts.of(review("abc", List.of(item(1, skus(flash, flash), points), item(2))), CODEC);

        ReviewedItem kept = ReviewParts.whole(parts).items().getFirst();
        assertThat(parts).allMatch(part -> CODEC.bytes(part).length <= Entry.MAX_BODY);
        assertThat(kept.skus()).isEqualTo(skus());
        assertThat(kept.points()).hasSizeBetween(10, 66).startsWith(barring);
        assertThat(kept.points().getLast().check()).isEqualTo("more");
        assertThat(kept.points().getLast().fitness()).isEqualTo(Fitness.MEND);
        assertThat(ReviewParts.whole(parts).items().getLast()).isEqualTo(item(2));
    }

    @Test
    void parts_of_a_review_that_broke_off_or_of_two_reviews_make_no_whole_one() {
        List<PreAirReviewed> parts = ReviewParts.of(review(2_000), CODEC);
        var mixed = new ArrayList<>(parts);
        mixed.set(0, ReviewParts.of(review("def", review(2_000).items()), CODEC).getFirst());

        assertThat(ReviewParts.isWhole(parts)).isTrue();
        assertThat(ReviewParts.isWhole(parts.subList(0, parts.size() - 1))).isFalse();
        assertThat(ReviewParts.isWhole(parts.subList(1, parts.size()))).isFalse();
        assertThat(ReviewParts.isWhole(mixed)).isFalse();
    }
}

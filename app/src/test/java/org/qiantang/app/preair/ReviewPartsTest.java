package org.qiantang.app.preair;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.journal.Entry;
import org.qiantang.event.EventCodec;
import org.qiantang.event.PreAirEvent.Cause;
import org.qiantang.event.PreAirEvent.Fitness;
import org.qiantang.event.PreAirEvent.PreAirReviewed;
import org.qiantang.event.PreAirEvent.ReviewPart;
import org.qiantang.event.PreAirEvent.ReviewPoint;
import org.qiantang.event.PreAirEvent.ReviewedItem;

class ReviewPartsTest {
    private static final EventCodec CODEC = new EventCodec();

    private static PreAirReviewed review(int items) {
        return new PreAirReviewed(
                Instant.parse("2026-11-27T04:00:00Z"),
                1,
                2,
                7,
                9L,
                Cause.OPENING,
                "2026-11-27",
                "1",
                "abc",
                Fitness.MEND,
                LongStream.range(0, items).mapToObj(ReviewPartsTest::item).toList(),
                List.of(point("晚场")),
                0,
                List.of(),
                null);
    }

    private static ReviewedItem item(long id) {
        return new ReviewedItem(
                id, 3, 7, "龙井", "普通食品", Fitness.MEND, 2, List.of(), List.of(), List.of(point("茶".repeat(200))));
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
}

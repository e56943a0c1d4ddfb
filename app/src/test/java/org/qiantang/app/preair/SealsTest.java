package org.qiantang.app.preair;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.journal.Office;
import org.qiantang.engine.journal.Followers;
import org.qiantang.event.EventCodec;
import org.qiantang.event.PreAirEvent.Cause;
import org.qiantang.event.PreAirEvent.Fitness;
import org.qiantang.event.PreAirEvent.PreAirReviewed;
import org.qiantang.event.PreAirEvent.ReviewPoint;
import org.qiantang.event.PreAirEvent.ReviewedItem;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reviews that one transaction of the journal does not hold. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class SealsTest {
    private static final long SHOW = 100_501;

    private static WholeHouse house;
    private static Office office;
    private static EventCodec codec;
    private static Seals seals;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        office = house.bean(Office.class);
        codec = house.bean(EventCodec.class);
        seals = new Seals(house.bean(JdbcClient.class), office, codec);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    /** 400 items with words of 45 KB each: more than 16 MiB. */
    private static PreAirReviewed large(String subject) {
        var point = new ReviewPoint(
                "page", Fitness.MEND, "AB-01", "广告法9", "S2", "茶".repeat(15_000), "tea", List.of(), "改", "mend", false);
        List<ReviewedItem> items = LongStream.range(0, 400)
                .mapToObj(id ->
                        new ReviewedItem(id, 3, 7, "龙井", "普通食品", Fitness.MEND, 2, List.of(), List.of(), List.of(point)))
                .toList();
        return new PreAirReviewed(
                Instant.parse("2026-11-27T04:00:00Z"),
                SHOW,
                2,
                7,
                9L,
                Cause.OPENING,
                "2026-11-27",
                "1",
                subject,
                Fitness.MEND,
                items,
                List.of(),
                0,
                List.of(),
                null);
    }

    private static PreAirReviewed last(Office.Written<?> written) throws InterruptedException {
        assertThat(house.bean(Followers.class)
                        .awaitFolded(PreAirTable.NAME, written.shard(), written.position(), Duration.ofSeconds(40)))
                .isTrue();
        return house.bean(PreAirRows.class).last(SHOW).orElseThrow().review();
    }

    @Test
    void a_review_larger_than_a_batch_is_read_whole_and_sealed_once_and_one_that_broke_off_is_not_read()
            throws Exception {
        PreAirReviewed first = large("abc");
        PreAirReviewed second = large("def");

        // Compared without being printed.
        assertThat(last(seals.seal(first)).equals(first)).isTrue();
        assertThat(seals.seal(first).position()).isZero();

        // As after a crash: of the second only one part is there.
        PreAirReviewed part = ReviewParts.of(second, codec).getFirst();
        Office.Written<PreAirReviewed> brokenOff = office.write(pen -> {
            pen.write(Streams.preAir(SHOW), part);
            return part;
        });
        assertThat(last(brokenOff).equals(first)).isTrue();

        assertThat(last(seals.seal(second)).equals(second)).isTrue();
        assertThat(ReviewParts.batches(ReviewParts.of(second, codec))).hasSize(2);
    }
}

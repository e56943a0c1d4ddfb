package org.qiantang.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.event.Ids;
import org.qiantang.event.Streams;

/** Looks at evidence on their way into the ledger. */
class LooksTest {
    private static final long OTHER = 13;
    private static OneDatabase database;

    @TempDir
    Path folder;

    private Evening evening;

    @BeforeAll
    static void open() throws IOException {
        database = OneDatabase.start();
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    @BeforeEach
    void begin() {
        evening = new Evening(database.pool(), folder);
    }

    @AfterEach
    void leave() {
        evening.close();
    }

    private List<AccessTable.Listed> ledger() {
        return evening.accesses.listed("READ", Long.MAX_VALUE, 100);
    }

    private Custody custody(RoomOfShow rooms) {
        return new Custody(
                evening.accesses, rooms, Ids.of(evening.hands, Streams.OFFICE, 2), evening.hands, new SecureRandom());
    }

    @Test
    void who_comes_back_to_the_same_within_the_hour_has_looked_once() {
        Instant first = evening.hands.instant();
        try (var looks = new Looks(evening.custody, evening.hands)) {
            looks.looked(7, Evening.OFFICER, "show/7 line/9", "打开线索");
            evening.hands.advance(Duration.ofMinutes(59));
            looks.looked(7, Evening.OFFICER, "show/7 line/9", "打开线索");
            looks.looked(7, Evening.OFFICER, "show/7 line/10", "打开线索");
            looks.looked(7, OTHER, "show/7 line/9", "打开线索");
            evening.hands.advance(Duration.ofMinutes(1));
            looks.looked(7, Evening.OFFICER, "show/7 line/9", "打开线索");
        }

        Instant last = first.plus(Duration.ofHours(1));
        assertThat(ledger())
                .extracting(look -> look.at() + " " + look.personId() + " " + look.about())
                .containsExactlyInAnyOrder(
                        first + " 12 show/7 line/9",
                        first.plusSeconds(59 * 60) + " 12 show/7 line/10",
                        first.plusSeconds(59 * 60) + " 13 show/7 line/9",
                        last + " 12 show/7 line/9");
    }

    @Test
    void who_looks_waits_for_no_ledger_and_what_waits_is_written_before_the_end() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var looks = new Looks(
                custody(showId -> {
                    begun.countDown();
                    await(go);
                    return Optional.of(showId);
                }),
                evening.hands);

        looks.looked(7, Evening.OFFICER, "show/7 line/9", "打开线索");
        await(begun);
        looks.looked(8, Evening.OFFICER, "show/8 line/9", "打开线索");
        assertThat(ledger()).isEmpty();
        go.countDown();
        looks.close();

        assertThat(ledger()).extracting(AccessTable.Listed::room).containsExactly("room/8", "room/7");
    }

    @Test
    void a_look_at_what_belongs_to_no_room_stands_under_the_house_once_within_the_hour() {
        try (var looks = new Looks(evening.custody, evening.hands)) {
            looks.lookedAtHouse(Evening.OFFICER, "film/7 report/9", "打开举报");
            looks.lookedAtHouse(Evening.OFFICER, "film/7 report/9", "打开举报");
            looks.lookedAtHouse(OTHER, "film/7 report/9", "打开举报");
        }

        assertThat(ledger())
                .extracting(look -> look.room() + " " + look.personId() + " " + look.about())
                .containsExactlyInAnyOrder("house 12 film/7 report/9", "house 13 film/7 report/9");
    }

    @Test
    void a_look_that_could_not_be_written_is_written_later() {
        var tries = new AtomicInteger();
        try (var looks = new Looks(
                custody(showId -> {
                    if (tries.incrementAndGet() == 1) {
                        throw new IllegalStateException("no connection");
                    }
                    return Optional.of(showId);
                }),
                evening.hands)) {
            looks.looked(7, Evening.OFFICER, "show/7 line/9", "打开线索");
        }

        assertThat(ledger()).hasSize(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}

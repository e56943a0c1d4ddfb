package org.qiantang.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.leaf.Place;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;

/** What comes into the log from the journal, however often the process falls. */
class ClerkTest {
    private static final Duration HOURS = Duration.ofHours(5);
    private static OneDatabase database;

    @BeforeAll
    static void open() throws IOException {
        database = OneDatabase.start();
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    private static Evening evening() {
        try {
            return new Evening(database.pool(), Files.createTempDirectory("evening"));
        } catch (IOException trouble) {
            throw new AssertionError(trouble);
        }
    }

    private static Whence whence(Leaf leaf) {
        return Objects.requireNonNull(
                Whence.parse(Objects.requireNonNull(leaf.content()).codec()));
    }

    private static List<Leaf> of(List<Leaf> leaves, Kind kind) {
        return leaves.stream().filter(leaf -> leaf.kind() == kind).toList();
    }

    @Test
    void a_line_points_at_the_piece_in_which_it_is_heard_and_its_verdict_at_the_line() {
        try (Evening evening = evening()) {
            evening.plays(7);

            List<Leaf> leaves = evening.leaves();
            List<Leaf> pieces = of(leaves, Kind.MEDIA);
            List<Leaf> lines = of(leaves, Kind.ASR);
            List<Leaf> verdicts = of(leaves, Kind.VERDICT);

            assertThat(pieces).hasSize(4);
            assertThat(lines).hasSize(4);
            for (int i = 0; i < 4; i++) {
                assertThat(lines.get(i).sources()).containsExactly(pieces.get(i).hash());
                assertThat(verdicts.get(i).sources())
                        .containsExactly(lines.get(i).hash());
                assertThat(verdicts.get(i).maker().ruleBase()).isEqualTo("2026.06");
            }
            assertThat(leaves).allMatch(leaf -> leaf.place().room().equals("room/7"));
        }
    }

    @Test
    void a_line_that_nothing_recorded_is_told_after_a_minute_from_its_entry_in_the_journal() {
        try (Evening evening = evening()) {
            evening.opens(7);
            evening.says(7, 1, "没有画面");
            evening.clerk.bringUp();
            assertThat(of(evening.leaves(), Kind.ASR)).isEmpty();

            evening.hands.advance(Duration.ofSeconds(61));
            evening.clerk.bringUp();

            Leaf line = of(evening.leaves(), Kind.ASR).getFirst();
            Leaf entry = evening.leaves().stream()
                    .filter(leaf -> leaf.hash().equals(line.sources().getFirst()))
                    .findFirst()
                    .orElseThrow();
            assertThat(entry.kind()).isEqualTo(Kind.JOURNAL);
            assertThat(entry.span()).isEqualTo(line.span());
        }
    }

    @Test
    void prices_and_stock_have_leaves_of_their_own_with_the_bytes_of_their_events() {
        try (Evening evening = evening()) {
            Instant now = evening.hands.instant();
            evening.opens(7);
            evening.happens(7, new ShowEvent.AllotmentTaken(now, 3, 1, 2, 5));
            evening.happens(7, new ShowEvent.PriceChanged(now, 1, 2, 3, Money.cny(9_900), "限时"));
            evening.happensInTheOffice(Streams.shop(1), new ShopEvent.StockReceived(now, 2, 10, "入库"));

            evening.clerk.bringUp();

            List<Leaf> leaves = evening.leaves();
            assertThat(of(leaves, Kind.PRICE)).hasSize(1);
            assertThat(of(leaves, Kind.STOCK))
                    .extracting(leaf -> leaf.place().room())
                    .containsExactly("room/7", "office");
            Recorded price = evening.journal.read(Streams.FLOOR, 3, 1).getFirst();
            assertThat(Objects.requireNonNull(of(leaves, Kind.PRICE).getFirst().content())
                            .size())
                    .isEqualTo(price.body().length);
        }
    }

    @Test
    void a_show_that_is_over_ends_with_the_number_of_its_leaves_and_what_comes_later_stands_behind() {
        try (Evening evening = evening()) {
            evening.plays(7);
            evening.happens(7, new ShowEvent.ShowClosed(evening.hands.instant()));
            evening.clerk.bringUp();
            evening.hands.advance(Duration.ofMinutes(4));
            evening.clerk.bringUp();

            Leaf last = evening.leaves().getLast();
            evening.happens(7, new ShowEvent.RecordingTrimmed(evening.hands.instant(), 4));
            evening.clerk.bringUp();

            assertThat(last.sessionLeaves()).isEqualTo(last.place().seq());
            assertThat(evening.leaves().getLast().place()).isEqualTo(new Place("room/7", "show/7/after", 1, null));
        }
    }

    @Test
    void a_journal_that_was_set_back_is_noticed_and_what_it_tells_anew_comes_in() {
        try (Evening evening = evening()) {
            evening.opens(7);
            evening.clerk.bringUp();
            evening.notes.setBack(Streams.FLOOR, 9);

            evening.clerk.bringUp();
            evening.says(7, 1, "又来了");
            evening.clerk.bringUp();

            assertThat(evening.clerk.setBacks()).isEqualTo(1);
            assertThat(evening.notes.ofLine("show/7", 1)).hasSize(1);
        }
    }

    @Test
    void a_line_that_was_lost_is_not_waited_for_and_another_at_its_place_is_told_as_itself() {
        try (Evening evening = evening()) {
            evening.opens(7);
            long kept = evening.journal.head(Streams.FLOOR);
            evening.says(7, 1, "会丢失的一句");
            evening.says(7, 2, "也会丢失");
            evening.clerk.bringUp();

            evening.loses(kept);
            evening.says(7, 3, "另一句");
            evening.hands.advance(Duration.ofSeconds(61));
            evening.clerk.bringUp();

            assertThat(evening.clerk.setBacks()).isEqualTo(1);
            assertThat(of(evening.leaves(), Kind.ASR).stream()
                            .map(leaf -> whence(leaf).number(Whence.LINE)))
                    .containsExactly(3L);
        }
    }

    @Test
    void a_line_that_the_journal_no_longer_holds_keeps_nothing_else_waiting() {
        try (Evening evening = evening()) {
            evening.opens(7);
            long kept = evening.journal.head(Streams.FLOOR);
            evening.says(7, 1, "会丢失的一句");
            evening.says(7, 2, "也会丢失");
            evening.clerk.bringUp();
            evening.loses(kept);
            evening.jdbc
                    .sql("update proof_shard set position = :kept where shard = :shard")
                    .param("kept", kept)
                    .param("shard", Streams.FLOOR)
                    .update();
            evening.says(7, 3, "另一句");

            evening.hands.advance(Duration.ofSeconds(61));
            evening.clerk.bringUp();

            assertThat(evening.notes.untold("room/7", "show/7")).isEmpty();
            assertThat(of(evening.leaves(), Kind.ASR).stream()
                            .map(leaf -> whence(leaf).number(Whence.LINE)))
                    .containsExactly(3L);
        }
    }

    @Test
    void a_journal_that_was_set_back_and_has_grown_past_its_old_head_is_noticed_after_the_start() {
        try (Evening evening = evening()) {
            evening.opens(7);
            long kept = evening.journal.head(Streams.FLOOR);
            evening.says(7, 1, "会丢失的一句");
            evening.clerk.bringUp();

            evening.loses(kept);
            evening.says(7, 2, "新的一句");
            evening.says(7, 3, "又一句");
            evening.clerk.bringUp();
            evening.start();
            evening.clerk.bringUp();

            assertThat(evening.clerk.setBacks()).isZero();
            assertThat(evening.notes.ofLine("show/7", 2)).hasSize(1);
            assertThat(evening.notes.ofLine("show/7", 3)).hasSize(1);
        }
    }

    @Test
    void a_journal_that_was_set_back_is_noticed_again_where_it_could_not_be_noted_at_first() {
        try (Evening evening = evening()) {
            evening.opens(7);
            long kept = evening.journal.head(Streams.FLOOR);
            evening.says(7, 1, "会丢失的一句");
            evening.clerk.bringUp();
            evening.loses(kept);
            evening.says(7, 2, "新的一句");

            evening.dies = true;
            evening.clerk.round();
            evening.dies = false;
            evening.clerk.bringUp();

            assertThat(evening.clerk.setBacks()).isEqualTo(1);
            assertThat(evening.notes.ofLine("show/7", 2)).hasSize(1);
        }
    }

    @Test
    void of_shows_that_interleave_what_was_lost_of_one_is_told_anew_though_another_lost_nothing() {
        try (Evening evening = evening()) {
            opens(evening, 7, 8);
            long opened = evening.journal.head(Streams.FLOOR);
            likes(evening, 7, 8, 7, 8, 8);
            evening.clerk.bringUp();

            evening.loses(opened + 3);
            evening.clerk.bringUp();

            assertThat(evening.clerk.setBacks()).isEqualTo(1);
            assertEachEntryIsInStretchesThatStillHold(evening);
        }
    }

    @Test
    void of_shows_that_interleave_one_that_lost_something_is_found_behind_another_that_lost_nothing() {
        try (Evening evening = evening()) {
            opens(evening, 7, 8, 9);
            long opened = evening.journal.head(Streams.FLOOR);
            likes(evening, 7, 8, 8, 7, 7, 9);
            evening.clerk.bringUp();

            evening.loses(opened + 4);
            evening.clerk.bringUp();

            assertThat(evening.clerk.setBacks()).isEqualTo(1);
            assertEachEntryIsInStretchesThatStillHold(evening);
        }
    }

    private static void opens(Evening evening, long... shows) {
        for (long show : shows) {
            evening.opens(show);
        }
        evening.clerk.bringUp();
    }

    private static void likes(Evening evening, long... shows) {
        for (int i = 0; i < shows.length; i++) {
            evening.happens(shows[i], new ShowEvent.LikesCounted(evening.hands.instant(), i, null));
        }
    }

    /** A stretch that lost something ends behind the head. */
    private static void assertEachEntryIsInStretchesThatStillHold(Evening evening) {
        long head = evening.journal.head(Streams.FLOOR);
        List<Whence> stretches = of(evening.leaves(), Kind.JOURNAL).stream()
                .map(ClerkTest::whence)
                .filter(whence -> whence.to() <= head)
                .toList();
        for (Recorded entry : evening.journal.read(Streams.FLOOR, 0, 1_000)) {
            assertThat(stretches).as("position " + entry.position()).anyMatch(whence -> holds(whence, entry));
        }
    }

    @Test
    void the_closing_of_a_show_that_was_lost_does_not_end_it() {
        try (Evening evening = evening()) {
            evening.opens(7);
            evening.clerk.bringUp();
            long kept = evening.journal.head(Streams.FLOOR);
            evening.happens(7, new ShowEvent.ShowClosed(evening.hands.instant()));
            evening.clerk.bringUp();

            evening.loses(kept);
            evening.clerk.bringUp();
            evening.hands.advance(Duration.ofMinutes(4));
            evening.clerk.bringUp();

            assertThat(evening.leaves()).noneMatch(leaf -> leaf.sessionLeaves() != null);
        }
    }

    @Test
    void a_log_that_is_gone_is_not_begun_anew() throws Exception {
        try (Evening evening = evening()) {
            evening.opens(7);
            evening.clerk.round();
            evening.log.close();
            Files.delete(evening.folder.resolve("log/head"));
            evening.start();

            evening.clerk.round();

            assertThat(Objects.requireNonNull(evening.clerk.trouble()).what()).contains("log: gone");
        }
    }

    @ForEachSeed(count = 25)
    void however_often_the_process_falls_each_entry_is_in_once_and_each_session_has_no_gap(long seed) {
        var random = new SplittableRandom(seed);
        try (Evening evening = evening()) {
            Map<Long, Instant> opened = new HashMap<>();
            Map<Long, Integer> pieces = new HashMap<>();
            long lines = 0;
            for (int step = 0; step < 60; step++) {
                long show = 1L + random.nextInt(3);
                evening.hands.advance(Duration.ofMillis(random.nextInt(5_000)));
                if (!opened.containsKey(show)) {
                    opened.put(show, evening.hands.instant());
                    evening.opens(show);
                }
                switch (random.nextInt(5)) {
                    case 0 -> evening.says(show, ++lines, "第 " + lines + " 句");
                    case 1 ->
                        evening.records(
                                show,
                                pieces.merge(show, 1, Integer::sum),
                                opened.get(show).minusSeconds(10));
                    case 2 ->
                        evening.happensInTheOffice(
                                Streams.shop(1), new ShopEvent.StockReceived(evening.hands.instant(), 2, step, "入库"));
                    case 3 -> evening.looks(show, "show/" + show + " line/" + step);
                    default -> evening.happens(show, new ShowEvent.LikesCounted(evening.hands.instant(), step, null));
                }
                if (random.nextInt(3) == 0) {
                    evening.dies = random.nextInt(3) == 0;
                    evening.clerk.round();
                    evening.confirmer.round();
                    if (evening.dies) {
                        evening.start();
                    }
                }
            }
            evening.hands.advance(HOURS);
            evening.clerk.bringUp();
            // What was hours late is claimed as of now, and so waits for its minute from now on.
            evening.hands.advance(Duration.ofSeconds(61));
            evening.clerk.bringUp();

            assertEachEntryOnce(evening);
            assertChains(evening.leaves());
            assertThat(of(evening.leaves(), Kind.ASR).stream()
                            .map(leaf -> whence(leaf).number(Whence.LINE)))
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, lines).boxed().toList());
            assertThat(of(evening.leaves(), Kind.MEDIA))
                    .hasSize(
                            pieces.values().stream().mapToInt(Integer::intValue).sum());
            assertThat(evening.accesses.waiting()).isEmpty();
            assertThat(of(evening.leaves(), Kind.ACCESS).stream().map(Leaf::personal))
                    .doesNotHaveDuplicates();
        }
    }

    private static void assertEachEntryOnce(Evening evening) {
        List<Whence> stretches = of(evening.leaves(), Kind.JOURNAL).stream()
                .map(ClerkTest::whence)
                .toList();
        for (int shard : List.of(Streams.FLOOR, Streams.OFFICE)) {
            for (Recorded entry : evening.journal.read(shard, 0, 1_000)) {
                assertThat(stretches.stream().filter(whence -> holds(whence, entry)))
                        .as(shard + "/" + entry.position())
                        .hasSize(1);
            }
        }
    }

    private static boolean holds(Whence whence, Recorded entry) {
        return whence.shard() == entry.shard()
                && whence.from() <= entry.position()
                && entry.position() <= whence.to()
                && entry.stream().equals(whence.more().getOrDefault(Whence.STREAM, entry.stream()));
    }

    private static void assertChains(List<Leaf> leaves) {
        Map<String, Place> next = new HashMap<>();
        for (Leaf leaf : leaves) {
            String session = leaf.place().room() + " " + leaf.place().session();
            Place expected = next.getOrDefault(
                    session, Place.first(leaf.place().room(), leaf.place().session()));
            assertThat(leaf.place()).isEqualTo(expected);
            next.put(session, leaf.next());
        }
    }
}

package org.qiantang.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.engine.journal.JournalContract.entries;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Times are held against the least that they may be, which no slow machine changes. */
@Timeout(60)
@ExtendWith(TestDatabase.Shared.class)
class PrecedenceTest {
    private static final int SHARD = 0;
    private static final int STEP = 500;
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int WORK_MILLIS = 2;
    private static final int TABLE_WORK_MILLIS = 50;

    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(20), new SplittableRandom(1));

    private final TestDatabase database;
    private final Journal journal = new MemoryJournal();
    private final ShardWriter writer = journal.take(SHARD);

    PrecedenceTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() throws SQLException {
        database.empty();
    }

    @Test
    void nobody_waits_where_nobody_is_behind() throws Exception {
        var precedence = new Precedence();
        precedence.fellBehind();
        precedence.caughtUp();

        precedence.giveWay(Duration.ofDays(1).toNanos());
    }

    @Test
    void who_gives_way_goes_on_when_the_last_has_caught_up() throws Exception {
        var precedence = new Precedence();
        precedence.fellBehind();
        precedence.fellBehind();
        Thread other = Thread.ofVirtual().start(() -> {
            precedence.caughtUp();
            precedence.caughtUp();
        });

        precedence.giveWay(Duration.ofDays(1).toNanos());

        other.join();
    }

    @Test
    void who_gives_way_does_not_wait_for_ever() throws Exception {
        var precedence = new Precedence();
        precedence.fellBehind();
        long begun = System.nanoTime();

        precedence.giveWay(Duration.ofMillis(30).toNanos());

        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(30_000_000);
    }

    @Test
    void a_courier_goes_slowly_while_a_table_is_behind_and_does_not_stand_still() throws Exception {
        var table = new Stuck();
        var letters = new Letters(SHARD, new Slow());
        try (var followers = new Followers(journal, database.pool(), BACKOFF, List.of(table, letters))) {
            followers.start();
            fallBehind(followers, table);
            assertThat(followers.areTablesBehind()).isTrue();
            int before = letters.arrived().size();
            long begun = System.nanoTime();
            writer.append(entries("a", 20)).join();
            while (letters.arrived().size() < before + 20) {
                Thread.sleep(1);
            }
            long took = System.nanoTime() - begun;
            table.goOn.countDown();

            // Of the first two, one may have been under way.
            assertThat(took).isGreaterThan(18L * 5 * WORK_MILLIS * 1_000_000);
            assertThat(followers.awaitNow("stuck", SOON)).isTrue();
            writer.append(entries("a", 1)).join();
            assertThat(followers.awaitNow("stuck", SOON)).isTrue();
            awaitFalse(followers::areTablesBehind);
        }
    }

    @Test
    void a_table_that_begins_from_the_first_event_keeps_no_courier_waiting() throws Exception {
        appendSteps(12);
        var table = new Stuck();
        try (var followers = new Followers(journal, database.pool(), BACKOFF, List.of(table))) {
            followers.start();
            table.isStuck.await();

            assertThat(followers.areTablesBehind()).isFalse();

            table.goOn.countDown();
        }
    }

    @Test
    void a_table_that_stops_is_behind_no_more() throws Exception {
        var table = new Stuck();
        try (var followers = new Followers(journal, database.pool(), BACKOFF, List.of(table))) {
            followers.start();
            fallBehind(followers, table);
            assertThat(followers.areTablesBehind()).isTrue();
            table.poisoned = true;
            table.goOn.countDown();

            assertThat(followers.awaitNow("stuck", SOON)).isFalse();
            awaitFalse(followers::areTablesBehind);
        }
    }

    @Test
    void a_table_waits_for_one_that_somebody_looks_at_and_does_not_stand_still() throws Exception {
        var seen = new Stuck();
        var unseen = new Timed();
        try (var followers = new Followers(journal, database.pool(), BACKOFF, List.of(seen, unseen))) {
            followers.watched("stuck", Duration.ofMinutes(1));
            followers.start();
            fallBehind(followers, seen);
            assertThat(followers.areWatchedBehind()).isTrue();
            long position = journal.head(SHARD);
            assertThat(followers.awaitFoldedAtEase("timed", SHARD, position, SOON))
                    .isTrue();
            writer.append(entries("a", 1)).join();
            assertThat(followers.awaitFoldedAtEase("timed", SHARD, position + 1, SOON))
                    .isTrue();
            seen.goOn.countDown();

            int last = unseen.begun.size() - 1;
            assertThat(unseen.begun.get(last) - unseen.ended.get(last - 1))
                    .isGreaterThanOrEqualTo(4L * TABLE_WORK_MILLIS * 1_000_000);
        }
    }

    @Test
    void of_tables_that_wait_for_one_that_somebody_looks_at_one_works_at_a_time() throws Exception {
        var seen = new Stuck();
        var one = new Timed("one");
        var other = new Timed("other");
        try (var followers = new Followers(journal, database.pool(), BACKOFF, List.of(seen, one, other))) {
            followers.watched("stuck", Duration.ofMinutes(1));
            followers.start();
            fallBehind(followers, seen);
            long from = System.nanoTime();
            for (int step = 0; step < 3; step++) {
                writer.append(entries("a", 1)).join();
                // Who waited would make them hurry.
                awaitFalse(() -> followers.lag("one") > 0 || followers.lag("other") > 0);
            }
            seen.goOn.countDown();

            assertThat(one.begun.getLast()).isGreaterThan(from);
            for (int i = 0; i < one.begun.size(); i++) {
                for (int j = 0; j < other.begun.size(); j++) {
                    boolean together = one.begun.get(i) > from
                            && one.begun.get(i) < other.ended.get(j)
                            && other.begun.get(j) < one.ended.get(i)
                            && other.begun.get(j) > from;
                    assertThat(together)
                            .as("step %s of one and %s of the other", i, j)
                            .isFalse();
                }
            }
        }
    }

    @Test
    void a_table_that_is_waited_for_at_ease_waits_for_no_turn() throws Exception {
        var seen = new Stuck();
        var endless = new Endless();
        var timed = new Timed();
        try (var followers = new Followers(journal, database.pool(), BACKOFF, List.of(seen, endless, timed))) {
            followers.watched("stuck", Duration.ofMinutes(1));
            followers.start();
            fallBehind(followers, seen);
            awaitFalse(() -> followers.lag("timed") > 0);
            endless.stays = true;
            writer.append(entries("a", 1)).join();
            assertThat(endless.has.await(20, TimeUnit.SECONDS)).as("the turn").isTrue();
            long position = writer.append(entries("a", 1)).join().last();

            assertThat(followers.awaitFoldedAtEase("timed", SHARD, position, Duration.ofSeconds(8)))
                    .isTrue();

            endless.goOn.countDown();
            seen.goOn.countDown();
        }
    }

    @Test
    void nobody_waits_for_a_table_that_nobody_looks_at_any_more() throws Exception {
        var table = new Stuck();
        try (var followers = new Followers(journal, database.pool(), BACKOFF, List.of(table))) {
            followers.watched("stuck", Duration.ofMinutes(1));
            followers.watched("stuck", Duration.ZERO);
            followers.start();
            fallBehind(followers, table);

            assertThat(followers.areTablesBehind()).isTrue();
            assertThat(followers.areWatchedBehind()).isFalse();

            table.goOn.countDown();
        }
    }

    @Test
    void a_table_that_somebody_looks_at_is_waited_for_no_more_when_it_has_caught_up() throws Exception {
        var table = new Stuck();
        try (var followers = new Followers(journal, database.pool(), BACKOFF, List.of(table))) {
            followers.watched("stuck", Duration.ofMinutes(1));
            followers.start();
            fallBehind(followers, table);
            table.goOn.countDown();
            assertThat(followers.awaitNow("stuck", SOON)).isTrue();
            writer.append(entries("a", 1)).join();
            assertThat(followers.awaitNow("stuck", SOON)).isTrue();

            awaitFalse(followers::areWatchedBehind);
        }
    }

    /** A table says that it has caught up a moment after its last event is there. */
    private static void awaitFalse(BooleanSupplier still) throws InterruptedException {
        while (still.getAsBoolean()) {
            Thread.sleep(1);
        }
    }

    private void fallBehind(Followers followers, Stuck table) throws Exception {
        writer.append(entries("a", 1)).join();
        assertThat(followers.awaitFolded("stuck", SHARD, 1, SOON)).isTrue();
        appendSteps(12);
        table.isStuck.await();
    }

    private void appendSteps(int steps) {
        for (int step = 0; step < steps; step++) {
            writer.append(IntStream.range(0, STEP)
                            .mapToObj(_ -> new Entry("s/a", "counted", 1, Instant.EPOCH, new byte[0], List.of()))
                            .toList())
                    .join();
        }
    }

    /** A letter takes some milliseconds. */
    private static final class Slow implements Letters.Weather {
        @Override
        public void beforeSending(Recorded event) throws Exception {
            Thread.sleep(WORK_MILLIS);
        }

        @Override
        public void afterSending(Recorded event) {}
    }

    /** Keeps its turn. */
    private static final class Endless implements Table {
        private final CountDownLatch has = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private volatile boolean stays;

        @Override
        public String name() {
            return "endless";
        }

        @Override
        public Set<Integer> shards() {
            return Set.of(SHARD);
        }

        @Override
        public void fold(List<Recorded> events, Connection transaction) {
            if (stays) {
                has.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
        }

        @Override
        public void clear(Connection transaction) {}
    }

    /** Folds slowly, and notes when. */
    private static final class Timed implements Table {
        private final String name;
        private final List<Long> begun = new CopyOnWriteArrayList<>();
        private final List<Long> ended = new CopyOnWriteArrayList<>();

        Timed() {
            this("timed");
        }

        Timed(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<Integer> shards() {
            return Set.of(SHARD);
        }

        @Override
        public void fold(List<Recorded> events, Connection transaction) {
            begun.add(System.nanoTime());
            try {
                Thread.sleep(TABLE_WORK_MILLIS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
            ended.add(System.nanoTime());
        }

        @Override
        public void clear(Connection transaction) {}
    }

    /** Has folded as much as makes it count as behind, and then takes its time. */
    private static final class Stuck implements Table {
        private static final int BEHIND = 1 + 4 * STEP;

        private final CountDownLatch isStuck = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final AtomicInteger folded = new AtomicInteger();
        private volatile boolean poisoned;

        @Override
        public String name() {
            return "stuck";
        }

        @Override
        public Set<Integer> shards() {
            return Set.of(SHARD);
        }

        @Override
        public void fold(List<Recorded> events, Connection transaction) {
            if (folded.get() >= BEHIND) {
                isStuck.countDown();
                try {
                    goOn.await();
                } catch (InterruptedException stop) {
                    Thread.currentThread().interrupt();
                }
            }
            if (poisoned) {
                throw new UnknownEvent(events.getFirst());
            }
            folded.addAndGet(events.size());
        }

        @Override
        public void clear(Connection transaction) {}
    }
}

package org.qiantang.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.engine.journal.JournalContract.entries;
import static org.qiantang.engine.journal.JournalContract.entry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In a rush a follower lets events gather; these tests know only how long it rests at least, which no slow machine changes. */
@ExtendWith(TestDatabase.Shared.class)
class GatheringTest {
    private static final int SHARD = 0;
    private static final Duration SOON = Duration.ofSeconds(20);
    /** From one step's beginning to the next's, for whoever rests least. */
    private static final long LEAST_NANOS = Duration.ofMillis(80).toNanos();

    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(1), Duration.ofMillis(20), new SplittableRandom(1));

    private final TestDatabase database;
    private final Journal journal = new MemoryJournal();
    private final ShardWriter writer = journal.take(SHARD);
    private final Watched watched = new Watched();
    private Followers followers;

    GatheringTest(TestDatabase database) {
        this.database = database;
        this.followers = new Followers(journal, database.pool(), BACKOFF, List.of(watched));
    }

    @BeforeEach
    void start() throws SQLException {
        database.empty();
        followers.start();
    }

    @AfterEach
    void close() {
        followers.close();
    }

    @Test
    void a_rush_that_nobody_waits_for_is_folded_in_few_transactions() throws Exception {
        long begun = System.nanoTime();
        for (int i = 0; i < 60; i++) {
            writer.append(entries("a", 1)).join();
            Thread.sleep(10);
        }
        while (followers.lag("watched") > 0) {
            Thread.sleep(20);
        }

        List<Long> steps = watched.begun();
        assertThat(steps).hasSizeLessThanOrEqualTo((int) ((steps.getLast() - begun) / LEAST_NANOS) + 1);
        assertThat(watched.folded()).isEqualTo(60);
    }

    @Test
    void who_waits_is_not_kept_waiting() throws Exception {
        for (int i = 1; i <= 30; i++) {
            writer.append(entries("a", 1)).join();
            assertThat(followers.awaitFolded("watched", SHARD, i, SOON)).isTrue();
        }

        assertThat(watched.paces()).as("from one to the next of 30 steps").anyMatch(pace -> pace < LEAST_NANOS / 2);
    }

    @Test
    void who_waits_at_ease_hurries_nobody() throws Exception {
        long begun = System.nanoTime();
        for (int i = 1; i <= 20; i++) {
            writer.append(entries("a", 1)).join();
            assertThat(followers.awaitFoldedAtEase("watched", SHARD, i, SOON)).isTrue();
        }

        List<Long> steps = watched.begun();
        assertThat(steps).hasSizeLessThanOrEqualTo((int) ((steps.getLast() - begun) / LEAST_NANOS) + 1);
    }

    @Test
    void who_is_far_behind_does_not_rest() throws Exception {
        followers.close();
        for (int i = 0; i < 10; i++) {
            writer.append(entries("a", 1_000)).join();
        }
        followers = new Followers(journal, database.pool(), BACKOFF, List.of(watched));

        followers.start();

        while (followers.lag("watched") > 0) {
            Thread.sleep(5);
        }
        assertThat(watched.paces()).hasSize(19).anyMatch(pace -> pace < LEAST_NANOS / 2);
    }

    @Test
    void a_courier_that_has_carried_something_goes_on_at_once() throws Exception {
        var letters = new Letters(SHARD, Letters.FAIR);
        try (var couriers = new Followers(journal, database.pool(), BACKOFF, List.of(letters))) {
            couriers.start();
            var came = new ArrayList<Long>();
            // Each letter is written when the one before it has come.
            for (int sent = 1; sent <= 30; sent++) {
                long written = System.nanoTime();
                writer.append(List.of(entry("a", "hello"))).join();
                while (letters.arrived().size() < sent) {
                    Thread.sleep(1);
                }
                came.add(System.nanoTime() - written);
            }

            assertThat(came.subList(1, came.size()))
                    .as("how long letters took")
                    .anyMatch(took -> took < LEAST_NANOS / 2);
        }
    }

    /** Remembers when each of its steps began. */
    private static final class Watched implements Table {
        private final List<Long> begun = new ArrayList<>();
        private int folded;

        @Override
        public String name() {
            return "watched";
        }

        @Override
        public Set<Integer> shards() {
            return Set.of(SHARD);
        }

        @Override
        public synchronized void fold(List<Recorded> events, Connection transaction) {
            begun.add(System.nanoTime());
            folded += events.size();
        }

        @Override
        public void clear(Connection transaction) {}

        synchronized int folded() {
            return folded;
        }

        synchronized List<Long> begun() {
            return List.copyOf(begun);
        }

        /** The time from one step's beginning to the next one's. */
        synchronized List<Long> paces() {
            var paces = new ArrayList<Long>();
            for (int i = 1; i < begun.size(); i++) {
                paces.add(begun.get(i) - begun.get(i - 1));
            }
            return paces;
        }
    }
}

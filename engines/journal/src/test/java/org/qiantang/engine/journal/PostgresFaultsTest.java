package org.qiantang.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiantang.engine.journal.JournalContract.SHARD;
import static org.qiantang.engine.journal.JournalContract.bodies;
import static org.qiantang.engine.journal.JournalContract.entries;
import static org.qiantang.engine.journal.JournalContract.entry;
import static org.qiantang.engine.journal.JournalContract.positions;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qiantang.engine.testkit.ForEachSeed;

/** What the journal in PostgreSQL keeps to when connections, transactions and owners are lost. */
@ExtendWith(TestDatabase.Shared.class)
class PostgresFaultsTest {
    private static final String WRITER = "journal-writer";
    private static final long AMPLE = 1L << 20;

    private final TestDatabase database;
    private final List<PostgresJournal> opened = new ArrayList<>();

    PostgresFaultsTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() throws SQLException {
        database.empty();
    }

    @AfterEach
    void close() {
        opened.forEach(PostgresJournal::close);
    }

    @ForEachSeed(count = 20)
    void a_commit_that_ended_in_doubt_is_settled_and_every_event_is_there_once(long seed) throws Exception {
        var network = new FaultyNetwork(database::open, seed, 0.3);
        PostgresJournal journal = journal(network);
        ShardWriter writer = journal.take(SHARD);
        var random = new SplittableRandom(seed);

        var stories = new LinkedHashMap<String, Future<List<String>>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int room = 0; room < 4; room++) {
                String stream = "show/" + room;
                SplittableRandom own = random.split();
                stories.put(stream, threads.submit(() -> JournalContract.play(writer, stream, own)));
            }
        }

        int total = 0;
        for (Map.Entry<String, Future<List<String>>> story : stories.entrySet()) {
            List<String> expected = story.getValue().get();
            assertThat(bodies(journal.readStream(SHARD, story.getKey(), 0, 1000)))
                    .isEqualTo(expected);
            total += expected.size();
        }
        assertGapFree(journal, total);
    }

    @ForEachSeed(count = 20)
    void an_owner_that_loses_the_shard_amid_faults_knows_exactly_what_got_in(long seed) {
        var random = new SplittableRandom(seed);
        PostgresJournal oldOwner = journal(new FaultyNetwork(database::open, seed, 0.4));
        PostgresJournal newOwner = journal(database::open);
        ShardWriter old = oldOwner.take(SHARD);
        var answers = new LinkedHashMap<String, CompletableFuture<Appended>>();

        for (int i = 0; i < 15; i++) {
            String body = "old" + i;
            answers.put(body, old.append(List.of(entry("old", body))));
            if (random.nextInt(4) == 0) {
                answers.get(body).join();
            }
        }
        CompletableFuture.anyOf(answers.values().toArray(CompletableFuture<?>[]::new))
                .join();
        ShardWriter anew = newOwner.take(SHARD);
        anew.append(entries("new", 5)).join();
        answers.put("late", old.append(List.of(entry("old", "late"))));

        var saidToBeIn = new ArrayList<String>();
        answers.forEach((body, answer) -> {
            if (settled(answer)) {
                saidToBeIn.add(body);
            }
        });
        assertThat(saidToBeIn).doesNotContain("late");
        assertThat(bodies(newOwner.readStream(SHARD, "old", 0, 1000))).isEqualTo(saidToBeIn);
        assertThat(bodies(newOwner.readStream(SHARD, "s/new", 0, 1000))).hasSize(5);
        assertGapFree(newOwner, saidToBeIn.size() + 5);
    }

    private static boolean settled(CompletableFuture<Appended> answer) {
        try {
            answer.join();
            return true;
        } catch (CompletionException failure) {
            assertThat(failure).hasCauseInstanceOf(ShardLost.class);
            return false;
        }
    }

    @Test
    void a_killed_backend_loses_nothing_and_doubles_nothing() throws Exception {
        PostgresJournal journal = journal(() -> database.open(WRITER));
        ShardWriter writer = journal.take(SHARD);
        long killed = 0;

        var answers = new ArrayList<CompletableFuture<Appended>>();
        for (int i = 0; i < 2_000; i++) {
            answers.add(writer.append(List.of(entry("a", "a" + i))));
            if (i % 200 == 100) {
                killed += database.kill(WRITER);
            }
            if (i % 20 == 0) {
                answers.getLast().join();
            }
        }

        for (int i = 0; i < 2_000; i++) {
            assertThat(answers.get(i).join().first()).isEqualTo(i + 1);
        }
        assertThat(killed).isGreaterThanOrEqualTo(5);
        List<String> there = bodies(journal.read(SHARD, 0, 5_000));
        assertThat(there).hasSize(2_000).startsWith("a0", "a1").endsWith("a1999");
        assertThat(there).doesNotHaveDuplicates();
    }

    @Test
    void a_writer_may_not_be_silent_for_long_in_the_middle_of_a_write() throws Exception {
        var limits = new java.util.concurrent.CopyOnWriteArrayList<String>();
        Connections telling = () -> {
            Connection opened = database.open();
            return (Connection) java.lang.reflect.Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                        if (method.getName().equals("commit")) {
                            try (var statement = opened.createStatement();
                                    var row = statement.executeQuery("show idle_in_transaction_session_timeout")) {
                                row.next();
                                limits.add(row.getString(1));
                            }
                        }
                        return method.invoke(opened, arguments);
                    });
        };

        journal(telling).take(SHARD).append(entries("show/1", 1)).join();

        assertThat(limits).containsExactly("10s");
    }

    @Test
    void an_owner_that_slept_through_a_take_over_writes_nothing_any_more() throws Exception {
        PostgresJournal sleeper = journal(database::open);
        ShardWriter old = sleeper.take(SHARD);
        old.append(entries("old", 1)).join();
        CompletableFuture<Appended> late;
        ShardWriter anew;

        // The lock stops the old owner in the middle of its write, as a long pause of its process would.
        try (Connection pause = database.open()) {
            pause.setAutoCommit(false);
            lockShardRow(pause);
            late = old.append(entries("late", 1));
            Thread.sleep(50);
            try (Statement take = pause.createStatement()) {
                take.execute("update shard set epoch = epoch + 1 where id = " + SHARD);
            }
            pause.commit();
            anew = journal(database::open).take(SHARD);
        }

        assertThatThrownBy(late::join).hasCauseInstanceOf(ShardLost.class);
        assertThat(anew.append(entries("new", 1)).join().first()).isEqualTo(2);
        assertThat(bodies(sleeper.read(SHARD, 0, 10))).containsExactly("old0", "new0");
        assertThat(bodies(sleeper.next(SHARD, 0, 10))).containsExactly("old0");
        assertThat(bodies(sleeper.next(SHARD, 1, 10))).containsExactly("new0");
    }

    @Test
    void a_full_queue_refuses_a_batch_and_keeps_its_word_for_the_others() throws Exception {
        PostgresJournal journal = journal(database::open, 4_000, Duration.ofSeconds(5));
        ShardWriter writer = journal.take(SHARD);
        var answers = new ArrayList<CompletableFuture<Appended>>();

        try (Connection blocker = database.open()) {
            blocker.setAutoCommit(false);
            lockShardRow(blocker);
            for (int i = 0; i < 200; i++) {
                answers.add(writer.append(List.of(entry("a", "a" + i))));
            }
            blocker.rollback();
        }

        var taken = new ArrayList<String>();
        int busy = 0;
        for (int i = 0; i < answers.size(); i++) {
            try {
                answers.get(i).join();
                taken.add("a" + i);
            } catch (CompletionException failure) {
                assertThat(failure).hasCauseInstanceOf(JournalBusy.class);
                busy++;
            }
        }
        assertThat(busy).isBetween(1, 199);
        assertThat(bodies(journal.read(SHARD, 0, 1000))).isEqualTo(taken);
        assertThat(writer.append(List.of(entry("a", "again"))).join().first()).isEqualTo(taken.size() + 1);
    }

    @Test
    void a_refusing_database_is_asked_again_until_it_accepts() throws Exception {
        PostgresJournal journal = journal(database::open);
        ShardWriter writer = journal.take(SHARD);
        writer.append(entries("a", 1)).join();

        database.execute("alter table event rename to event_away");
        CompletableFuture<Appended> waiting = writer.append(entries("b", 2));
        Thread.sleep(100);
        boolean tooEarly = waiting.isDone();
        database.execute("alter table event_away rename to event");

        assertThat(tooEarly).isFalse();
        assertThat(waiting.join()).isEqualTo(new Appended(SHARD, 2, 3));
        assertThat(bodies(journal.read(SHARD, 0, 10))).containsExactly("a0", "b0", "b1");
    }

    @Test
    void a_close_without_a_database_tells_that_the_end_is_unknown() {
        PostgresJournal journal = journal(
                () -> {
                    throw new SQLException("no route", "08001");
                },
                AMPLE,
                Duration.ofMillis(100));
        ShardWriter writer = journal.take(SHARD);
        CompletableFuture<Appended> doubtful = writer.append(entries("a", 1));

        writer.close();

        assertThatThrownBy(doubtful::join)
                .hasCauseInstanceOf(WriterClosed.class)
                .hasMessageContaining("end of the batch unknown");
    }

    @Test
    void an_append_of_another_process_is_noticed() throws Exception {
        PostgresJournal reader = journal(database::open);
        ShardWriter elsewhere = journal(database::open).take(SHARD);
        boolean before = reader.awaitPast(SHARD, 0, Duration.ofMillis(20));

        elsewhere.append(entries("a", 1)).join();

        assertThat(before).isFalse();
        assertThat(reader.awaitPast(SHARD, 0, Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void partitions_are_made_before_they_are_needed() throws Exception {
        database.execute("insert into shard (id, epoch, head) values (" + SHARD + ", 1, 29999995)");
        PostgresJournal journal = journal(database::open);
        ShardWriter writer = journal.take(SHARD);

        Appended across = writer.append(entries("a", 10)).join();

        assertThat(across).isEqualTo(new Appended(SHARD, 29_999_996, 30_000_005));
        assertThat(positions(journal.read(SHARD, 29_999_990, 100)))
                .isEqualTo(
                        LongStream.rangeClosed(29_999_996, 30_000_005).boxed().toList());
        assertThat(database.number("select count(*) from event_2")).isEqualTo(4);
        assertThat(database.number("select count(*) from event_3")).isEqualTo(6);
    }

    private static void lockShardRow(Connection transaction) throws SQLException {
        try (Statement lock = transaction.createStatement()) {
            lock.execute("select 1 from shard where id = " + SHARD + " for update");
        }
    }

    private static void assertGapFree(Journal journal, int total) {
        assertThat(journal.head(SHARD)).isEqualTo(total);
        assertThat(positions(journal.read(SHARD, 0, Journal.MAX_READ)))
                .isEqualTo(LongStream.rangeClosed(1, total).boxed().toList());
    }

    private PostgresJournal journal(Connections writes) {
        return journal(writes, AMPLE, Duration.ofSeconds(10));
    }

    private PostgresJournal journal(Connections writes, long maxWaitingBytes, Duration patience) {
        var journal = new PostgresJournal(
                database.pool(), writes, new WriterLimits(maxWaitingBytes, Duration.ofMillis(20), patience));
        opened.add(journal);
        return journal;
    }
}

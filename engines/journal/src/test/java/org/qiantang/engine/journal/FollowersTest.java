package org.qiantang.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiantang.engine.journal.JournalContract.NOON;
import static org.qiantang.engine.journal.JournalContract.entries;
import static org.qiantang.engine.journal.JournalContract.entry;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.qiantang.engine.journal.FollowerState.Activity;
import org.qiantang.engine.testkit.ForEachSeed;

@ExtendWith(TestDatabase.Shared.class)
class FollowersTest {
    private static final int SHARD = 0;
    private static final Duration SOON = Duration.ofSeconds(20);

    private final TestDatabase database;
    private final Journal journal = new MemoryJournal();
    private final ShardWriter writer = journal.take(SHARD);
    private final List<Followers> running = new ArrayList<>();

    FollowersTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void empty() throws SQLException {
        database.empty();
        database.execute(Tally.SCHEMA);
    }

    @AfterEach
    void close() {
        running.forEach(Followers::close);
    }

    @Test
    void a_table_folds_what_was_there_and_what_comes() throws Exception {
        writer.append(entries("a", 1200)).join();
        Followers followers = follow(new Tally("tally", SHARD));
        boolean old = followers.awaitFolded("tally", SHARD, 1200, SOON);

        writer.append(entries("b", 3)).join();

        assertThat(old).isTrue();
        assertThat(followers.awaitFolded("tally", SHARD, 1203, SOON)).isTrue();
        assertThat(tally("tally")).containsExactly("0 s/a 1200 1200", "0 s/b 3 1203");
        assertThat(followers.lag("tally")).isZero();
        assertThat(savedPosition("tally")).isEqualTo(1203);
        assertThat(followers.states())
                .containsExactly(new FollowerState("tally", SHARD, Activity.FOLLOWING, 1203, 0, null));
    }

    @Test
    void a_table_that_fails_keeps_its_position_and_its_rows_while_the_others_go_on() throws Exception {
        var picky = new Tally("picky", Set.of(SHARD), "unheard-of");
        Followers followers = follow(picky, new Tally("tally", SHARD));
        writer.append(entries("a", 2)).join();
        followers.awaitFolded("picky", SHARD, 2, SOON);

        var unheardOf = new Entry("s/a", "unheard-of", 1, NOON, new byte[0], List.of());
        writer.append(List.of(entry("s/a", "fine"), unheardOf)).join();

        assertThat(followers.awaitFolded("tally", SHARD, 4, SOON)).isTrue();
        assertThat(followers.awaitFolded("picky", SHARD, 4, SOON)).isFalse();
        FollowerState state = followers.states().getFirst();
        assertThat(state.activity()).isEqualTo(Activity.STOPPED);
        assertThat(state.reason()).contains("unknown event: type=unheard-of version=1 shard=0 position=4");
        assertThat(followers.lag("picky")).isEqualTo(2);
        assertThat(savedPosition("picky")).isEqualTo(2);
        assertThat(tally("picky")).containsExactly("0 s/a 2 2");
        assertThat(tally("tally")).containsExactly("0 s/a 4 4");
    }

    @Test
    void a_rebuilt_table_comes_to_equal_rows_even_after_someone_spoilt_them() throws Exception {
        Followers followers = follow(new Tally("tally", SHARD), new Tally("other", SHARD));
        writer.append(entries("a", 700)).join();
        writer.append(entries("b", 30)).join();
        followers.awaitFolded("tally", SHARD, 730, SOON);
        followers.awaitFolded("other", SHARD, 730, SOON);
        List<String> before = tally("tally");
        database.execute("update tally set events = 0");

        followers.rebuild("tally");

        assertThat(followers.awaitFolded("tally", SHARD, 730, SOON)).isTrue();
        assertThat(tally("tally")).isEqualTo(before);
        assertThat(tally("other")).containsExactly("0 s/a 0 700", "0 s/b 0 730");
    }

    @ForEachSeed(count = 12)
    void a_table_counts_each_event_once_through_faults_and_restarts(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        var network = new FaultyNetwork(database.pool()::getConnection, seed, 0.2);
        var streams = new TreeMap<String, Integer>();
        for (int life = 0; life < 3; life++) {
            Followers followers = follow(network.asDataSource(), new Tally("tally", SHARD));
            for (int batch = random.nextInt(1, 20); batch > 0; batch--) {
                String stream = "s/" + random.nextInt(4);
                writer.append(List.of(entry(stream, "x"))).join();
                streams.merge(stream, 1, Integer::sum);
                followers.awaitFolded("tally", SHARD, journal.head(SHARD), Duration.ofMillis(random.nextInt(3)));
            }
            followers.close();
        }
        network.heal();

        Followers last = follow(network.asDataSource(), new Tally("tally", SHARD));

        assertThat(last.awaitFolded("tally", SHARD, journal.head(SHARD), SOON)).isTrue();
        List<String> folded = tally("tally");
        assertThat(folded).hasSameSizeAs(streams.keySet());
        streams.forEach((stream, count) ->
                assertThat(folded).anyMatch(row -> row.startsWith("0 " + stream + " " + count + " ")));
        last.rebuild("tally");
        assertThat(last.awaitFolded("tally", SHARD, journal.head(SHARD), SOON)).isTrue();
        assertThat(tally("tally")).isEqualTo(folded);
    }

    @Test
    void two_runners_of_one_table_fold_each_event_once_between_them() throws Exception {
        Followers here = follow(new Tally("tally", SHARD));
        Followers there = follow(new Tally("tally", SHARD));

        for (int i = 0; i < 300; i++) {
            writer.append(entries("a", 1)).join();
            if (i % 10 == 0) {
                here.awaitFolded("tally", SHARD, i, Duration.ofMillis(2));
            }
        }

        assertThat(here.awaitFolded("tally", SHARD, 300, SOON)).isTrue();
        assertThat(there.awaitFolded("tally", SHARD, 300, SOON)).isTrue();
        assertThat(tally("tally")).containsExactly("0 s/a 300 300");
    }

    @Test
    void a_table_follows_each_of_its_shards_by_itself() throws Exception {
        Followers followers = follow(new Tally("tally", Set.of(SHARD, 5), "none"));

        writer.append(entries("a", 2)).join();
        try (ShardWriter fifth = journal.take(5)) {
            fifth.append(entries("a", 3)).join();
        }

        assertThat(followers.awaitFolded("tally", SHARD, 2, SOON)).isTrue();
        assertThat(followers.awaitFolded("tally", 5, 3, SOON)).isTrue();
        assertThat(tally("tally")).containsExactly("0 s/a 2 2", "5 s/a 3 3");
        assertThatThrownBy(() -> followers.awaitFolded("tally", 6, 1, SOON))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("shard: 6");
    }

    @ForEachSeed(count = 12)
    void a_courier_sends_in_order_and_repeats_only_what_it_could_not_note_under_the_same_id(long seed)
            throws Exception {
        var random = new SplittableRandom(seed);
        var network = new FaultyNetwork(database.pool()::getConnection, seed, 0.1);
        var weather = new Storm(random.split());
        var letters = new Letters(SHARD, weather);
        var sent = new HashSet<Long>();
        for (int life = 0; life < 3; life++) {
            Followers followers = follow(network.asDataSource(), letters);
            for (int i = random.nextInt(1, 12); i > 0; i--) {
                boolean wanted = random.nextInt(3) > 0;
                var event = new Entry("a", wanted ? "said" : "noise", 1, NOON, "x".getBytes(UTF_8), List.of());
                long position = writer.append(List.of(event)).join().first();
                if (wanted) {
                    sent.add(position);
                }
            }
            followers.awaitFolded("letters", SHARD, random.nextLong(journal.head(SHARD) + 1), Duration.ofMillis(40));
            followers.close();
            assertSavedIsNeverSentAgain(letters, network);
        }
        weather.calm = true;
        network.heal();

        Followers last = follow(network.asDataSource(), letters);

        assertThat(last.awaitFolded("letters", SHARD, journal.head(SHARD), SOON))
                .isTrue();
        List<Letters.Letter> arrived = letters.arrived();
        assertThat(arrived).extracting(Letters.Letter::position).isSorted();
        assertThat(new HashSet<>(arrived.stream().map(Letters.Letter::position).toList()))
                .isEqualTo(sent);
        assertThat(arrived)
                .allMatch(letter -> letter.requestId().equals(Courier.requestId("letters", SHARD, letter.position())));
        int repeats = arrived.size() - sent.size();
        assertThat(repeats).isLessThanOrEqualTo(weather.failuresAfterSending.get() + network.faults());
    }

    /** A courier that starts from what is saved, and only that, sends nothing at or before the saved position. */
    private void assertSavedIsNeverSentAgain(Letters letters, FaultyNetwork network) throws Exception {
        long saved = savedPosition("letters");
        int before = letters.arrived().size();
        Followers followers = follow(network.asDataSource(), letters);
        followers.awaitFolded("letters", SHARD, saved + 1, Duration.ofMillis(10));
        followers.close();
        List<Letters.Letter> arrived = letters.arrived();
        assertThat(arrived.subList(before, arrived.size())).allMatch(letter -> letter.position() > saved);
    }

    private static final class Storm implements Letters.Weather {
        private final SplittableRandom random;
        private volatile boolean calm;
        private final AtomicInteger failuresAfterSending = new AtomicInteger();

        Storm(SplittableRandom random) {
            this.random = random;
        }

        @Override
        public void beforeSending(Recorded event) throws IOException {
            if (!calm && random.nextInt(5) == 0) {
                throw new IOException("no answer from the provider");
            }
        }

        @Override
        public void afterSending(Recorded event) throws IOException {
            if (!calm && random.nextInt(5) == 0) {
                failuresAfterSending.incrementAndGet();
                throw new IOException("the answer got lost");
            }
        }
    }

    @Test
    void a_courier_that_keeps_failing_shows_it_and_holds_up_nobody() throws Exception {
        var letters = new Letters(SHARD, new Letters.Weather() {
            @Override
            public void beforeSending(Recorded event) throws IOException {
                throw new IOException("provider down");
            }

            @Override
            public void afterSending(Recorded event) {}
        });
        Followers followers = follow(letters, new Tally("tally", SHARD));

        writer.append(entries("a", 2)).join();

        assertThat(followers.awaitFolded("tally", SHARD, 2, SOON)).isTrue();
        await(() -> followers.states().getFirst().failures() >= 3);
        FollowerState state = followers.states().getFirst();
        assertThat(state.activity()).isEqualTo(Activity.RETRYING);
        assertThat(state.reason()).contains("provider down");
        assertThat(state.position()).isZero();
    }

    @Test
    void a_courier_that_meets_an_unknown_event_stops() throws Exception {
        var letters = new Letters(SHARD, new Letters.Weather() {
            @Override
            public void beforeSending(Recorded event) {
                throw new UnknownEvent(event);
            }

            @Override
            public void afterSending(Recorded event) {}
        });
        Followers followers = follow(letters);

        writer.append(entries("a", 1)).join();

        await(() -> followers.states().getFirst().activity() == Activity.STOPPED);
        assertThat(letters.arrived()).isEmpty();
        assertThat(savedPosition("letters")).isZero();
    }

    @Test
    void all_tables_are_waited_for_but_neither_a_stopped_one_nor_a_courier_nor_another_shards() throws Exception {
        var picky = new Tally("picky", Set.of(SHARD), "unheard-of");
        var elsewhere = new Tally("elsewhere", Set.of(SHARD + 1), "none");
        Followers followers = follow(
                picky, elsewhere, new Letters(SHARD, Letters.FAIR), new Tally("one", SHARD), new Tally("two", SHARD));
        var unheardOf = new Entry("s/a", "unheard-of", 1, NOON, new byte[0], List.of());
        writer.append(List.of(unheardOf)).join();
        await(() -> followers.states().getFirst().activity() == Activity.STOPPED);
        // What has not begun to follow is not waited for either.
        await(() -> followers.states().stream()
                .filter(state -> Set.of("one", "two").contains(state.name()))
                .allMatch(state -> state.activity() == Activity.FOLLOWING));

        writer.append(entries("a", 5)).join();
        boolean there = followers.awaitTables(SHARD, 6, SOON);

        assertThat(there).isTrue();
        assertThat(tally("one")).containsExactly("0 s/a 6 6");
        assertThat(tally("two")).containsExactly("0 s/a 6 6");
        assertThat(followers.awaitTables(SHARD, 7, Duration.ofMillis(20))).isFalse();
    }

    @Test
    void a_courier_is_never_rebuilt() throws Exception {
        Followers followers = follow(new Letters(SHARD, Letters.FAIR));
        writer.append(entries("a", 1)).join();
        followers.awaitFolded("letters", SHARD, 1, SOON);

        assertThatThrownBy(() -> followers.rebuild("letters")).isInstanceOf(UnsupportedOperationException.class);

        assertThat(savedPosition("letters")).isEqualTo(1);
    }

    @Test
    void a_request_id_is_the_same_for_ever() {
        assertThat(Courier.requestId("refund", 0, 42)).isEqualTo("efa44145-e73f-82ee-b62a-6bca0ce8b0c9");
        assertThat(Courier.requestId("refund", 0, 43)).isNotEqualTo(Courier.requestId("refund", 0, 42));
        assertThat(Courier.requestId("refund", 4, 2)).isNotEqualTo(Courier.requestId("refund", 0, 42));
    }

    @Test
    void two_followers_of_one_name_are_refused() {
        assertThatThrownBy(() -> follow(new Tally("a", SHARD), new Tally("a", SHARD)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("name: a");
    }

    private Followers follow(Follower... followers) {
        return follow(database.pool(), followers);
    }

    private Followers follow(DataSource source, Follower... followers) {
        var backoff = new Backoff(Duration.ofMillis(1), Duration.ofMillis(10), new SplittableRandom(1));
        var started = new Followers(journal, source, backoff, List.of(followers));
        running.add(started);
        started.start();
        return started;
    }

    private long savedPosition(String name) throws SQLException {
        return database.number("select coalesce(sum(position), 0) from follower where name = '" + name + "'");
    }

    private List<String> tally(String name) throws SQLException {
        var rows = new ArrayList<String>();
        try (Connection connection = database.open();
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select concat_ws(' ', shard, stream, events, last)"
                        + " from tally where name = '" + name + "' order by shard, stream")) {
            while (found.next()) {
                rows.add(found.getString(1));
            }
        }
        return rows;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + SOON.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.sleep(2);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}

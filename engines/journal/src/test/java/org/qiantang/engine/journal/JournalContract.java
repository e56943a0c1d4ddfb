package org.qiantang.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

/** What every journal promises, whatever it is made of. */
abstract class JournalContract {
    static final int SHARD = 3;
    static final Instant NOON = Instant.parse("2026-06-18T12:00:00.123456789Z");

    private Journal journal;
    private final List<ShardWriter> writers = new ArrayList<>();

    /** A journal in which nothing has happened yet. */
    abstract Journal emptyJournal() throws Exception;

    @BeforeEach
    void begin() throws Exception {
        journal = emptyJournal();
    }

    @AfterEach
    void end() {
        writers.forEach(ShardWriter::close);
    }

    @Test
    void an_untouched_shard_is_empty() {
        assertThat(journal.head(SHARD)).isZero();
        assertThat(journal.read(SHARD, 0, 10)).isEmpty();
        assertThat(journal.readStream(SHARD, "show/1", 0, 10)).isEmpty();
        assertThat(journal.asides(SHARD, 1)).isEmpty();
    }

    @Test
    void events_are_read_back_as_they_were_written() {
        var body = new byte[] {0, 1, -1, 127, (byte) 0xE9};
        var written = new Entry("show/直播", "sold", 7, NOON, body, List.of());

        Appended appended = take(SHARD).append(List.of(written)).join();

        assertThat(appended).isEqualTo(new Appended(SHARD, 1, 1));
        Recorded read = journal.read(SHARD, 0, 10).getFirst();
        assertThat(read.shard()).isEqualTo(SHARD);
        assertThat(read.position()).isEqualTo(1);
        assertThat(read.stream()).isEqualTo("show/直播");
        assertThat(read.type()).isEqualTo("sold");
        assertThat(read.version()).isEqualTo(7);
        assertThat(read.at()).isEqualTo(Instant.parse("2026-06-18T12:00:00.123456Z"));
        assertThat(read.body()).isEqualTo(body);
    }

    @Test
    void a_stream_is_read_without_some_types_page_by_page() {
        ShardWriter writer = take(SHARD);
        for (int i = 0; i < 50; i++) {
            String type = i % 7 == 0 ? "sold" : i % 2 == 0 ? "said" : "liked";
            writer.append(List.of(
                            new Entry("show/1", type, 1, NOON, new byte[] {(byte) i}, List.of()),
                            new Entry("show/2", "sold", 1, NOON, new byte[0], List.of())))
                    .join();
        }

        var read = new ArrayList<Recorded>();
        List<Recorded> page;
        do {
            long last = read.isEmpty() ? 0 : read.getLast().position();
            page = journal.readStream(SHARD, "show/1", Set.of("said", "liked"), last, 3);
            read.addAll(page);
        } while (!page.isEmpty());

        assertThat(read)
                .allMatch(event -> event.type().equals("sold") && event.stream().equals("show/1"));
        assertThat(read).extracting(event -> (int) event.body()[0]).containsExactly(0, 7, 14, 21, 28, 35, 42, 49);
        assertThat(journal.readStream(SHARD, "show/1", Set.of(), 0, 100)).hasSize(50);
    }

    @Test
    void positions_run_from_one_without_gaps_over_batches() {
        ShardWriter writer = take(SHARD);

        Appended first = writer.append(entries("a", 3)).join();
        Appended second = writer.append(entries("b", 1)).join();
        Appended third = writer.append(entries("a", 2)).join();

        assertThat(List.of(first, second, third))
                .containsExactly(new Appended(SHARD, 1, 3), new Appended(SHARD, 4, 4), new Appended(SHARD, 5, 6));
        assertThat(journal.head(SHARD)).isEqualTo(6);
        assertThat(positions(journal.read(SHARD, 0, 100))).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
        assertThat(bodies(journal.read(SHARD, 0, 100))).containsExactly("a0", "a1", "a2", "b0", "a0", "a1");
    }

    @Test
    void a_read_begins_after_its_position_and_ends_at_its_most() {
        take(SHARD).append(entries("a", 10)).join();

        assertThat(positions(journal.read(SHARD, 4, 3))).containsExactly(5L, 6L, 7L);
        assertThat(positions(journal.read(SHARD, 8, 3))).containsExactly(9L, 10L);
        assertThat(journal.read(SHARD, 10, 3)).isEmpty();
        assertThat(journal.read(SHARD, Long.MAX_VALUE, 3)).isEmpty();
    }

    @Test
    void who_asks_for_the_next_ones_until_there_are_none_has_read_everything_also_over_a_change_of_owner() {
        take(SHARD).append(entries("show/1", 7)).join();
        take(SHARD).append(entries("show/2", 5)).join();
        take(2).append(entries("show/3", 1)).join();

        var followed = new ArrayList<Recorded>();
        long position = 0;
        for (List<Recorded> next = journal.next(SHARD, position, 3); !next.isEmpty(); ) {
            followed.addAll(next);
            position = next.getLast().position();
            next = journal.next(SHARD, position, 3);
        }

        assertThat(followed)
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(journal.read(SHARD, 0, 100))
                .hasSize(12);
    }

    @Test
    void a_stream_is_read_by_itself() {
        ShardWriter writer = take(SHARD);
        for (int i = 0; i < 3; i++) {
            writer.append(List.of(entry("a", "a" + i), entry("b", "b" + i))).join();
        }

        assertThat(bodies(journal.readStream(SHARD, "b", 0, 10))).containsExactly("b0", "b1", "b2");
        assertThat(bodies(journal.readStream(SHARD, "b", 2, 1))).containsExactly("b1");
        assertThat(bodies(journal.readStream(SHARD, "a", 3, 10))).containsExactly("a2");
        assertThat(journal.readStream(SHARD, "c", 0, 10)).isEmpty();
    }

    @Test
    void shards_count_each_for_itself() {
        take(1).append(entries("a", 2)).join();

        Appended other = take(2).append(entries("b", 1)).join();

        assertThat(other.first()).isEqualTo(1);
        assertThat(journal.head(1)).isEqualTo(2);
        assertThat(bodies(journal.read(2, 0, 10))).containsExactly("b0");
    }

    @Test
    void asides_lie_beside_their_event_by_slot() {
        var second = new Aside(1, 77, "hello".getBytes(UTF_8));
        var first = new Aside(0, 78, new byte[0]);
        var talk = new Entry("a", "talk", 1, NOON, new byte[0], List.of(second, first));

        take(SHARD).append(List.of(entry("a", "x"), talk)).join();

        assertThat(journal.asides(SHARD, 1)).isEmpty();
        List<Aside> read = journal.asides(SHARD, 2);
        assertThat(read).extracting(Aside::slot).containsExactly(0, 1);
        assertThat(read).extracting(Aside::person).containsExactly(78L, 77L);
        assertThat(new String(read.get(1).body(), UTF_8)).isEqualTo("hello");
    }

    @Test
    void a_new_owner_shuts_the_old_one_out() {
        ShardWriter old = take(SHARD);
        old.append(entries("old", 2)).join();

        ShardWriter anew = take(SHARD);

        assertThat(anew.epoch()).isGreaterThan(old.epoch());
        assertThatThrownBy(() -> old.append(entries("late", 3)).join()).hasCauseInstanceOf(ShardLost.class);
        assertThatThrownBy(() -> old.append(entries("late", 3)).join()).hasCauseInstanceOf(ShardLost.class);
        assertThat(anew.append(entries("new", 1)).join()).isEqualTo(new Appended(SHARD, 3, 3));
        assertThat(bodies(journal.read(SHARD, 0, 10))).containsExactly("old0", "old1", "new0");
    }

    @Test
    void batches_under_way_keep_the_order_of_the_calls() {
        ShardWriter writer = take(SHARD);
        var answers = new ArrayList<CompletableFuture<Appended>>();

        for (int i = 0; i < 200; i++) {
            answers.add(writer.append(entries("batch" + i + "-", 2)));
        }

        for (int i = 0; i < 200; i++) {
            assertThat(answers.get(i).join()).isEqualTo(new Appended(SHARD, 2L * i + 1, 2L * i + 2));
        }
        assertThat(bodies(journal.read(SHARD, 398, 2))).containsExactly("batch199-0", "batch199-1");
    }

    @Test
    void a_closed_writer_has_settled_what_it_took_and_takes_no_more() {
        ShardWriter writer = take(SHARD);
        CompletableFuture<Appended> last = writer.append(entries("a", 100));

        writer.close();

        assertThat(last).isCompletedWithValue(new Appended(SHARD, 1, 100));
        assertThatThrownBy(() -> writer.append(entries("b", 1)).join()).hasCauseInstanceOf(WriterClosed.class);
        assertThat(journal.head(SHARD)).isEqualTo(100);
    }

    @Test
    void who_waits_past_a_position_is_woken_by_the_append() throws Exception {
        ShardWriter writer = take(SHARD);
        writer.append(entries("a", 5)).join();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> waiting = threads.submit(() -> journal.awaitPast(SHARD, 5, Duration.ofSeconds(20)));
            Thread.sleep(30);
            boolean tooEarly = waiting.isDone();
            writer.append(entries("b", 1)).join();

            assertThat(tooEarly).isFalse();
            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void who_waits_in_vain_is_told_so() throws Exception {
        take(SHARD).append(entries("a", 5)).join();

        assertThat(journal.awaitPast(SHARD, 4, Duration.ZERO)).isTrue();
        assertThat(journal.awaitPast(SHARD, 5, Duration.ZERO)).isFalse();
        assertThat(journal.awaitPast(SHARD, 5, Duration.ofMillis(50))).isFalse();
    }

    @Test
    void what_is_out_of_bounds_is_refused_by_name() {
        ShardWriter writer = take(SHARD);

        refused("shard: -1", () -> journal.take(-1));
        refused("shard: 32768", () -> journal.head(32_768));
        refused("position: -1", () -> journal.read(0, -1, 10));
        refused("max: 0", () -> journal.read(0, 0, 0));
        refused("max: 100001", () -> journal.readStream(0, "a", 0, 100_001));
        refused("position: -5", () -> journal.asides(0, -5));
        refused("atMost: PT-1S", () -> journal.awaitPast(0, 0, Duration.ofSeconds(-1)));
        refused("batch: 0 events", () -> writer.append(List.of()));
        refused("batch: 10001 events", () -> writer.append(entries("a", 10_001)));
        var heavy = new Entry("a", "x", 1, NOON, new byte[Entry.MAX_BODY], List.of());
        refused(
                "batch: ",
                () -> writer.append(IntStream.range(0, 16).mapToObj(_ -> heavy).toList()));
        assertThat(journal.head(SHARD)).isZero();
    }

    @Test
    void the_largest_batch_goes_in_whole() {
        Appended appended = take(SHARD).append(entries("a", Journal.MAX_BATCH)).join();

        assertThat(appended).isEqualTo(new Appended(SHARD, 1, Journal.MAX_BATCH));
        assertThat(journal.read(SHARD, 0, Journal.MAX_READ)).hasSize(Journal.MAX_BATCH);
    }

    @ForEachSeed(count = 20)
    void rooms_that_append_at_once_each_keep_their_order_and_share_one_gap_free_sequence(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        ShardWriter writer = take(SHARD);
        int rooms = random.nextInt(2, 12);

        var expected = new HashMap<String, List<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var stories = new HashMap<String, Future<List<String>>>();
            for (int room = 0; room < rooms; room++) {
                String stream = "show/" + room;
                SplittableRandom own = random.split();
                stories.put(stream, threads.submit(() -> play(writer, stream, own)));
            }
            for (Map.Entry<String, Future<List<String>>> story : stories.entrySet()) {
                expected.put(story.getKey(), story.getValue().get());
            }
        }

        List<Recorded> all = journal.read(SHARD, 0, Journal.MAX_READ);
        assertThat(positions(all))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, all.size()).boxed().toList());
        assertThat(journal.head(SHARD)).isEqualTo(all.size());
        assertThat(all).hasSize(expected.values().stream().mapToInt(List::size).sum());
        expected.forEach((stream, story) -> {
            assertThat(bodies(journal.readStream(SHARD, stream, 0, Journal.MAX_READ)))
                    .isEqualTo(story);
            assertThat(bodies(all.stream()
                            .filter(event -> event.stream().equals(stream))
                            .toList()))
                    .isEqualTo(story);
        });
    }

    /** One room: some batches in flight at once, each answered with the place where it then really lies. */
    static List<String> play(ShardWriter writer, String stream, SplittableRandom random) {
        var story = new ArrayList<String>();
        var answers = new ArrayList<CompletableFuture<Void>>();
        for (int batch = random.nextInt(1, 15); batch > 0; batch--) {
            var entries = new ArrayList<Entry>();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                String body = stream + "#" + story.size();
                story.add(body);
                entries.add(entry(stream, body));
            }
            answers.add(writer.append(entries)
                    .thenAccept(appended ->
                            assertThat(appended.last() - appended.first() + 1).isEqualTo(entries.size())));
            if (random.nextInt(3) == 0) {
                answers.getLast().join();
            }
        }
        answers.forEach(CompletableFuture::join);
        return story;
    }

    ShardWriter take(int shard) {
        ShardWriter writer = journal.take(shard);
        writers.add(writer);
        return writer;
    }

    private static void refused(String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message)
                .hasMessageContaining("(expected: ");
    }

    static Entry entry(String stream, String body) {
        return new Entry(stream, "said", 1, NOON, body.getBytes(UTF_8), List.of());
    }

    static List<Entry> entries(String stream, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> entry("s/" + stream, stream + i))
                .toList();
    }

    static List<Long> positions(List<Recorded> events) {
        return events.stream().map(Recorded::position).toList();
    }

    static List<String> bodies(List<Recorded> events) {
        return events.stream().map(event -> new String(event.body(), UTF_8)).toList();
    }
}

package org.qiantang.engine.recommend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.recommend.model.Histories;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecommendBenchTest {
    @TempDir
    Path folder;

    @Test
    void events_are_read_whatever_stands_between_them() throws IOException {
        for (String between : List.of("\t", ",", ";", "::", " ")) {
            Path file = write("u1 a 1700000300\nu2 c 1700000000\nu1 b 1700000100\n".replace(" ", between));

            EventLog log = EventFile.read(file, new EventLog.Vocabulary());

            assertThat(log.sequences()).isDeepEqualTo(new int[][] {{2, 0}, {1}});
            assertThat(log.sessions()).isFalse();
        }
    }

    @Test
    void columns_are_found_by_their_names_and_milliseconds_are_told_from_seconds() throws IOException {
        Path file = write("timestamp,rating,movieId,userId\n1700000300000,5,a,7\n1700000100000,3,b,7\n");

        EventLog log = EventFile.read(file, new EventLog.Vocabulary());

        assertThat(log.sequences()).isDeepEqualTo(new int[][] {{1, 0}});
        assertThat(log.times()).isDeepEqualTo(new long[][] {{1_700_000_100, 1_700_000_300}});
    }

    @Test
    void of_live_viewing_the_streamer_is_the_item() throws IOException {
        EventLog twitch = EventFile.read(
                write("1,33842865744,mithrain,154,156\n1,33842865745,alptv,166,169\n2,338,mithrain,7,9\n"),
                new EventLog.Vocabulary());
        EventLog kuai = EventFile.read(
                write("user_id,live_id,streamer_id,timestamp,watch_live_time\n5,900,31,1745000000000,3000\n"),
                new EventLog.Vocabulary());

        assertThat(twitch.sequences()).isDeepEqualTo(new int[][] {{0, 1}, {0}});
        assertThat(twitch.times()).isDeepEqualTo(new long[][] {{154, 166}, {7}});
        assertThat(kuai.sequences()).isDeepEqualTo(new int[][] {{0}});
        assertThat(kuai.items().known("31")).isZero();
    }

    @Test
    void a_rating_is_not_taken_for_a_time() throws IOException {
        Path file = write("1::10::5::978300760\n1::11::3::978300700\n");

        assertThat(EventFile.read(file, new EventLog.Vocabulary()).sequences()).isDeepEqualTo(new int[][] {{1, 0}});
    }

    @Test
    void sessions_and_lines_of_items_are_read_in_their_own_forms() throws IOException {
        EventLog sessions = EventFile.read(
                write("session\tuser\tdate\titems\ttarget\n0\t5\t2026-01-02\t1 2 3\t9\n"), new EventLog.Vocabulary());
        EventLog lines = EventFile.read(write("4 5 6\n5 6 7 8\n"), new EventLog.Vocabulary());

        assertThat(sessions.sessions()).isTrue();
        assertThat(sessions.targets()).isTrue();
        assertThat(sessions.sequences()).isDeepEqualTo(new int[][] {{0, 1, 2, 3}});
        assertThat(lines.sequences()).isDeepEqualTo(new int[][] {{0, 1, 2}, {1, 2, 3, 4}});
    }

    @Test
    void a_line_that_is_too_short_is_named() throws IOException {
        Path file = write("user\titem\ttime\n1\t2\t3\n1\n");

        assertThat(run(file).err()).contains(":3: 1 fields (expected: 3)");
    }

    @Test
    void what_follows_by_rule_is_found_again_by_models_of_order_and_by_chance_alone_by_popularity() throws IOException {
        var random = new SplittableRandom(5);
        var text = new StringBuilder();
        for (int person = 0; person < 300; person++) {
            int item = random.nextInt(40);
            for (int step = 0; step < 8; step++) {
                text.append(person)
                        .append(' ')
                        .append(item)
                        .append(' ')
                        .append(1_700_000_000L + step)
                        .append('\n');
                item = (item + 1) % 40;
            }
        }
        Path json = folder.resolve("figures.json");

        Run run = run(write(text.toString()), json);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(figure(json, "blend with order")).isGreaterThan(0.9);
        assertThat(figure(json, "SLIT")).isGreaterThan(0.9);
        assertThat(figure(json, "popularity")).isLessThan(0.4);
    }

    @Test
    void the_peers_models_tell_two_tastes_apart() {
        var random = new SplittableRandom(9);
        int[][] sequences = new int[200][];
        for (int person = 0; person < sequences.length; person++) {
            int first = person % 2 * 30;
            sequences[person] = random.ints(16, first, first + 30).distinct().toArray();
        }
        var histories = new Histories(sequences, 60);

        for (float[] scores : List.of(new GorseAls(histories, 1).scores(0), new GorseBpr(histories, 1).scores(0))) {
            double own = 0;
            double other = 0;
            for (int item = 0; item < 30; item++) {
                own += scores[item];
                other += scores[30 + item];
            }
            assertThat(own).isGreaterThan(other + 3);
        }
    }

    @Test
    void a_rank_counts_equals_before_and_the_past_not_at_all() {
        float[] scores = {5, 3, 3, 9, 1};

        assertThat(new Case(0, new int[] {3, 3}, 1, new int[0]).rank(scores)).isEqualTo(3);
        assertThat(new Case(0, new int[0], 1, new int[] {1, 4}).rank(scores)).isEqualTo(1);
        assertThat(new Case(0, new int[0], -1, new int[] {4}).rank(scores)).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void what_cannot_be_measured_is_said() throws IOException {
        assertThat(run(folder.resolve("nowhere")).status()).isEqualTo(2);
        assertThat(run(Files.createDirectory(folder.resolve("empty"))).err()).contains("expected: a folder or a file");
        assertThat(RecommendBench.run(new RecommendBench.Request(folder, List.of("P9"), null, 1), quiet(), quiet()))
                .isEqualTo(2);
    }

    private record Run(int status, String err) {}

    private Run run(Path data) {
        return run(data, folder.resolve("out.json"));
    }

    private static Run run(Path data, Path json) {
        var err = new ByteArrayOutputStream();
        int status = RecommendBench.run(
                new RecommendBench.Request(data, List.of("OTHER"), json, 3),
                quiet(),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(status, err.toString(StandardCharsets.UTF_8));
    }

    private static PrintStream quiet() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    private static double figure(Path json, String model) throws IOException {
        for (JsonNode line :
                JsonMapper.shared().readTree(Files.readString(json)).path("lines")) {
            if (line.path("model").asString().equals(model)) {
                return line.path("metrics").path("NDCG@10").path("mean").asDouble();
            }
        }
        throw new AssertionError("no line for " + model);
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("events.tsv"), text);
    }
}

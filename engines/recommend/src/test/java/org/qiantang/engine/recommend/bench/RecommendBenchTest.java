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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.recommend.model.Histories;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RecommendBenchTest {
    @TempDir
    Path folder;

    @Test
    void a_line_that_is_too_short_is_named() throws IOException {
        Path file = write("user\titem\ttime\n1\t2\t3\n1\n");

        assertThat(run(file).err()).contains(":3: 1 fields (expected: 3)");
    }

    @Test
    void what_follows_by_rule_is_found_again_by_models_of_order_and_by_chance_alone_by_popularity() throws IOException {
        Path json = folder.resolve("figures.json");

        Run run = run(write(inCircles(1_700_000_000L, 86_400)), json);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(figure(json, "blend with order")).isGreaterThan(0.9);
        assertThat(figure(json, "SLIT")).isGreaterThan(0.9);
        assertThat(figure(json, "popularity")).isLessThan(0.4);
        assertThat(figure(json, "gorse's ALS"))
                .as("the peers stand beside ours")
                .isLessThan(0.9);
        assertThat(figure(json, "gorse's BPR")).isLessThan(0.9);
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
    void what_is_no_table_and_what_holds_no_events_is_said_and_the_rest_is_measured() throws IOException {
        Files.writeString(folder.resolve("notes.md"), "# notes");
        Files.writeString(folder.resolve("genres.csv"), "item_id,genre\n1,comedy\n2,drama\n");
        Files.writeString(folder.resolve("few.tsv"), "user\titem\ttime\n1\t2\t1700000000\n");
        write(inCircles(1_700_000_000L, 86_400));

        Run run = run(folder, folder.resolve("figures.json"));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("notes.md")
                .contains("genres.csv is not measured: ")
                .contains("which is the person?")
                .contains("few.tsv: 0 rows of 3 events or more");
        assertThat(figure(folder.resolve("figures.json"), "SLIT")).isGreaterThan(0.9);
    }

    @Test
    void short_visits_without_names_are_measured_as_sessions() throws IOException {
        Path json = folder.resolve("figures.json");

        Run run = run(write(inCircles(1_700_000_000L, 60)), json);

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("look like sessions");
        assertThat(Files.readString(json)).contains("STAN").doesNotContain("SLIT");
    }

    @Test
    void a_test_part_of_whole_pasts_is_joined_to_its_training_part() throws IOException {
        var train = new StringBuilder("user,item\n");
        var test = new StringBuilder("user,item\n");
        for (int person = 0; person < 40; person++) {
            for (int step = 0; step < 6; step++) {
                (step < 5 ? train : test)
                        .append(person)
                        .append(',')
                        .append((person + step) % 20)
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("train.csv"), train);
        Files.writeString(folder.resolve("test.csv"), test);

        Run run = run(folder, folder.resolve("figures.json"));

        assertThat(run.status()).as(run.err()).isZero();
        assertThat(run.err()).contains("test.csv: pasts of people and no sessions");
        assertThat(figure(folder.resolve("figures.json"), "SLIT")).isGreaterThan(0.7);
    }

    @Test
    void in_folds_the_peers_stand_beside_ours() {
        int[][] shown = new int[60][];
        int[][] hidden = new int[60][];
        for (int person = 0; person < shown.length; person++) {
            int taste = person % 2 * 20;
            int begin = person;
            shown[person] = IntStream.range(0, 14)
                    .map(step -> taste + (begin + step) % 20)
                    .toArray();
            hidden[person] = IntStream.range(14, 20)
                    .map(step -> taste + (begin + step) % 20)
                    .toArray();
        }
        var report = new Report(quiet(), quiet());

        new FoldBench(report, 5).run(List.of(new FoldBench.Split(new Histories(shown, 40), hidden)));

        assertThat(report.lines())
                .filteredOn(line -> line.protocol().equals("P2 ML-1M five folds"))
                .extracting(Report.Line::model)
                .containsExactly("popularity", "gorse's BPR", "gorse's ALS", "EDLAE", "iALS", "EDLAE + iALS");
        assertThat(mean(report, "P2 ML-1M five folds", "gorse's ALS", "HR@10")).isGreaterThan(0.9);
        // Taste alone does not tell these made-up people's next from what they had before, so that no order is asked
        // for.
        for (int known : List.of(1, 3, 5)) {
            String protocol = "P2 ML-1M, first fold, strangers of whom " + known + " known";
            assertThat(mean(report, protocol, "popularity", "NDCG@10"))
                    .as(protocol)
                    .isBetween(0.1, 0.9);
            assertThat(mean(report, protocol, "EDLAE + iALS", "NDCG@10"))
                    .as(protocol)
                    .isBetween(0.1, 0.9);
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

    private static double mean(Report report, String protocol, String model, String metric) {
        return report.lines().stream()
                .filter(line -> line.protocol().equals(protocol) && line.model().equals(model))
                .flatMap(line -> line.metrics().entrySet().stream())
                .filter(entry -> entry.getKey().equals(metric))
                .mapToDouble(entry -> entry.getValue().mean())
                .findFirst()
                .orElseThrow();
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

    /** 300 people who take forty items one after the other, each from one of their own on. */
    private static String inCircles(long begin, int secondsApart) {
        var random = new SplittableRandom(5);
        var text = new StringBuilder();
        for (int person = 0; person < 300; person++) {
            int item = random.nextInt(40);
            for (int step = 0; step < 8; step++) {
                text.append(person)
                        .append(' ')
                        .append(item)
                        .append(' ')
                        .append(begin + step * (long) secondsApart)
                        .append('\n');
                item = (item + 1) % 40;
            }
        }
        return text.toString();
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("events.tsv"), text);
    }
}

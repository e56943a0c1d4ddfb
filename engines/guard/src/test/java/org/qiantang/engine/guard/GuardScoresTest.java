package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.guard.meaning.Opinion;
import org.qiantang.engine.guard.meaning.SecondReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the guard makes of lines that neither its rules nor its reader were made from, with the reader and by the rules
 * alone, as chat and the digital host have it; the figures are printed.
 */
class GuardScoresTest {
    /** The rules alone: bounds that catch a breakage, and no aims. They lie well below what was measured. */
    private static final double RULES_F1_FLOOR = 0.15;

    private static final double RULES_PRECISION_FLOOR = 0.45;
    private static final double RULES_RECALL_FLOOR = 0.09;
    private static final double RULES_EVASIVE_RECALL_FLOOR = 0.08;
    private static final double RULES_FALSE_ALARMS_CEILING = 0.15;

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Path FRESH = Path.of("corpus/test");

    /** A small set that lies beside the checkout where the project's own people work; it may only measure. */
    private static final Path SAMPLE = Path.of("../../../shared/data/compliance-sample.jsonl");

    private static SecondReader reader;

    @BeforeAll
    static void load() throws IOException {
        reader = SecondReader.load();
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    @Test
    void on_fresh_lines_it_does_as_well_as_its_page_says() throws IOException {
        Scores scores = bySet("with the reader", Guard.with(reader));

        tell("fresh lines", scores);
        // As published, less what another processor's rounding may change.
        assertThat(scores.f1()).isGreaterThan(0.86);
        assertThat(scores.falseAlarms()).isLessThan(0.10);
        assertThat(scores.evasiveRecall()).isGreaterThan(0.88);
    }

    @Test
    void the_rules_alone_find_some_of_the_same_lines_and_accuse_few_lawful_ones() throws IOException {
        Scores scores = bySet("rules alone", Guard.load());

        tell("fresh lines, rules alone", scores);
        assertThat(scores.f1()).isGreaterThan(RULES_F1_FLOOR);
        assertThat(scores.precision()).isGreaterThan(RULES_PRECISION_FLOOR);
        assertThat(scores.recall()).isGreaterThan(RULES_RECALL_FLOOR);
        assertThat(scores.evasiveRecall()).isGreaterThan(RULES_EVASIVE_RECALL_FLOOR);
        assertThat(scores.falseAlarms()).isLessThan(RULES_FALSE_ALARMS_CEILING);
    }

    @Test
    void where_a_person_speaks_few_lawful_lines_are_accused_little_less_is_found_and_much_more_is_told()
            throws IOException {
        Scores alone = scores(Guard.load(), fresh());
        Guard guard = Guard.load().doubtedBy(reader);
        var inRooms = new Scores();
        var told = new Scores();
        judged(guard, fresh()).forEach(judged -> {
            inRooms.add(judged.node(), judged.judgement());
            told.add(judged.node(), told(judged.judgement()));
        });

        tell("fresh lines, as in rooms", inRooms);
        tell("fresh lines, told in rooms", told);
        assertThat(inRooms.precision()).isGreaterThan(alone.precision());
        assertThat(inRooms.falseAlarms()).isLessThan(RULES_FALSE_ALARMS_CEILING / 2);
        assertThat(inRooms.recall()).isGreaterThan(0.85 * alone.recall());
        assertThat(told.recall()).isGreaterThan(1.5 * inRooms.recall());
        assertThat(told.falseAlarms()).isLessThan(RULES_FALSE_ALARMS_CEILING / 2);
    }

    @Test
    void the_sample_is_measured_where_it_is_at_hand() throws IOException {
        assumeThat(SAMPLE).as("the sample does not lie beside this checkout").exists();

        Scores scores = scores(Guard.with(reader), List.of(SAMPLE));

        tell("sample", scores);
        tell("sample, rules alone", scores(Guard.load(), List.of(SAMPLE)));
        assertThat(scores.isEmpty()).isFalse();
    }

    @Test
    void a_reading_of_anything_is_an_opinion() {
        for (String text : List.of("", " ", "\u0000", "🛰️".repeat(300), "好".repeat(5_000), "</s>[SEP][CLS]")) {
            Opinion opinion = reader.read(text, text);

            assertThat(opinion.violates()).isBetween(0.0, 1.0);
            assertThat(opinion.categories()).hasSize(16);
        }
    }

    private static List<Path> fresh() throws IOException {
        try (Stream<Path> files = Files.list(FRESH)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    /** What is shown to the host and to officers as a breach or as likely to be one. */
    private static Judgement told(Judgement judgement) {
        boolean isLikely = judgement.standing().stream()
                .map(Finding::doubt)
                .anyMatch(doubt -> doubt != null && doubt >= SecondLook.SURE);
        return isLikely
                ? new Judgement(Verdict.VIOLATES, judgement.findings(), judgement.factsToAsk(), judgement.probability())
                : judgement;
    }

    /** The scores of all sets together; those of each author's are printed. */
    private static Scores bySet(String how, Guard guard) throws IOException {
        var all = new Scores();
        var sets = new TreeMap<String, Scores>();
        for (Path file : fresh()) {
            String set = file.getFileName().toString().replaceAll("-.*", "");
            for (Judged judged : judged(guard, List.of(file))) {
                all.add(judged.node(), judged.judgement());
                sets.computeIfAbsent(set, _ -> new Scores()).add(judged.node(), judged.judgement());
            }
        }
        sets.forEach((set, scores) -> System.out.printf(
                Locale.ROOT,
                "SCORE guard, set %s, %s: F1 %.3f · false alarms %.3f · recall %.3f · evasive recall %.3f%n",
                set,
                how,
                scores.f1(),
                scores.falseAlarms(),
                scores.recall(),
                scores.evasiveRecall()));
        return all;
    }

    private static Scores scores(Guard guard, List<Path> files) throws IOException {
        var scores = new Scores();
        judged(guard, files).forEach(judged -> scores.add(judged.node(), judged.judgement()));
        return scores;
    }

    private record Judged(JsonNode node, Judgement judgement) {}

    /** Several at a time, and in their order. */
    private static List<Judged> judged(Guard guard, List<Path> files) throws IOException {
        return lines(files).parallelStream()
                .map(node -> new Judged(
                        node, guard.judge(LabelledLine.read(node, TODAY).line())))
                .toList();
    }

    private static List<JsonNode> lines(List<Path> files) throws IOException {
        var lines = new ArrayList<JsonNode>();
        for (Path file : files) {
            for (String line : Files.readAllLines(file)) {
                lines.add(JsonMapper.shared().readTree(line));
            }
        }
        return lines;
    }

    private static void tell(String of, Scores scores) {
        scores.inWords().forEach(words -> System.out.println("SCORE guard, " + of + ": " + words));
    }
}

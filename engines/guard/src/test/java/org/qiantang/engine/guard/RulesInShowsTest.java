package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.guard.meaning.SecondReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the rules find in whole shows: alone, as for chat and the digital host, and with the reader who makes doubts of what
 * it holds lawful, as where a person speaks. The figures are printed.
 *
 * <p>Since rule book 2026.12.1 what is said of prices, gifts, stock and clocks was written with the shows {@code V}, those
 * of {@code dev} and {@code W-01} in view, and what is accused wrongly in the lawful {@code L} was looked at. The other
 * fourteen, {@code N} and {@code W}, are told apart: no rule was written from them.
 */
class RulesInShowsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Path SHOWS = Path.of("corpus/shows");

    /** Bounds that catch a breakage, and no aims (which are one false finding a lawful hour). */
    private static final double MOST_FALSE_FINDINGS_PER_LAWFUL_HOUR = 30;

    private static final double LEAST_RECALL = 0.15;

    /** The same where the reader makes doubts of what it holds lawful, as in rooms where a person speaks. */
    private static final double MOST_FALSE_FINDINGS_WITH_DOUBTS = 8;

    private final Guard guard = Guard.load();

    @Test
    void in_whole_shows_the_rules_alone_find_some_and_accuse_no_lawful_hour_without_end() throws IOException {
        mustDoWell("rules alone", new Watch(guard), MOST_FALSE_FINDINGS_PER_LAWFUL_HOUR);
    }

    @Test
    void what_is_read_as_lawful_accuses_nobody_so_that_few_lawful_lines_are_accused() throws IOException {
        try (SecondReader reader = SecondReader.load()) {
            mustDoWell("as in rooms", new Watch(guard.doubtedBy(reader), guard), MOST_FALSE_FINDINGS_WITH_DOUBTS);
        }
    }

    private void mustDoWell(String name, Watch watch, double mostFalse) throws IOException {
        var all = new ShowScores(guard.kinds(Severity.S4));
        var others = new ShowScores(guard.kinds(Severity.S4));
        int unseen = 0;
        for (Path file : shows()) {
            JsonNode show = JsonMapper.shared().readTree(Files.readString(file));
            var stretch = Stretch.read(show, TODAY);
            List<Watch.Stand> stands = watch.over(stretch);
            all.add(show, stretch, stands);
            if (isUnseen(file)) {
                unseen++;
                others.add(show, stretch, stands);
            }
        }
        assertThat(shows()).hasSize(58);
        assertThat(unseen).isEqualTo(14);
        mustDoWell("58 shows, " + name, all, mostFalse);
        mustDoWell("shows no rule was written from, " + name, others, mostFalse);
    }

    private static boolean isUnseen(Path file) {
        String name = file.getFileName().toString();
        return (name.startsWith("N") || name.startsWith("W"))
                && !name.startsWith("W-01")
                && !TrainingSheet.part(file).equals("dev");
    }

    private static void mustDoWell(String name, ShowScores scores, double mostFalse) {
        scores.inWords().forEach(words -> System.out.println("SCORE guard, " + name + ": " + words));

        assertThat(scores.falseFindingsPerLawfulHour())
                .as("%s: false findings a lawful hour", name)
                .isLessThan(mostFalse);
        assertThat(scores.recall()).as("%s: recall", name).isGreaterThan(LEAST_RECALL);
    }

    private static List<Path> shows() throws IOException {
        try (Stream<Path> files = Files.list(SHOWS)) {
            return files.sorted().toList();
        }
    }
}

package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the rules alone find in whole shows: the findings that hosts and viewers get in rooms, where the second reader
 * accuses nobody. The figures are printed.
 *
 * <p>No rule was written from a show. What joins lines across a seam was looked at on the nine shows of {@code dev}; the
 * other 49 are told apart.
 */
class RulesInShowsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Path SHOWS = Path.of("corpus/shows");

    /** Bounds that catch a breakage, and no aims (which are one false finding a lawful hour). */
    private static final double MOST_FALSE_FINDINGS_PER_LAWFUL_HOUR = 30;

    private static final double LEAST_RECALL = 0.03;
    private static final double LEAST_GRAVE_RECALL = 0.03;

    private final Guard guard = Guard.load();

    @Test
    void in_whole_shows_the_rules_find_some_of_what_is_grave_and_seldom_accuse_a_lawful_hour() throws IOException {
        List<Path> shows = shows();
        List<Path> others = shows.stream()
                .filter(file -> !TrainingSheet.part(file).equals("dev"))
                .toList();

        assertThat(shows).hasSize(58);
        assertThat(others).hasSize(49);
        mustDoWell("58 shows, rules alone", shows);
        mustDoWell("49 shows without dev, rules alone", others);
    }

    private void mustDoWell(String name, List<Path> shows) throws IOException {
        ShowScores scores = scores(shows);
        scores.inWords().forEach(words -> System.out.println("SCORE guard, " + name + ": " + words));

        assertThat(scores.falseFindingsPerLawfulHour())
                .as("%s: false findings a lawful hour", name)
                .isLessThan(MOST_FALSE_FINDINGS_PER_LAWFUL_HOUR);
        assertThat(scores.recall()).as("%s: recall", name).isGreaterThan(LEAST_RECALL);
        assertThat(scores.graveRecall())
                .as("%s: recall of kinds with a grave rule", name)
                .isGreaterThan(LEAST_GRAVE_RECALL);
    }

    private ShowScores scores(List<Path> shows) throws IOException {
        var watch = new Watch(guard);
        var scores = new ShowScores(guard.kinds(Severity.S4));
        for (Path file : shows) {
            JsonNode show = JsonMapper.shared().readTree(Files.readString(file));
            var stretch = Stretch.read(show, TODAY);
            scores.add(show, stretch, watch.over(stretch));
        }
        return scores;
    }

    private static List<Path> shows() throws IOException {
        try (Stream<Path> files = Files.list(SHOWS)) {
            return files.sorted().toList();
        }
    }
}

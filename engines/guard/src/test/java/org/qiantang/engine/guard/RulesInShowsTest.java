package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.guard.meaning.SecondReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the rules find in whole shows: alone, as for chat and the digital host, with the reader who makes doubts of what
 * it holds lawful, as where a person speaks, and with the reader accusing, as {@code guard show} has it. The figures are printed.
 *
 * <p>Since rule book 2026.12.1 what is said of prices, gifts, stock and clocks was written with the shows {@code V}, those
 * of {@code dev} and {@code W-01} in view, and what is accused wrongly in the lawful {@code L} was looked at. The other
 * fourteen, {@code N} and {@code W}, are told apart: no rule was written from them. Of {@code E} and {@code F}, which lie with
 * what only judges, the reader was not trained on either, and nothing but totals was looked at.
 */
class RulesInShowsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Path SHOWS = Path.of("corpus/shows");
    private static final Path FRESH = Path.of("corpus/test");

    /** Of the shows that rules were written from one in six is read, since all take minutes; all with {@code -Dshows.all=true}. */
    private static final int EACH_OF_KNOWN = Boolean.getBoolean("shows.all") ? 1 : 6;

    /** Bounds that catch a breakage, and no aims (which are one false finding a lawful hour). */
    private static final double MOST_FALSE_FINDINGS_PER_LAWFUL_HOUR = 30;

    private static final double LEAST_RECALL = 0.15;

    /** The same where the reader makes doubts of what it holds lawful, as in rooms where a person speaks. */
    private static final double MOST_FALSE_FINDINGS_WITH_DOUBTS = 8;

    /** The same where the reader accuses. */
    private static final double MOST_FALSE_FINDINGS_OF_THE_READER = 9;

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

    @Test
    void where_the_reader_accuses_it_finds_most_of_what_fresh_shows_hold() throws IOException {
        try (SecondReader reader = SecondReader.load()) {
            List<Path> fresh = shows(FRESH);
            mustDoWell(
                    "fresh shows, with the reader accusing",
                    scores(watched(new Watch(Guard.listening(reader)), fresh), fresh),
                    MOST_FALSE_FINDINGS_OF_THE_READER);
        }
    }

    private void mustDoWell(String name, Watch watch, double mostFalse) throws IOException {
        List<Path> all = shows(SHOWS);
        List<Path> seen = all.stream()
                .filter(file -> !isOfTheLastMending(file) && !isUnseen(file))
                .toList();
        List<Path> mending =
                all.stream().filter(RulesInShowsTest::isOfTheLastMending).toList();
        List<Path> unseen = all.stream().filter(RulesInShowsTest::isUnseen).toList();
        List<Path> known = Stream.concat(some(seen), unseen.stream()).toList();
        List<Path> fresh = shows(FRESH);

        assertThat(seen).hasSize(86);
        assertThat(unseen).hasSize(14);
        assertThat(fresh).hasSize(16);
        assertThat(mending).hasSize(13);
        Map<Path, Watched> watched = watched(
                watch, Stream.of(known, mending, fresh).flatMap(List::stream).toList());
        mustDoWell(known.size() + " shows, " + name, scores(watched, known), mostFalse);
        mustDoWell("shows no rule was written from, " + name, scores(watched, unseen), mostFalse);
        mustDoWell("fresh shows, " + name, scores(watched, fresh), mostFalse);
        mustDoWell("shows of the last mending, " + name, scores(watched, mending), mostFalse);
    }

    /** A show, and what stood of it in the end. */
    private record Watched(JsonNode show, Stretch stretch, List<Watch.Stand> found) {
        static Watched of(Watch watch, Path file) {
            try {
                JsonNode show = JsonMapper.shared().readTree(Files.readString(file));
                var stretch = Stretch.read(show, TODAY);
                return new Watched(show, stretch, watch.over(stretch));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** Each show once, and several at a time. */
    private static Map<Path, Watched> watched(Watch watch, List<Path> files) {
        return files.parallelStream()
                .collect(Collectors.toConcurrentMap(Function.identity(), file -> Watched.of(watch, file)));
    }

    /** Or all, where all are asked for. */
    private static Stream<Path> some(List<Path> files) {
        return IntStream.range(0, files.size())
                .filter(at -> at % EACH_OF_KNOWN == 0)
                .mapToObj(files::get);
    }

    private ShowScores scores(Map<Path, Watched> watched, List<Path> files) {
        var scores = new ShowScores(guard.kinds(Severity.S4));
        for (Path file : files) {
            Watched one = Objects.requireNonNull(watched.get(file));
            scores.add(one.show(), one.stretch(), one.found());
        }
        return scores;
    }

    /** Those that rule book 2026.12.3 was mended with; no reader was trained on them. */
    private static boolean isOfTheLastMending(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("G") || name.startsWith("H");
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

    private static List<Path> shows(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }
}

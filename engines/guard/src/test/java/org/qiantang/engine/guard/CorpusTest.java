package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The corpus says what its datasheet says that it says; how well the guard judges it is not asked here. */
class CorpusTest {
    private static final Path CORPUS = Path.of("corpus");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final Pattern FIRST_EDITION = Pattern.compile("[A-G]\\d.*");
    private static final Set<String> VERDICTS = Set.of("violates", "clear", "needs_evidence");

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void every_line_can_be_judged_and_says_one_thing() throws IOException {
        var ids = new HashSet<String>();
        for (JsonNode node : lines()) {
            var labelled = LabelledLine.read(node, TODAY);
            String verdict = node.path("verdict").asString();

            assertThat(ids.add(labelled.id())).as("id %s", labelled.id()).isTrue();
            assertThat(VERDICTS).as(labelled.id()).contains(verdict);
            assertThat(node.path("violates").asBoolean()).as(labelled.id()).isEqualTo(verdict.equals("violates"));
            assertThat(node.path("category").asString().equals("none"))
                    .as(labelled.id())
                    .isNotEqualTo(verdict.equals("violates"));
            assertThat(node.path("why").asString()).as(labelled.id()).isNotBlank();
        }
        assertThat(ids).hasSize(40_861 + 3_480);
    }

    /** What came later was labelled once. */
    @Test
    void every_line_of_the_first_edition_has_a_second_label() throws IOException {
        var labelled = new HashSet<String>();
        for (Path file : files("second")) {
            for (String row : Files.readAllLines(file)) {
                labelled.add(row.split("\t", 2)[0]);
            }
        }

        List<String> unlabelled = lines().stream()
                .map(node -> node.path("id").asString())
                .filter(id -> FIRST_EDITION.matcher(id).matches() && !labelled.contains(id))
                .toList();
        assertThat(unlabelled).isEmpty();
    }

    @Test
    void findings_of_whole_shows_point_at_lines_that_are_there() throws IOException {
        List<Path> shows = Stream.concat(files("shows").stream(), files("test").stream())
                .filter(CorpusTest::isShow)
                .toList();
        assertThat(shows).hasSize(113 + 16);
        for (Path file : shows) {
            JsonNode show = json.readTree(Files.readString(file));
            int count = show.path("lines").size();

            assertThat(show.path("lawful").asBoolean())
                    .as("%s", file)
                    .isEqualTo(show.path("findings").isEmpty());
            for (JsonNode finding : show.path("findings")) {
                assertThat(finding.path("lines"))
                        .as("%s", file)
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line.asInt()).isBetween(0, count - 1));
            }
        }
    }

    private List<JsonNode> lines() throws IOException {
        var nodes = new ArrayList<JsonNode>();
        for (Path file : Stream.concat(
                        files("lines").stream(), files("test").stream().filter(file -> !isShow(file)))
                .toList()) {
            for (String line : Files.readAllLines(file)) {
                nodes.add(json.readTree(line));
            }
        }
        return nodes;
    }

    private static boolean isShow(Path file) {
        return file.toString().endsWith(".json");
    }

    private static List<Path> files(String folder) {
        try (var files = Files.list(CORPUS.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}

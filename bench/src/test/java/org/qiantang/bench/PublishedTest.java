package org.qiantang.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is published of the measurements: a claim leads to its table, a command can be called, and none is forgotten. */
class PublishedTest {
    private static final Path HOME = Path.of("..");
    private static final List<String> READMES = List.of("README.md", "README.zh.md");
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern CALL = Pattern.compile("`\\./qiantang bench ([^`]+)`");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern SMOKES =
            Pattern.compile("for name in ([a-z -]+); do\\n[^\\n]*bench\\.sh \"\\$name\" --smoke");

    @Test
    void every_pointer_of_the_readmes_leads_to_a_page_and_its_heading() throws IOException {
        for (String readme : READMES) {
            for (String link : links(readme)) {
                String[] parts = link.split("#", 2);
                Path page = HOME.resolve(parts[0]);
                assertThat(page).as("%s: %s", readme, link).exists();
                if (parts.length == 2) {
                    assertThat(anchors(page)).as("%s: %s", readme, link).contains(parts[1]);
                }
            }
        }
    }

    @Test
    void both_readmes_point_at_the_same_tables() throws IOException {
        assertThat(tables("README.zh.md")).isNotEmpty().isEqualTo(tables("README.md"));
    }

    @Test
    void every_call_that_is_published_is_understood() throws IOException {
        List<String> calls = new ArrayList<>();
        for (String page : List.of("docs/performance.md", "engines/guard/README.md")) {
            CALL.matcher(read(page))
                    .results()
                    .map(found -> found.group(1))
                    .filter(call -> !call.equals("NAME"))
                    .forEach(calls::add);
        }

        assertThat(calls).hasSizeGreaterThan(8);
        for (String call : calls) {
            assertThatCode(() -> Bench.Call.read(words(call))).as("%s", call).doesNotThrowAnyException();
        }
    }

    @Test
    void ci_runs_the_short_form_of_every_measurement() throws IOException {
        var loop = SMOKES.matcher(read("tools/test.sh"));

        assertThat(loop.find()).isTrue();
        assertThat(loop.group(1).split(" ", -1))
                .containsExactlyInAnyOrderElementsOf(
                        Bench.ALL.stream().map(Measurement::name).toList());
    }

    @Test
    void launcher_and_readmes_name_every_measurement() throws IOException {
        List<String> names = Bench.ALL.stream().map(Measurement::name).toList();

        for (String name : names) {
            assertThat(read("tools/bench.sh")).contains("\n  " + name + " ");
        }
        assertThat(read("qiantang")).contains("bench " + String.join("|", names) + "\n");
        for (String readme : READMES) {
            // In a table the bar is escaped.
            assertThat(read(readme)).contains("bench " + String.join("\\|", names) + " [--smoke]");
        }
    }

    private static String read(String page) throws IOException {
        return Files.readString(HOME.resolve(page));
    }

    private static List<String> links(String page) throws IOException {
        return LINK.matcher(read(page))
                .results()
                .map(found -> found.group(1))
                .filter(link -> !link.startsWith("http"))
                .toList();
    }

    /** Where figures are: pages of them, and headings on any page. */
    private static Set<String> tables(String readme) throws IOException {
        return links(readme).stream()
                .filter(link -> link.contains("#") || link.startsWith("docs/performance.md"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The names by which a page's headings are pointed at, as GitHub makes them. */
    private static Set<String> anchors(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ +", ""))
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    /** A command line's words; what stands between quotes is one. */
    private static List<String> words(String call) {
        return WORD.matcher(call)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }
}

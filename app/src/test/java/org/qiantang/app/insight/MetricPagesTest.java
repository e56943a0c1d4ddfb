package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.qiantang.event.Sitting.Reach;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MetricPagesTest {
    private static final Path FOLDER = Path.of("../docs/metrics");
    private static final String MEND = "docs/metrics; written anew by: mvn -pl app -am test -Dtest=MetricPagesTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dtest.jvm.arguments=-Dmetrics.write";

    /** Figures of items, ways in and groups of people, of the control room's header, of a shop, of offers, of moments, of many shows or of none. */
    private static final Set<Metric.Group> OF_PARTS = Set.of(
            Metric.Group.ITEM,
            Metric.Group.SOURCE,
            Metric.Group.AUDIENCE,
            Metric.Group.DESK,
            Metric.Group.WEEK,
            Metric.Group.COMMISSION,
            Metric.Group.CLIP,
            Metric.Group.RADAR,
            Metric.Group.OUTSIDE);

    private static final Pattern ID = Pattern.compile("`(\\w+)`");

    private final MetricBook book = MetricBook.read();

    @Test
    void the_pages_say_what_the_dictionary_says() throws IOException {
        if (System.getProperty("metrics.write") != null) {
            Files.createDirectories(FOLDER);
            for (Map.Entry<String, String> page : MetricPages.of(book).entrySet()) {
                Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
            }
        }

        Map<String, String> written = new TreeMap<>();
        try (var files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                written.put(file.getFileName().toString(), Files.readString(file));
            }
        }

        assertThat(written).as(MEND).isEqualTo(MetricPages.of(book));
    }

    @Test
    void the_interface_serves_every_metric_of_the_pages_word_for_word() throws IOException {
        JsonNode served = JsonMapper.builder().build().valueToTree(new MetricEndpoints(book).metricBook());

        String zh = Files.readString(FOLDER.resolve("README.zh.md"));
        String en = Files.readString(FOLDER.resolve("README.md"));

        assertThat(served.get("version").asString()).isEqualTo(book.version());
        assertThat(zh).contains("版本 " + book.version());
        for (JsonNode metric : served.get("metrics")) {
            String id = metric.get("id").asString();
            assertThat(zh).contains("### " + id + " " + metric.get("zh").asString() + "\n");
            assertThat(en).contains("### " + id + " " + metric.get("en").asString() + "\n");
            for (String field :
                    Set.of("formula", "numerator", "denominator", "window", "attribution", "refunds", "reference")) {
                assertThat(zh).contains("| " + metric.get(field).get("zh").asString() + " |");
                assertThat(en).contains("| " + metric.get(field).get("en").asString() + " |");
            }
        }
    }

    @Test
    void the_pages_say_what_figures_are_held_against_why_so_and_from_what_on_each_advice_is_given() throws IOException {
        String zh = Files.readString(FOLDER.resolve("README.zh.md"));
        String en = Files.readString(FOLDER.resolve("README.md"));

        assertThat(book.comparisons().stream().map(MetricBook.Comparison::id))
                .containsExactly("room_median", "market_median");
        assertThat(zh).contains("至少 " + Market.LEAST_SHOPS + " 家店、" + Market.LEAST_SHOWS + " 场", "本系统方案");
        assertThat(zh).contains("近 " + Market.SPAN.toDays() + " 天", "至多最近 " + Market.MOST_SHOWS + " 场");
        assertThat(en).contains("no shop shall be read out of it", "our proposal");
        for (Advice.Rule rule : Advice.Rule.values()) {
            assertThat(zh).contains("`" + rule.name() + "` " + rule.when().zh());
            assertThat(en).contains("`" + rule.name() + "` " + rule.when().en());
        }
    }

    @Test
    void each_metric_stands_once_in_the_table_of_what_counts_it_again() throws IOException {
        String quality = Files.readString(Path.of("../docs/quality.md"));
        String table = quality.substring(quality.indexOf("\n## Figures counted twice"));

        List<String> named = table.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line ->
                        ID.matcher(line.substring(0, line.indexOf(" | "))).results())
                .map(found -> found.group(1))
                .toList();

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        book.metrics().stream().map(Metric::id).toList());
    }

    @Test
    void every_figure_of_a_show_has_its_definition_and_every_definition_its_figure() {
        var nothing = new Counts(
                Reach.NONE, new Counts.Trade(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), new Counts.Talk(0, 0, 0), 0, 0, 0, 0);

        Set<String> counted = new TreeSet<>(Figures.of(nothing).keySet());

        assertThat(counted)
                .isEqualTo(book.metrics().stream()
                        .filter(metric -> !OF_PARTS.contains(metric.group()))
                        .map(Metric::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}

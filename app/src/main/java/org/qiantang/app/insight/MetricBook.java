package org.qiantang.app.insight;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.qiantang.event.EventCodec;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * The dictionary of metrics in one version: the one source of what is shown, served and printed. What does not hold
 * together in it stops the program at its start.
 */
record MetricBook(String version, List<Metric> metrics, List<Comparison> comparisons, List<NotRecorded> notRecorded) {
    private static final String FILE = "metrics.yaml";
    private static final int MOST_ALIASES = 1_000;
    private static final JsonMapper READER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What figures are held against, and why it is reckoned so. */
    record Comparison(String id, String zh, String en, Metric.Said how, Metric.Said why) {}

    /** What the trade shows and nothing here records, with the reason. */
    record NotRecorded(String id, String zh, String en, String whyZh, String whyEn) {}

    MetricBook {
        metrics = List.copyOf(metrics);
        comparisons = List.copyOf(comparisons);
        notRecorded = List.copyOf(notRecorded);
        Set<String> types = new EventCodec().types().keySet();
        Set<String> ids = new HashSet<>();
        for (Metric metric : metrics) {
            if (!ids.add(metric.id())) {
                throw new IllegalArgumentException("metric: " + metric.id() + " twice (expected: once)");
            }
            if (!types.containsAll(metric.events())) {
                throw new IllegalArgumentException(
                        "events of " + metric.id() + ": " + metric.events() + " (expected: types of the journal)");
            }
        }
    }

    static MetricBook read() {
        try (var file = MetricBook.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + ": absent (expected: beside this class)");
            }
            var options = new LoaderOptions();
            // Windows and rules are written once and named by most metrics.
            options.setMaxAliasesForCollections(MOST_ALIASES);
            Object tree =
                    new Yaml(new SafeConstructor(options)).load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return READER.convertValue(tree, MetricBook.class);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    Optional<Metric> metric(String id) {
        return metrics.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}

package org.qiantang.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Sitting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The whole report of a show that was played from a seed is the one that was looked through when it was kept. Fractions are kept
 * in nine digits and fields in the order of their names. {@code -Dgolden.write=true} writes it anew.
 */
class GoldenReportTest {
    private static final long SEED = 20_261_123;
    private static final MathContext DIGITS = new MathContext(9);
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static OneDatabase database;
    private static JdbcClient jdbc;
    private static Followers followers;

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        followers = new Followers(new InsightTable(new EventCodec()), database.pool());
        PlayedInsight.writePeople(jdbc);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_report_of_a_played_show_is_the_one_that_was_kept(boolean crowd) throws IOException, SQLException {
        var played = new PlayedInsight(SEED);
        followers.clear();
        jdbc.sql("delete from event").update();
        PlayedInsight.write(jdbc, played.floor());
        PlayedInsight.write(jdbc, played.office());
        followers.fold(played.floor());
        followers.fold(played.office());

        String now = JSON.writeValueAsString(steady(JSON.valueToTree(report(played, crowd))))
                        .replace("\r\n", "\n")
                + "\n";

        Path kept = Path.of("src/test/resources/golden", "report-" + (crowd ? "everybody" : "people") + ".json");
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(kept.getParent());
            Files.writeString(kept, now);
        }
        assertThat(now).isEqualTo(Files.readString(kept).replace("\r\n", "\n"));
    }

    private static ShowReport report(PlayedInsight played, boolean crowd) {
        InstantSource clock = InstantSource.fixed(played.end().plus(Duration.ofDays(1)));
        var rows = new InsightRows(jdbc);
        var screens = new Screens(
                rows,
                new SourceRows(jdbc),
                new HotWords(HotWords.in(jdbc), clock, Runnable::run),
                MetricBook.read(),
                new OffAir(),
                clock,
                TransactionOperations.withoutTransaction());
        var reporter = new ShowReporter(
                rows, screens, new Market(new MarketRows(jdbc), clock), new StockRows(jdbc), new ProfileRows(jdbc));
        return reporter.of(rows.show(PlayedInsight.SHOW).orElseThrow(), crowd);
    }

    /** The same with its fields in order and its fractions short; without the dictionary's version, which is no figure. */
    private static JsonNode steady(JsonNode node) {
        if (node.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                fields.put(field.getKey(), field.getValue());
            }
            fields.remove("version");
            ObjectNode ordered = JSON.createObjectNode();
            fields.forEach((name, value) -> ordered.set(name, steady(value)));
            return ordered;
        }
        if (node.isArray()) {
            ArrayNode all = JSON.createArrayNode();
            for (JsonNode one : node) {
                all.add(steady(one));
            }
            return all;
        }
        return node.isFloatingPointNumber() ? DecimalNode.valueOf(shortened(node.decimalValue())) : node;
    }

    private static BigDecimal shortened(BigDecimal figure) {
        BigDecimal rounded = figure.round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** Nobody has the show at hand. */
    private static final class OffAir implements Screens.Now {
        @Override
        public @Nullable Sitting sitting(long showId) {
            return null;
        }

        @Override
        public long viewers(long showId) {
            return 0;
        }

        @Override
        public long crowd(long showId) {
            return 0;
        }
    }
}

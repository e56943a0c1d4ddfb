package org.qiantang.engine.guard;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.meaning.SecondReader;

/**
 * A version of the second reader, with what it was measured to do. Shares are 0..1.
 *
 * @param shipped whether it is the one that this program brings; it alone has thresholds here
 * @param measured on what; null where it was not measured
 */
public record ReaderVersion(
        String version,
        boolean shipped,
        @Nullable Double threshold,
        @Nullable Double thresholdInShows,
        @Nullable Measured measured) {

    /** Scores of the rules alone, or of the rules and the reader behind them. */
    public record Scored(double f1, double falseAlarms, double recall, double evasionRecall) {}

    /** What it was measured on and when, and what came of it in shows. */
    public record Measured(
            String day,
            int lines,
            String by,
            String byZh,
            Scored rules,
            Scored withReader,
            String shows,
            String showsZh) {}

    /** The shipped version, and those before it of which measures are kept. */
    public static List<ReaderVersion> all() {
        Properties card = card();
        String shipped = card.getProperty("version");
        var all = new ArrayList<ReaderVersion>();
        for (YamlNode node : YamlNode.ofResource("meaning/measured.yaml").nodes("versions")) {
            String version = node.text("version");
            boolean isShipped = version.equals(shipped);
            all.add(new ReaderVersion(
                    version,
                    isShipped,
                    isShipped ? number(card, "threshold") : null,
                    isShipped ? number(card, "threshold_in_shows") : null,
                    measured(node)));
        }
        if (all.stream().noneMatch(ReaderVersion::shipped)) {
            all.addFirst(new ReaderVersion(
                    shipped, true, number(card, "threshold"), number(card, "threshold_in_shows"), null));
        }
        return all;
    }

    /** The one that this program brings. */
    public static ReaderVersion ofProgram() {
        return all().stream().filter(ReaderVersion::shipped).findFirst().orElseThrow();
    }

    private static Measured measured(YamlNode node) {
        return new Measured(
                node.text("measured"),
                Integer.parseInt(node.text("lines")),
                node.text("by"),
                node.text("by_zh"),
                scored(node, "rules_"),
                scored(node, ""),
                node.text("shows"),
                node.text("shows_zh"));
    }

    private static Scored scored(YamlNode node, String of) {
        return new Scored(
                Double.parseDouble(node.text(of + "f1")),
                Double.parseDouble(node.text(of + "false_alarms")),
                Double.parseDouble(node.text(of + "recall")),
                Double.parseDouble(node.text(of + "evasion_recall")));
    }

    private static @Nullable Double number(Properties card, String key) {
        String text = card.getProperty(key);
        return text == null ? null : Double.valueOf(text);
    }

    private static Properties card() {
        var card = new Properties();
        try (InputStream page = SecondReader.class.getResourceAsStream("card.properties")) {
            if (page == null) {
                throw new IllegalStateException("card.properties: missing (expected: beside the second reader)");
            }
            card.load(page);
            return card;
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}

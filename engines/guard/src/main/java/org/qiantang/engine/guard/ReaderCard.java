package org.qiantang.engine.guard;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.meaning.SecondReader;
import org.qiantang.engine.guard.meaning.UnfitReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a reader's package says of its model, {@code reader.json}: its version and thresholds, who trained it on what, and
 * what it was measured to do.
 *
 * @param measured null where it was not measured
 */
public record ReaderCard(
        SecondReader.Traits traits, String trainedBy, String trainedOn, ReaderVersion.@Nullable Measured measured) {
    static final int FORMAT = 1;
    private static final int MOST_CHARS = 500;
    private static final Set<String> FIELDS = Set.of(
            "format",
            "version",
            "categories",
            "temperature",
            "threshold",
            "threshold_in_shows",
            "trained_by",
            "trained_on",
            "measured");
    private static final Set<String> MEASURED =
            Set.of("day", "lines", "by", "by_zh", "rules", "with_reader", "shows", "shows_zh");
    private static final Set<String> SCORES = Set.of("f1", "false_alarms", "recall", "evasion_recall");

    /**
     * Reads a card; what it does not know is refused.
     *
     * @throws UnfitReader with the first field that is not as it must be
     */
    public static ReaderCard of(String json) throws UnfitReader {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(json);
        } catch (JacksonException broken) {
            throw fault(ReaderPackage.CARD, String.valueOf(broken.getOriginalMessage()), "JSON");
        }
        var page = new Page(root, "");
        page.mustHaveOnly(FIELDS);
        page.number("format", FORMAT, FORMAT);
        return new ReaderCard(
                new SecondReader.Traits(
                        version(page),
                        categories(root.path("categories")),
                        page.number("temperature", 0.05, 20),
                        page.number("threshold", 0.01, 1),
                        page.number("threshold_in_shows", SecondLook.SURE, 1)),
                page.text("trained_by"),
                page.text("trained_on"),
                measured(root.path("measured")));
    }

    private static String version(Page page) throws UnfitReader {
        String version = page.text("version");
        if (!version.matches("[0-9A-Za-z][0-9A-Za-z.-]{0,29}")) {
            throw fault("version", version, "letters, digits, dots and hyphens, 30 at most");
        }
        return version;
    }

    private static List<String> categories(JsonNode named) throws UnfitReader {
        var categories = new LinkedHashSet<String>();
        for (JsonNode one : named) {
            if (!one.isString() || !Category.names().contains(one.asString()) || !categories.add(one.asString())) {
                throw fault("categories", one.toString(), "each once, of " + Category.names());
            }
        }
        if (!named.isArray() || categories.isEmpty()) {
            throw fault("categories", named.toString(), "a list of kinds of breach");
        }
        return new ArrayList<>(categories);
    }

    private static ReaderVersion.@Nullable Measured measured(JsonNode node) throws UnfitReader {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        var page = new Page(node, "measured.");
        page.mustHaveOnly(MEASURED);
        return new ReaderVersion.Measured(
                page.day("day"),
                (int) page.number("lines", 1, 10_000_000),
                page.text("by"),
                page.text("by_zh"),
                scored(node.path("rules"), "measured.rules."),
                scored(node.path("with_reader"), "measured.with_reader."),
                page.text("shows"),
                page.text("shows_zh"));
    }

    private static ReaderVersion.Scored scored(JsonNode node, String at) throws UnfitReader {
        var page = new Page(node, at);
        page.mustHaveOnly(SCORES);
        return new ReaderVersion.Scored(
                page.number("f1", 0, 1),
                page.number("false_alarms", 0, 1),
                page.number("recall", 0, 1),
                page.number("evasion_recall", 0, 1));
    }

    private static UnfitReader fault(String field, String found, String expected) {
        return new UnfitReader(UnfitReader.Fault.CARD, field, found, expected);
    }

    /**
     * An object of the card, read field by field.
     *
     * @param at how its fields are named in faults
     */
    private record Page(JsonNode node, String at) {
        void mustHaveOnly(Set<String> known) throws UnfitReader {
            if (!node.isObject()) {
                throw fault(at.isEmpty() ? ReaderPackage.CARD : at, node.toString(), "an object");
            }
            for (Map.Entry<String, JsonNode> field : node.properties()) {
                if (!known.contains(field.getKey())) {
                    throw fault(at + field.getKey(), field.getKey(), "one of " + known);
                }
            }
        }

        String text(String field) throws UnfitReader {
            JsonNode value = node.path(field);
            if (!value.isString()
                    || value.asString().isBlank()
                    || value.asString().length() > MOST_CHARS
                    || !value.asString().codePoints().allMatch(Page::isSeen)) {
                throw fault(at + field, value.toString(), "text in one line, " + MOST_CHARS + " characters at most");
            }
            return value.asString();
        }

        /** Half a character, which JSON can name, could not be written into an answer. */
        private static boolean isSeen(int point) {
            return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
        }

        String day(String field) throws UnfitReader {
            String day = text(field);
            try {
                return LocalDate.parse(day).toString();
            } catch (DateTimeException _) {
                throw fault(at + field, day, "a day such as 2026-12-01");
            }
        }

        double number(String field, double least, double most) throws UnfitReader {
            JsonNode value = node.path(field);
            double number = value.isNumber() ? value.asDouble(Double.NaN) : Double.NaN;
            if (!(number >= least && number <= most)) {
                throw fault(at + field, value.toString(), least + ".." + most);
            }
            return number;
        }
    }
}

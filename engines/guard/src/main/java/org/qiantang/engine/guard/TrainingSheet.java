package org.qiantang.engine.guard;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.qiantang.engine.guard.meaning.Cutter;
import org.qiantang.engine.guard.meaning.SecondReader;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes the corpus as the second reader is trained on it: one JSON object for each line as labelled, and one more for
 * the same line without its facts where that has a label of its own, or with a sheet of facts that was lent to it.
 *
 * <p>Whole files go to one part, for lines of one file were written in one sitting and often answer each other.
 */
public final class TrainingSheet {
    /** Kinds of the corpus that are counted under another name in findings. */
    private static final Map<String, String> COUNTED_AS =
            Map.of("false_content", "counterfeit", "false_traffic", "false_scarcity");

    private static final int PARTS = 7;
    private static final int CANNOT_BE_READ = 2;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JsonMapper json = JsonMapper.builder().build();
    private final Guard rules;
    private final Cutter cutter;
    private final Sounds sounds = Sounds.shipped();
    private final LentSheets lent = new LentSheets();
    private final LocalDate today;

    private TrainingSheet(Guard rules, Cutter cutter, LocalDate today) {
        this.rules = rules;
        this.cutter = cutter;
        this.today = today;
    }

    /**
     * Writes all lines and shows below a folder, as of today.
     *
     * @return 0, or 2 if something there cannot be read
     */
    public static int run(Path folder, PrintStream out, PrintStream err) {
        try (Stream<Path> found = Files.walk(folder)) {
            var sheet = new TrainingSheet(Guard.load(), Cutter.load(), LocalDate.now(CHINA));
            List<Path> files = found.filter(Files::isRegularFile).sorted().toList();
            for (Path file : files) {
                sheet.keepSheets(file);
            }
            for (Path file : files) {
                sheet.write(file, out);
            }
            return 0;
        } catch (IOException
                | UncheckedIOException
                | JacksonException
                | IllegalArgumentException
                | DateTimeException trouble) {
            err.println(folder + ": " + trouble);
            return CANNOT_BE_READ;
        }
    }

    /** What the parts that judge have of goods is lent to nobody. */
    private void keepSheets(Path file) throws IOException {
        if (file.getFileName().toString().endsWith(".json") && part(file).equals("train")) {
            lent.keep(json.readTree(Files.readString(file)));
        }
    }

    private void write(Path file, PrintStream out) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".json")) {
            writeShow(file, out);
        } else if (name.endsWith(".jsonl")) {
            for (String line : Files.readAllLines(file)) {
                write(file, line, out);
            }
        }
    }

    /** The category under which a label of the corpus is counted. */
    static String countedAs(String category) {
        return COUNTED_AS.getOrDefault(category, category);
    }

    private void write(Path file, String text, PrintStream out) {
        JsonNode node = json.readTree(text);
        out.println(json.writeValueAsString(row(file, node, node.path("verdict").asString(), "")));
        if (node.hasNonNull("without_facts")) {
            ObjectNode bare = ((ObjectNode) node).deepCopy();
            ObjectNode facts = json.createObjectNode();
            if (node.path("facts").has("sender")) {
                facts.set("sender", node.path("facts").path("sender"));
            }
            bare.set("facts", facts);
            out.println(json.writeValueAsString(
                    row(file, bare, node.path("without_facts").asString(), "-bare")));
        }
        lent.to(node).ifPresent(facts -> {
            ObjectNode inRoom = ((ObjectNode) node).deepCopy();
            var beside = (ObjectNode) facts.deepCopy();
            if (node.path("facts").has("sender")) {
                beside.set("sender", node.path("facts").path("sender"));
            }
            inRoom.set("facts", beside);
            out.println(json.writeValueAsString(
                    row(file, inRoom, node.path("verdict").asString(), "-room")));
        });
    }

    /** Every line of a show, as it is heard after those before it. */
    private void writeShow(Path file, PrintStream out) throws IOException {
        JsonNode show = json.readTree(Files.readString(file));
        var stretch = Stretch.read(show, today);
        var labels = new HashMap<Integer, JsonNode>();
        for (JsonNode finding : show.path("findings")) {
            finding.path("lines").forEach(line -> labels.put(line.asInt(), finding));
        }
        for (int index = 0; index < stretch.said().size(); index++) {
            JsonNode finding = labels.getOrDefault(index, MissingNode.getInstance());
            ObjectNode row = row(
                    file,
                    stretch.id() + "-" + index,
                    stretch.said().get(index).line(),
                    finding.path("verdict").asString("clear"),
                    finding.path("category").asString("none"),
                    "none");
            out.println(json.writeValueAsString(row.put("of_show", true)));
        }
    }

    private ObjectNode row(Path file, JsonNode node, String verdict, String suffix) {
        var labelled = LabelledLine.read(node, today);
        return row(
                file,
                labelled.id() + suffix,
                labelled.line(),
                verdict,
                node.path("category").asString("none"),
                node.path("evasion").asString("none"));
    }

    private ObjectNode row(Path file, String id, Line line, String verdict, String category, String evasion) {
        Reading reading = rules.reading(line, sounds);
        SecondReader.Input input = cutter.cut(reading.text(), reading.context());
        ObjectNode row = json.createObjectNode();
        row.put("id", id);
        row.put("part", part(file));
        row.put("verdict", verdict);
        row.put("category", countedAs(category));
        row.put("evasion", evasion);
        row.put("reading", reading.toString());
        row.set("ids", json.valueToTree(input.ids()));
        row.set("kinds", json.valueToTree(input.kinds()));
        return row;
    }

    /** {@code fresh}, {@code dev}, {@code test} or {@code train}, by the file's folder or else its number. */
    static String part(Path file) {
        Path folder = file.getParent();
        if (folder != null && folder.endsWith("test")) {
            return "fresh";
        }
        String name = file.getFileName().toString();
        String number = name.replaceAll("\\D", "");
        if (number.isEmpty()) {
            throw new IllegalArgumentException("file: " + name + " (expected: a name with a number)");
        }
        return switch (Integer.parseInt(number) % PARTS) {
            case 3 -> "dev";
            case 5 -> "test";
            default -> "train";
        };
    }
}

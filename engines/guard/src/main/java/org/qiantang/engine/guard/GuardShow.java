package org.qiantang.engine.guard;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.qiantang.engine.guard.meaning.SecondReader;
import org.qiantang.jsonl.JsonLines;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Judges whole stretches of shows and prints one JSON object for each: what stands out, over which lines. */
public final class GuardShow {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Watch watch;
    private final LocalDate today;
    private final JsonMapper json = JsonMapper.builder().build();
    private final ShowScores scores;

    private GuardShow(Guard guard, LocalDate today) {
        watch = new Watch(guard);
        scores = new ShowScores(guard.kinds(Severity.S4));
        this.today = today;
    }

    /** Judges with the second reader, and as of today's date in China those shows that carry none. */
    public static int run(Path file, PrintStream out, PrintStream err) {
        try (var reader = SecondReader.load()) {
            return run(Guard.listening(reader), file, LocalDate.now(CHINA), out, err);
        } catch (IOException missing) {
            err.println(missing.getMessage());
            return JsonLines.NO_FILE;
        }
    }

    /**
     * Judges every show of the file, one a line. Where shows are labelled, the scores follow on {@code err}.
     *
     * @return 0 if all shows were judged, 1 if some could not be read, 2 if the file could not
     */
    static int run(Guard guard, Path file, LocalDate today, PrintStream out, PrintStream err) {
        var check = new GuardShow(guard, today);
        int status = new JsonLines(file, out, err).answer(check::judged);
        check.scores.inWords().forEach(err::println);
        return status;
    }

    private JsonNode judged(JsonNode show) {
        var stretch = Stretch.read(show, today);
        List<Watch.Stand> stands = watch.over(stretch);
        scores.add(show, stretch, stands);
        ObjectNode answer = json.createObjectNode();
        answer.put("id", stretch.id());
        var findings = answer.putArray("findings");
        stands.forEach(stand -> findings.add(finding(stand)));
        stretch.unknownFacts().forEach(answer.putArray("unknown_facts")::add);
        stretch.unreadableFacts().forEach(answer.putArray("unreadable_facts")::add);
        return answer;
    }

    private ObjectNode finding(Watch.Stand stand) {
        Finding finding = stand.finding();
        ObjectNode node = json.createObjectNode();
        var lines = node.putArray("lines");
        stand.lines().forEach(lines::add);
        node.put("category", finding.category());
        node.put("rule", finding.rule());
        node.put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT));
        node.put("article", finding.source() + finding.article());
        node.put("severity", finding.severity().name());
        node.put("action", finding.action().name());
        node.put("rewrite", finding.rewrite());
        node.put("corrected_at", stand.correctedAt());
        return node;
    }
}

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

/** Judges a file of JSON lines and prints one JSON object a line: the guard as a command. */
public final class GuardCheck {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final Guard guard;
    private final LocalDate today;
    private final Scores scores = new Scores();
    private final JsonMapper json = JsonMapper.builder().build();

    private GuardCheck(Guard guard, LocalDate today) {
        this.guard = guard;
        this.today = today;
    }

    /** Judges with the second reader, and as of today's date in China those lines that carry none. */
    public static int run(Path file, PrintStream out, PrintStream err) {
        try (var reader = SecondReader.load()) {
            return run(Guard.with(reader), file, LocalDate.now(CHINA), out, err);
        } catch (IOException missing) {
            err.println(missing.getMessage());
            return JsonLines.NO_FILE;
        }
    }

    /**
     * Judges every line of the file; {@code today} stands for the {@code date} of lines that carry none. Where lines are
     * labelled, the scores follow on {@code err}.
     *
     * @return 0 if all lines were judged, 1 if some could not be read, 2 if the file could not
     */
    static int run(Guard guard, Path file, LocalDate today, PrintStream out, PrintStream err) {
        var check = new GuardCheck(guard, today);
        int status = new JsonLines(file, out, err).answer(check::judged);
        if (!check.scores.isEmpty()) {
            err.println("guard " + guard.version());
            check.scores.inWords().forEach(err::println);
        }
        return status;
    }

    private JsonNode judged(JsonNode node) {
        var labelled = LabelledLine.read(node, today);
        Judgement judgement = guard.judge(labelled.line());
        scores.add(node, judgement);
        return answer(labelled.id(), judgement, FileFacts.read(node.path("facts")));
    }

    private ObjectNode answer(String id, Judgement judgement, FileFacts facts) {
        ObjectNode answer = json.createObjectNode();
        answer.put("id", id);
        answer.put("verdict", judgement.verdict().name().toLowerCase(Locale.ROOT));
        answer.set(
                "categories",
                texts(judgement.standing().stream()
                        .map(Finding::category)
                        .distinct()
                        .toList()));
        var findings = answer.putArray("findings");
        judgement.findings().forEach(finding -> findings.add(finding(finding)));
        answer.set("unknown_facts", texts(facts.unknown()));
        answer.set("unreadable_facts", texts(facts.unreadable()));
        return answer;
    }

    private ObjectNode finding(Finding finding) {
        ObjectNode node = json.createObjectNode();
        node.put("rule", finding.rule());
        node.put("category", finding.category());
        node.put("verdict", finding.verdict().name().toLowerCase(Locale.ROOT));
        node.put("article", finding.source() + finding.article());
        node.putArray("span").add(finding.from()).add(finding.to());
        node.put("severity", finding.severity().name());
        node.put("action", finding.action().name());
        node.set("facts_used", texts(finding.factsUsed()));
        node.set("facts_missing", texts(finding.factsMissing()));
        node.put("exemption", finding.exemption());
        node.put("rewrite", finding.rewrite());
        return node;
    }

    private JsonNode texts(List<String> texts) {
        var array = json.createArrayNode();
        texts.forEach(array::add);
        return array;
    }
}

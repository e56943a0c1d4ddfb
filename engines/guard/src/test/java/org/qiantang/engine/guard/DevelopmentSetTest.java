package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Judges labelled lines, hard negatives among them. The rules were written with these lines in view, so the figures
 * are a guard against getting worse and no estimate of how well unseen lines are judged.
 */
class DevelopmentSetTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private final JsonMapper json = JsonMapper.builder().build();
    private final Guard guard = Guard.load();

    @Test
    void most_breaches_are_found_and_hardly_a_lawful_line_is_accused() throws IOException {
        var wrong = new ArrayList<String>();
        int found = 0;
        int missed = 0;
        int accused = 0;

        for (JsonNode node : lines()) {
            var labelled = LabelledLine.read(node, TODAY);
            boolean accuses = guard.judge(labelled.line()).verdict() == Verdict.VIOLATES;
            boolean breach = node.path("violates").asBoolean();
            found += breach && accuses ? 1 : 0;
            missed += breach && !accuses ? 1 : 0;
            accused += !breach && accuses ? 1 : 0;
            if (breach != accuses) {
                wrong.add(labelled.id() + " " + labelled.line().text());
            }
        }

        double f1 = 2.0 * found / (2.0 * found + missed + accused);
        assertThat(f1).as("%s", wrong).isGreaterThanOrEqualTo(0.97);
    }

    @Test
    void without_the_facts_a_line_that_hangs_on_them_is_not_called_a_breach() throws IOException {
        for (JsonNode node : lines()) {
            boolean hangsOnStock = node.path("category").asString().equals("false_scarcity");
            if (hangsOnStock) {
                var line = LabelledLine.read(node, TODAY).line();
                var bare = new Line(line.text(), line.channel(), line.speaker(), TODAY, Goods.of("服饰"));

                assertThat(guard.judge(bare).verdict()).as(line.text()).isEqualTo(Verdict.NEEDS_EVIDENCE);
            }
        }
    }

    private List<JsonNode> lines() throws IOException {
        var nodes = new ArrayList<JsonNode>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/development-set.jsonl"))) {
            nodes.add(json.readTree(line));
        }
        return nodes;
    }
}

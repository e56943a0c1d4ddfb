package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ScoresTest {
    private final Scores scores = new Scores();

    @Test
    void a_line_that_only_needs_evidence_counts_as_not_accused() {
        add(true, "none", Verdict.VIOLATES);
        add(true, "emoji", Verdict.NEEDS_EVIDENCE);
        add(false, "none", Verdict.NEEDS_EVIDENCE);
        add(false, "none", Verdict.VIOLATES);
        add(false, "none", Verdict.CLEAR);

        assertThat(scores.recall()).isEqualTo(0.5);
        assertThat(scores.falseAlarms()).isCloseTo(1 / 3.0, within(1e-9));
        assertThat(scores.f1()).isEqualTo(0.5);
        assertThat(scores.evasiveRecall()).isZero();
        assertThat(scores.inWords()).contains("needs evidence: 2, of which 1 violate by their label");
    }

    @Test
    void lines_without_labels_are_no_scores() {
        scores.add(JsonMapper.shared().readTree("{}"), judgement(Verdict.CLEAR));

        assertThat(scores.isEmpty()).isTrue();
    }

    private void add(boolean violates, String evasion, Verdict said) {
        String node = "{\"violates\":%s,\"category\":\"vulgar\",\"evasion\":\"%s\"}".formatted(violates, evasion);
        scores.add(JsonMapper.shared().readTree(node), judgement(said));
    }

    private static Judgement judgement(Verdict verdict) {
        return new Judgement(verdict, List.of(), List.of(), 0.5);
    }
}

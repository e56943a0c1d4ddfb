package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
    void a_line_counts_for_its_kind_only_where_it_is_accused_of_that_kind() {
        var goods = new Goods("服饰", Map.of(), 640L, null, null);
        Judgement scarcity =
                Guard.load().judge(new Line("只剩3件了", Channel.SPEECH, Speaker.HOST, LocalDate.of(2026, 11, 26), goods));

        label("false_traffic", true, "digits", scarcity);
        label("vulgar", true, "none", scarcity);
        label("none", false, "none", scarcity);
        label("none", false, "digits", judgement(Verdict.CLEAR));

        assertThat(scores.precision()).isCloseTo(2 / 3.0, within(1e-9));
        assertThat(scores.inWords())
                .contains(
                        "under its own kind: false_scarcity precision 0.33 of 3, recall 1.00 of 1, F1 0.50, false alarms"
                                + " 0.500 of 2; vulgar precision 0.00 of 0, recall 0.00 of 1, F1 0.00, false alarms"
                                + " 0.000 of 2",
                        "by evasion: digits precision 1.00 of 1, recall 1.00 of 1, F1 1.00, false alarms 0.000 of 1;"
                                + " none precision 0.50 of 2, recall 1.00 of 1, F1 0.67, false alarms 1.000 of 1");
    }

    @Test
    void lines_without_labels_are_no_scores() {
        scores.add(JsonMapper.shared().readTree("{}"), judgement(Verdict.CLEAR));

        assertThat(scores.isEmpty()).isTrue();
    }

    private void add(boolean violates, String evasion, Verdict said) {
        label("vulgar", violates, evasion, judgement(said));
    }

    private void label(String category, boolean violates, String evasion, Judgement said) {
        String node = "{\"violates\":%s,\"category\":\"%s\",\"evasion\":\"%s\"}".formatted(violates, category, evasion);
        scores.add(JsonMapper.shared().readTree(node), said);
    }

    private static Judgement judgement(Verdict verdict) {
        return new Judgement(verdict, List.of(), List.of(), 0.5);
    }
}

package org.qiantang.app.show;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.event.ShowEvent.FoundInLine;

class RoomRiskTest {
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");

    @Test
    void a_room_in_which_nothing_is_logged_has_no_risk() {
        RoomRisk risk = RoomRisk.of(facts(List.of()), NOW);

        assertThat(risk.score()).isZero();
        assertThat(risk.parts()).isEmpty();
    }

    @Test
    void the_score_is_the_sum_of_its_parts() {
        var facts = new RoomFacts(
                List.of(line(120, true, false, "AD-01", "S3"), line(300, false, false, "AD-04", "S2")),
                2,
                List.of(new RoomFacts.OnCounter("减肥茶", "普通食品", 60)),
                1);

        RoomRisk risk = RoomRisk.of(facts, NOW);

        assertThat(risk.parts().stream().map(RoomRisk.Part::why))
                .containsExactly("findings", "evidence", "uncorrected", "complaints", "counter", "measures");
        assertThat(risk.score())
                .isEqualTo(risk.parts().stream().mapToInt(RoomRisk.Part::points).sum());
        assertThat(points(risk, "findings")).isEqualTo(28);
        assertThat(points(risk, "complaints")).isEqualTo(20);
        assertThat(points(risk, "counter")).isEqualTo(20);
        assertThat(points(risk, "measures")).isEqualTo(10);
    }

    @Test
    void one_grave_line_outweighs_several_minor_ones_and_an_old_line_a_fresh_one_never() {
        int grave = RoomRisk.of(facts(List.of(line(0, true, false, "MI-01", "S4"))), NOW)
                .score();
        int minor = RoomRisk.of(
                        facts(List.of(
                                line(0, true, false, "AD-01", "S1"),
                                line(5, true, false, "AD-02", "S1"),
                                line(9, true, false, "AD-03", "S1"))),
                        NOW)
                .score();
        int old = RoomRisk.of(facts(List.of(line(25 * 60, true, true, "MI-01", "S4"))), NOW)
                .score();

        assertThat(grave).isGreaterThan(minor);
        assertThat(old).isLessThan(minor).isPositive();
        assertThat(RoomRisk.of(facts(List.of(line(31 * 60, true, false, "MI-01", "S4"))), NOW)
                        .score())
                .isZero();
    }

    @Test
    void what_only_wants_evidence_weighs_a_quarter_of_what_violates() {
        int violates = points(RoomRisk.of(facts(List.of(line(0, true, false, "AD-04", "S2"))), NOW), "findings");
        int asks = points(RoomRisk.of(facts(List.of(line(0, false, false, "AD-04", "S2"))), NOW), "evidence");

        assertThat(violates).isEqualTo(15);
        assertThat(asks).isEqualTo(4);
    }

    @Test
    void a_line_taken_back_weighs_half_and_is_not_left_uncorrected() {
        RoomRisk left = RoomRisk.of(facts(List.of(line(90, true, false, "AD-01", "S3"))), NOW);
        RoomRisk back = RoomRisk.of(facts(List.of(line(90, true, true, "AD-01", "S3"))), NOW);

        assertThat(points(back, "findings")).isLessThan(points(left, "findings"));
        assertThat(points(left, "uncorrected")).isEqualTo(5);
        assertThat(points(back, "uncorrected")).isZero();
    }

    @Test
    void a_line_may_still_be_corrected_for_a_minute() {
        RoomRisk risk = RoomRisk.of(facts(List.of(line(59, true, false, "AD-01", "S2"))), NOW);

        assertThat(points(risk, "uncorrected")).isZero();
    }

    @Test
    void the_same_rule_broken_again_adds_points_and_names_its_article() {
        RoomRisk risk = RoomRisk.of(
                facts(List.of(
                        line(0, true, true, "AD-01", "S2"),
                        line(60, true, true, "AD-01", "S2"),
                        line(90, true, true, "PR-01", "S3"))),
                NOW);

        assertThat(points(risk, "repeats")).isEqualTo(8);
        assertThat(risk.parts().stream().filter(part -> part.why().equals("repeats")))
                .allSatisfy(part -> assertThat(part.details()).containsExactly("AD-01 的条文"));
    }

    @Test
    void the_reader_of_the_meaning_accuses_nobody() {
        var doubted =
                new RoomFacts.Found(NOW, true, false, List.of(found("CL-01", "S4", 93), found("AD-01", "S1", null)));

        assertThat(points(RoomRisk.of(facts(List.of(doubted)), NOW), "findings"))
                .isEqualTo(5);
    }

    @Test
    void a_filter_wants_all_of_it_in_one_line_and_the_category_on_the_counter() {
        var facts = new RoomFacts(
                List.of(line(0, true, true, "AD-01", "S3"), line(0, true, false, "PR-01", "S1")),
                0,
                List.of(new RoomFacts.OnCounter("面膜", "普通化妆品", 0)),
                0);

        assertThat(new WallFilter("S3", "", "", "").lets(facts)).isTrue();
        assertThat(new WallFilter("S3", "", "", "yes").lets(facts)).isFalse();
        assertThat(new WallFilter("S1", "absolute_claim", "", "yes").lets(facts))
                .isTrue();
        assertThat(new WallFilter("", "price_fraud", "", "").lets(facts)).isFalse();
        assertThat(new WallFilter("", "", "cosmetics", "").lets(facts)).isTrue();
        assertThat(new WallFilter("", "", "food", "").lets(facts)).isFalse();
        assertThat(new WallFilter("", "", "", "").lets(facts(List.of()))).isTrue();
    }

    private static RoomFacts facts(List<RoomFacts.Found> found) {
        return new RoomFacts(found, 0, List.of(), 0);
    }

    private static RoomFacts.Found line(
            long secondsAgo, boolean violates, boolean corrected, String rule, String severity) {
        return new RoomFacts.Found(
                NOW.minusSeconds(secondsAgo), violates, corrected, List.of(found(rule, severity, null)));
    }

    private static FoundInLine found(String rule, String severity, @Nullable Integer doubt) {
        return new FoundInLine(
                rule, "absolute_claim", rule + " 的条文", 0, 2, severity, "A1", "说明", null, doubt, null, null, null);
    }

    private static int points(RoomRisk risk, String why) {
        return risk.parts().stream()
                .filter(part -> part.why().equals(why))
                .mapToInt(RoomRisk.Part::points)
                .sum();
    }
}

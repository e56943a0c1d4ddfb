package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.event.CorrectedLine;
import org.qiantang.event.FindingEvent.GraveRule;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.HostSpoke;
import org.qiantang.event.TakenDown;
import org.qiantang.event.TakenDown.Means;

class GraveRulesTest {
    private static final Instant NOON = Instant.parse("2026-11-30T04:00:00Z");
    private static final GraveRule STOPPED_MEDICINE = new GraveRule("HL-02", "广告法第十七条");

    @Test
    void a_grave_breach_that_a_rule_found_counts_once_with_its_article() {
        HostSpoke line = said(null, found("S4", "violates", null), found("S4", "violates", null));

        assertThat(GraveRules.of(line)).containsExactly(STOPPED_MEDICINE);
    }

    @Test
    void what_is_less_grave_only_needs_evidence_or_is_only_doubted_does_not_count() {
        assertThat(GraveRules.of(said(null, found("S3", "violates", null)))).isEmpty();
        assertThat(GraveRules.of(said(null, found("S4", "needs_evidence", null))))
                .isEmpty();
        assertThat(GraveRules.of(said(null, found("S4", "violates", 97)))).isEmpty();
        assertThat(GraveRules.of(said(null, found("S4", null, null))))
                .as("an older journal")
                .isEmpty();
    }

    @Test
    void a_lesser_breach_in_the_same_line_lends_no_weight_to_a_grave_one_without_evidence() {
        HostSpoke line = said(null, found("S3", "violates", null), found("S4", "needs_evidence", null));

        assertThat(GraveRules.of(line)).isEmpty();
    }

    @Test
    void of_what_a_machine_heard_or_read_only_that_counts_of_which_it_is_sure() {
        FoundInLine grave = found("S4", "violates", null);

        assertThat(GraveRules.of(said(heard(79), grave))).isEmpty();
        assertThat(GraveRules.of(said(heard(80), grave))).hasSize(1);
        assertThat(GraveRules.of(said(heard(null), grave)))
                .as("it does not tell")
                .hasSize(1);
    }

    @Test
    void a_line_takes_back_what_it_names_however_well_it_was_heard_but_not_where_it_breaks_a_rule_itself() {
        assertThat(GraveRules.takenBackBy(takesBack(5L, "clear", null))).containsExactly(5L, 4L);
        assertThat(GraveRules.takenBackBy(takesBack(5L, "needs_evidence", heard(40))))
                .containsExactly(5L, 4L);
        assertThat(GraveRules.takenBackBy(takesBack(null, "clear", null))).isEmpty();
        assertThat(GraveRules.takenBackBy(takesBack(5L, "violates", null))).isEmpty();
    }

    private static HostSpoke takesBack(@Nullable Long line, String verdict, @Nullable TakenDown how) {
        List<CorrectedLine> alike = line == null ? null : List.of(new CorrectedLine(4));
        return new HostSpoke(NOON, 8, HostKind.HUMAN, null, "刚才说错了", verdict, List.of(), line, "1", how, null, alike);
    }

    private static TakenDown heard(@Nullable Integer confidence) {
        return new TakenDown(Means.HEARD, "ear", "1", NOON, NOON, confidence);
    }

    private static FoundInLine found(String severity, @Nullable String verdict, @Nullable Integer doubt) {
        return new FoundInLine(
                "HL-02", "medical_claim", "广告法第十七条", 0, 4, severity, "A5", "劝人停药", null, doubt, null, verdict, null);
    }

    private static HostSpoke said(@Nullable TakenDown how, FoundInLine... found) {
        return new HostSpoke(
                NOON, 7, HostKind.HUMAN, null, "喝半个月就能停药", "violates", List.of(found), null, "1", how, null, null);
    }
}

package org.qiantang.app.green;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.green.FoundRows.Confirmed;
import org.qiantang.app.green.Score.Marking;
import org.qiantang.app.green.Score.State;
import org.qiantang.app.green.Score.SumOf;
import org.qiantang.app.green.Score.VetoState;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.ShowEvent.FoundInLine;

class ScorerTest {
    private static final Scheme SCHEME = Scheme.load();
    private static final Scorer SCORER = new Scorer(SCHEME);
    private static final Scope SCOPE = Samples.scope(10);

    private static Map<String, Reading> findings(List<Confirmed> lines, long warnings, long corrected) {
        return new HashMap<>(Conduct.readings(lines, new FoundRows.Counts(warnings, corrected, 0), SCOPE));
    }

    private static Exact figure(Map<String, Reading> readings) {
        Exact exact = SCORER.part(Scorer.ROOM, 1, 36_000, readings).exact();
        assertThat(exact).isNotNull();
        return java.util.Objects.requireNonNull(exact);
    }

    private static Marking marking(Map<String, Reading> readings, String id) {
        return SCORER.part(Scorer.ROOM, 1, 36_000, readings).part().markings().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @ForEachSeed(count = 300)
    void no_indicator_passes_its_maximum_and_the_whole_lies_between_nothing_and_a_hundred(long seed) {
        Map<String, Reading> readings = Samples.anything(SCHEME, new SplittableRandom(seed));

        for (String party : List.of(Scorer.ROOM, "platform", "merchant", "host", "agency", "after_sale")) {
            Scorer.Scored scored = SCORER.part(party, 1, 3_600, readings);

            for (Marking one : scored.part().markings()) {
                assertThat(one.state() == State.COUNTED).as(one.id()).isEqualTo(one.points() != null);
                if (one.points() != null) {
                    assertThat(one.points()).as(one.id()).isBetween(BigDecimal.ZERO, BigDecimal.valueOf(one.max()));
                }
            }
            if (scored.exact() != null) {
                assertThat(scored.exact()).isBetween(Exact.ZERO, Exact.of(100));
            }
        }
    }

    @ForEachSeed(count = 300)
    void full_points_wherever_something_was_counted_are_a_hundred_whatever_was_left_out(long seed) {
        var random = new SplittableRandom(seed);
        Map<String, Reading> readings = new HashMap<>();
        SCHEME.indicators().stream()
                .filter(_ -> random.nextInt(3) > 0)
                .forEach(one -> readings.put(one.id(), Samples.best(one)));
        readings.put("GR-B2", Samples.best(SCHEME.indicator("GR-B2")));

        assertThat(figure(readings)).isEqualTo(Exact.of(100));
    }

    @ForEachSeed(count = 300)
    void one_more_confirmed_finding_never_raises_the_figure_and_its_withdrawal_restores_it_exactly(long seed) {
        var random = new SplittableRandom(seed);
        var lines = new ArrayList<Confirmed>();
        for (int i = random.nextInt(6); i > 0; i--) {
            lines.add(Samples.line(lines.size() + 1, random));
        }
        // The warning was there before anybody confirmed it, so that confirming it adds none.
        long warnings = random.nextInt(10);
        long corrected = warnings == 0 ? 0 : random.nextLong(warnings + 1);
        Exact before = figure(findings(lines, warnings, corrected));

        lines.add(Samples.line(lines.size() + 1, random));
        Exact after = figure(findings(lines, warnings, corrected));
        lines.removeLast();
        Exact restored = figure(findings(lines, warnings, corrected));

        assertThat(after).isLessThanOrEqualTo(before);
        assertThat(restored).isEqualTo(before);
    }

    @Test
    void points_that_do_not_apply_go_to_the_others_of_their_dimension_in_proportion() {
        Map<String, Reading> readings = new HashMap<>();
        readings.put("GR-B1", Samples.best(SCHEME.indicator("GR-B1")));
        readings.put("GR-B8", Samples.worst(SCHEME.indicator("GR-B8")));
        readings.put("GR-D5", Samples.best(SCHEME.indicator("GR-D5")));

        // Of two dimensions, 35 and 20 points, 55 are left for 100; in the first, 12 and 3 points share its 35.
        assertThat(marking(readings, "GR-B1").weight())
                .isEqualTo(Exact.of(35 * 100 * 12, 55 * 15).cut(2));
        assertThat(figure(readings)).isEqualTo(Exact.of(35 * 100 * 12, 55 * 15).plus(Exact.of(20 * 100, 55)));
    }

    @Test
    void what_is_not_recorded_is_not_computed_and_says_why_and_what_has_no_base_does_not_apply() {
        Map<String, Reading> readings = new HashMap<>(Unrecorded.readings(false));
        readings.put("GR-S3", Hosts.identity(List.of(), Map.of()));
        readings.put("GR-B2", Samples.best(SCHEME.indicator("GR-B2")));

        Marking unrecorded = marking(readings, "GR-S1");
        Marking without = marking(readings, "GR-S3");

        assertThat(unrecorded.state()).isEqualTo(State.NOT_COMPUTED);
        assertThat(unrecorded.points()).isNull();
        assertThat(unrecorded.why().zh()).contains("没有记录").contains("4 分不计入");
        assertThat(without.state()).isEqualTo(State.NO_OCCASION);
        assertThat(marking(readings, "GR-S5").why().zh()).contains("没有签约机构");
        assertThat(figure(readings)).isEqualTo(Exact.of(100));
    }

    @Test
    void a_point_lost_says_by_what_and_how_to_win_it_back() {
        List<Confirmed> lines = List.of(
                Samples.line(1, "AD-02", "S2", false),
                Samples.line(2, "PD-01", "S2", true),
                Samples.line(3, "AD-01", "S3", false));

        Marking breaches = marking(findings(lines, 0, 0), "GR-B1");

        // (2 + 3 - 0.5) findings in 10 hours are 0.45 an hour: a tenth of 12 points is left.
        assertThat(breaches.points()).isEqualTo(new BigDecimal("1.20"));
        assertThat(breaches.why().zh())
                .contains("S2 2 次")
                .contains("S3 1 次")
                .contains("0.45")
                .contains("AD-01");
        assertThat(breaches.winBack()).isNotNull();
        assertThat(breaches.behind()).extracting(Behind::id).containsExactly(1L, 2L, 3L);
        assertThat(breaches.why().zh() + breaches.why().en()).doesNotContain("{");
    }

    @Test
    void the_same_points_stand_under_headings_and_under_parties() {
        var part =
                SCORER.part(Scorer.ROOM, 1, 36_000, findings(List.of(), 2, 1)).part();

        for (SumOf way : SumOf.values()) {
            BigDecimal sum = part.sums().stream()
                    .filter(one -> one.sumOf() == way)
                    .map(Score.Sum::weight)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).as(way.name()).isBetween(new BigDecimal("99.5"), new BigDecimal("100.0"));
        }
    }

    @Test
    void rooms_weigh_by_live_time_and_a_room_without_a_figure_weighs_nothing() {
        Exact together = Scorer.weighed(List.of(
                new Scorer.Weighed(Exact.of(100), 3_600),
                new Scorer.Weighed(Exact.of(40), 7_200),
                new Scorer.Weighed(null, 99_999)));

        assertThat(together).isEqualTo(Exact.of(60));
        assertThat(Scorer.weighed(List.of())).isNull();
    }

    @Test
    void a_confirmed_gravest_finding_is_a_veto_until_its_repair_was_checked_and_costs_no_points_of_its_own() {
        Confirmed grave = Samples.line(7, "MI-01", "S4", false);
        Scheme.Veto veto = SCHEME.vetoes().getFirst();

        assertThat(Conduct.gravest(veto, List.of(), SCOPE).state()).isEqualTo(VetoState.CLEAR);
        assertThat(Conduct.gravest(veto, List.of(grave), SCOPE).state()).isEqualTo(VetoState.STANDS);
        assertThat(Conduct.gravest(veto, List.of(grave), SCOPE).words().zh())
                .contains("MI-01")
                .doesNotContain("{");
        assertThat(Conduct.gravest(veto, List.of(Samples.bySilence(grave)), SCOPE)
                        .state())
                .as("nobody objected, and no officer confirmed it")
                .isEqualTo(VetoState.CLEAR);
        Confirmed repaired = Samples.repaired(grave, SCOPE.from());
        assertThat(Conduct.gravest(veto, List.of(repaired), SCOPE).state()).isEqualTo(VetoState.CLEAR);
        assertThat(figure(findings(List.of(grave), 0, 0))).isEqualTo(Exact.of(100));
    }

    @Test
    void a_doubt_of_the_reader_weighs_nothing_beside_what_the_rules_found() {
        var doubt = new FoundInLine("VU-01", "vulgar", "", 0, 1, "S4", "A5", "", null, 80, null, null, null);
        var found = new FoundInLine("AD-02", "absolute", "", 0, 1, "S2", "A2", "", null, null, null, null, null);

        assertThat(Conduct.severity(Samples.line(1, List.of(doubt, found), false)))
                .isEqualTo("S2");
        assertThat(Conduct.severity(Samples.line(1, List.of(doubt), false))).isEqualTo("S4");
    }

    @Test
    void vulgarity_and_deals_off_the_platform_count_by_their_own_severity_and_not_by_a_doubt_beside_a_rule() {
        var found = new FoundInLine("AD-02", "absolute", "", 0, 1, "S2", "A2", "", null, null, null, null, null);
        var slight = new FoundInLine("VU-01", "vulgar", "", 0, 1, "S1", "A1", "", null, null, null, null, null);
        var doubt = new FoundInLine("VU-01", "vulgar", "", 0, 1, "S3", "A2", "", null, 80, null, null, null);

        assertThat(decency(List.of(found, slight))).isEqualTo("0");
        assertThat(decency(List.of(found, doubt))).isEqualTo("0");
        assertThat(decency(List.of(doubt)))
                .as("the rules found nothing, and an officer confirmed it")
                .isEqualTo("1");
    }

    private static @Nullable String decency(List<FoundInLine> found) {
        return marking(findings(List.of(Samples.line(1, found, false)), 0, 0), "GR-B7")
                .counts()
                .get("count");
    }
}

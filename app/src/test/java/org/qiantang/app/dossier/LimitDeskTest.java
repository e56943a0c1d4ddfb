package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiantang.app.dossier.DossierHouse.until;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.journal.Office;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FindingEvent.FindingJudged;
import org.qiantang.event.FindingEvent.GraveRule;
import org.qiantang.event.FindingEvent.ProvisionalEnd;
import org.qiantang.event.FindingEvent.ProvisionalLimitEnded;
import org.qiantang.event.FindingEvent.ProvisionalLimitSet;
import org.qiantang.event.FindingEvent.Ruling;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When a provisional limit is set, joined and ended, by a clock that the test turns on; all of it from the journal alone. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class LimitDeskTest {
    private static final long SHOP = 5;
    private static final long OFFICER = 9;
    private static final Duration TERM = Duration.ofMinutes(30);
    private static final String SET = "ProvisionalLimitSet";
    private static final String JOINED = "ProvisionalLimitJoined";
    private static final String ENDED = "ProvisionalLimitEnded";
    private static final String CORRECTED = "ProvisionalLimitCorrected";

    private static WholeHouse house;
    private static long shows = 9_000_000_000_000_000L;

    private long show;
    private Instant begin;
    private Instant now;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    /** A day ahead, so that the house's own clock leaves it alone. */
    @BeforeEach
    void another_show() {
        show = ++shows;
        begin = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MICROS);
        now = begin;
    }

    @Test
    void what_is_found_while_it_binds_joins_it_and_makes_it_no_longer() {
        found(1, "HL-02");
        now = begin.plus(Duration.ofMinutes(29));
        found(2, "ST-01");

        assertThat(types()).containsExactly(SET, JOINED);
        assertThat(set(0).until()).isEqualTo(begin.plus(TERM));
        assertThat(desk().read(show).binding(begin.plus(TERM).minusMillis(1))).isPresent();
        assertThat(desk().read(show).binding(begin.plus(TERM))).isEmpty();
        assertThat(desk().read(show).of(1).orElseThrow().lines())
                .containsExactly(new FoundLine(show, 1), new FoundLine(show, 2));
    }

    @Test
    void officers_are_told_each_rule_behind_it_once_for_a_lift_holds_for_all_of_them() {
        found(1, "HL-02");
        found(2, "ST-01", "HL-02");

        LimitRows.Row row = until("the rows tell both lines", () -> row().filter(told -> told.joined() == 1));

        assertThat(row.rules()).containsExactly(rule("HL-02"), rule("ST-01"));
    }

    @Test
    void it_ends_by_itself_with_its_time_and_the_clock_writes_that_once_and_not_before() {
        found(1, "HL-02");

        now = begin.plus(TERM).minusMillis(1);
        desk().endTerm(show, 1);
        assertThat(types()).containsExactly(SET);
        now = begin.plus(TERM);
        desk().endTerm(show, 1);
        desk().endTerm(show, 1);

        assertThat(types()).containsExactly(SET, ENDED);
    }

    @Test
    void after_its_time_a_new_finding_sets_another() {
        found(1, "HL-02");
        now = begin.plus(TERM);

        found(2, "HL-02");

        assertThat(types()).containsExactly(SET, SET);
        assertThat(desk().read(show).binding(now).orElseThrow().id()).isEqualTo(2);
    }

    @Test
    void a_line_that_is_told_twice_or_too_late_changes_nothing() {
        found(1, "HL-02");
        found(1, "HL-02");
        now = begin.plus(TERM);
        desk().found(new LimitDesk.Found(show, 2, SHOP, begin, rules("HL-02")));

        assertThat(types()).containsExactly(SET);
    }

    @Test
    void a_lift_holds_for_the_rules_behind_it_in_this_show_and_for_no_other_rule_or_show() {
        found(1, "HL-02");
        found(2, "ST-01");
        desk().lift(show, 1, "旧茶", OFFICER);

        found(3, "HL-02");
        found(4, "ST-01");
        assertThat(types()).containsExactly(SET, JOINED, ENDED);
        found(5, "MI-01", "HL-02");

        assertThat(desk().read(show).of(5).orElseThrow().rules()).containsExactly(rule("MI-01"));
        show = ++shows;
        found(6, "HL-02");
        assertThat(types()).containsExactly(SET);
    }

    @Test
    void withdrawn_findings_end_it_once_none_is_left_and_their_rule_sets_none_again() {
        found(1, "HL-02");
        found(2, "HL-02");

        withdraw(1);
        assertThat(types()).doesNotContain(ENDED);
        withdraw(2);
        found(3, "HL-02");

        assertThat(types()).containsExactly(SET, JOINED, "FindingJudged", "FindingJudged", ENDED);
        assertThat(ended().reason()).isEqualTo("听错了");
        assertThat(ended().officerId()).isEqualTo(OFFICER);
    }

    @Test
    void a_line_that_officers_withdrew_before_it_was_told_here_sets_none_and_joins_none() {
        withdraw(1);
        found(1, "HL-02");
        found(2, "HL-02");
        withdraw(3);
        found(3, "HL-02");

        assertThat(types()).containsExactly("FindingJudged", SET, "FindingJudged");
        assertThat(set(1).limitId()).isEqualTo(2);
    }

    @Test
    void no_more_lines_join_than_an_officer_can_use() {
        for (int line = 1; line <= LimitDesk.MOST_JOINED + 5; line++) {
            found(line, "HL-02");
        }

        assertThat(types()).hasSize(1 + LimitDesk.MOST_JOINED);
    }

    @Test
    void who_confirms_again_is_led_to_the_same_dossier_and_what_is_over_cannot_be_confirmed_or_lifted() {
        found(1, "HL-02");

        assertThat(desk().confirm(show, 1, 71, "属实", OFFICER).value()).isEqualTo(71);
        assertThat(desk().confirm(show, 1, 72, "属实", OFFICER + 1).value()).isEqualTo(71);
        desk().measured(show, 1, "属实", OFFICER);
        desk().measured(show, 1, "属实", OFFICER);

        assertThat(types()).containsExactly(SET, "ProvisionalLimitConfirmed", ENDED);
        assertThatThrownBy(() -> desk().lift(show, 1, "误报", OFFICER)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> desk().confirm(show, 1, 73, "属实", OFFICER)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> desk().lift(show, 8, "误报", OFFICER)).isInstanceOf(Problem.class);
    }

    @Test
    void who_was_cut_off_in_the_middle_goes_on_after_its_time_too_and_nobody_is_led_to_a_dossier_that_is_not_open() {
        found(1, "HL-02");
        desk().confirm(show, 1, 71, "属实", OFFICER);
        now = begin.plus(TERM);

        assertThat(desk().confirm(show, 1, 72, "属实", OFFICER + 1).value()).isEqualTo(71);
        desk().endTerm(show, 1);
        assertThat(desk().confirm(show, 1, 73, "属实", OFFICER).value()).isEqualTo(71);

        assertThat(types()).containsExactly(SET, "ProvisionalLimitConfirmed", ENDED);
        LimitRows.Row row = until("the rows tell its end", () -> row().filter(told -> told.endedAt() != null));
        assertThat(row.dossierId()).isNull();
    }

    @Test
    void after_its_time_or_a_lift_nobody_begins_to_confirm_it() {
        found(1, "HL-02");
        desk().confirm(show, 1, 71, "属实", OFFICER);
        desk().lift(show, 1, "误报", OFFICER);
        found(2, "ST-01");
        now = begin.plus(TERM);

        assertThatThrownBy(() -> desk().confirm(show, 1, 72, "属实", OFFICER)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> desk().confirm(show, 2, 73, "属实", OFFICER)).isInstanceOf(Problem.class);
    }

    @Test
    void what_the_host_has_taken_back_binds_five_minutes_more_and_officers_confirm_it_up_to_its_own_time() {
        found(1, "HL-02");
        now = begin.plusSeconds(40);
        takeBack(1, 2);
        takeBack(1, 2);
        Instant early = now.plus(LimitDesk.AFTER_CORRECTION);

        assertThat(desk().read(show).binding(early.minusMillis(1))).isPresent();
        assertThat(desk().read(show).binding(early)).isEmpty();
        now = early.minusMillis(1);
        desk().endTerm(show, 1);
        assertThat(types()).containsExactly(SET, CORRECTED);
        now = early;
        desk().endTerm(show, 1);

        assertThat(types()).containsExactly(SET, CORRECTED, ENDED);
        assertThat(ended().cause()).isEqualTo(ProvisionalEnd.CORRECTED);
        assertThatThrownBy(() -> desk().lift(show, 1, "误报", OFFICER)).isInstanceOf(Problem.class);
        now = begin.plus(TERM).minusMillis(1);
        assertThat(desk().confirm(show, 1, 71, "属实", OFFICER).value()).isEqualTo(71);
        desk().measured(show, 1, "属实", OFFICER);
        assertThat(ended().cause()).as("a measure took its place").isEqualTo(ProvisionalEnd.MEASURED);
    }

    @Test
    void what_ended_early_the_shop_reads_of_and_objects_to_as_long_as_officers_may_confirm_it() {
        found(1, "HL-02");
        takeBack(1, 2);
        now = begin.plus(LimitDesk.AFTER_CORRECTION);
        desk().endTerm(show, 1);
        until("its end is told", () -> row().filter(told -> told.endedAt() != null));

        assertThat(ofShop(now))
                .singleElement()
                .satisfies(row -> assertThat(row.binds(now)).isFalse());
        desk().contest(show, 1, 5, "b94d27b9", new Aside(0, 5, new byte[] {1}));

        assertThat(desk().read(show).of(1).orElseThrow().isContested()).isTrue();
        assertThat(ofShop(begin.plus(TERM))).as("after its own time").isEmpty();
        now = begin.plus(TERM);
        assertThatThrownBy(() -> desk().contest(show, 1, 5, "b94d27b9", new Aside(0, 5, new byte[] {1})))
                .isInstanceOf(Problem.class);
    }

    @Test
    void of_what_officers_have_lifted_after_its_early_end_the_shop_reads_no_more() {
        found(1, "HL-02");
        takeBack(1, 2);
        now = begin.plus(LimitDesk.AFTER_CORRECTION);
        desk().endTerm(show, 1);
        withdraw(1);
        until("the rows tell it", () -> row().filter(told -> "LIFTED".equals(told.endCause())));

        assertThat(ofShop(now)).isEmpty();
    }

    @Test
    void what_was_taken_back_and_ended_early_nobody_begins_to_confirm_after_its_own_time() {
        found(1, "HL-02");
        takeBack(1, 2);
        now = begin.plus(LimitDesk.AFTER_CORRECTION);
        desk().endTerm(show, 1);
        now = begin.plus(TERM);

        assertThatThrownBy(() -> desk().confirm(show, 1, 71, "属实", OFFICER)).isInstanceOf(Problem.class);
    }

    @Test
    void what_ended_early_is_confirmed_by_nobody_once_officers_have_withdrawn_what_was_behind_it() {
        found(1, "HL-02");
        takeBack(1, 2);
        Instant early = begin.plus(LimitDesk.AFTER_CORRECTION);
        now = early;
        desk().endTerm(show, 1);
        now = early.plusSeconds(60);

        withdraw(1);

        assertThat(types()).containsExactly(SET, CORRECTED, ENDED, "FindingJudged", ENDED);
        assertThat(ended().cause()).isEqualTo(ProvisionalEnd.LIFTED);
        assertThatThrownBy(() -> desk().confirm(show, 1, 71, "属实", OFFICER)).isInstanceOf(Problem.class);
        LimitRows.Row row = until("the rows tell it", () -> row().filter(told -> "LIFTED".equals(told.endCause())));
        assertThat(row.endedAt()).isEqualTo(early);
    }

    @Test
    void it_ends_early_only_once_every_line_behind_it_was_taken_back_or_withdrawn() {
        found(1, "HL-02");
        found(2, "ST-01");
        found(3, "ST-01");

        takeBack(2, 4);
        withdraw(3);
        assertThat(desk().read(show).of(1).orElseThrow().until()).isEqualTo(begin.plus(TERM));
        takeBack(1, 5);

        assertThat(desk().read(show).of(1).orElseThrow().until()).isEqualTo(begin.plus(LimitDesk.AFTER_CORRECTION));
    }

    @Test
    void it_ends_early_too_where_officers_withdraw_the_rest_after_the_host_has_taken_back_what_stands() {
        found(1, "HL-02");
        found(2, "ST-01");
        takeBack(1, 3);
        now = begin.plusSeconds(120);
        withdraw(2);

        assertThat(desk().read(show).of(1).orElseThrow().until()).isEqualTo(begin.plus(LimitDesk.AFTER_CORRECTION));
    }

    @Test
    void who_says_it_again_after_taking_it_back_has_the_whole_time_and_takes_nothing_back_a_second_time() {
        found(1, "HL-02");
        takeBack(1, 2);
        now = begin.plusSeconds(60);
        found(3, "HL-02");
        takeBack(3, 4);
        assertThat(desk().read(show).of(1).orElseThrow().until()).isEqualTo(begin.plus(TERM));

        now = begin.plus(TERM);
        found(5, "HL-02");
        takeBack(5, 6);

        assertThat(types()).containsExactly(SET, CORRECTED, JOINED, CORRECTED, SET, CORRECTED);
        assertThat(desk().read(show).of(5).orElseThrow().until()).isEqualTo(now.plus(TERM));
    }

    @Test
    void after_it_has_ended_early_a_new_finding_sets_another() {
        found(1, "HL-02");
        takeBack(1, 2);
        now = begin.plus(LimitDesk.AFTER_CORRECTION);

        found(3, "HL-02");

        assertThat(types()).containsExactly(SET, CORRECTED, SET);
        assertThat(desk().read(show).binding(now).orElseThrow().id()).isEqualTo(3);
    }

    @Test
    void taking_back_never_makes_it_longer_nor_shortens_what_an_officer_has_confirmed() {
        found(1, "HL-02");
        now = begin.plus(TERM).minusSeconds(1);
        takeBack(1, 2);
        assertThat(desk().read(show).of(1).orElseThrow().until()).isEqualTo(begin.plus(TERM));

        show = ++shows;
        now = begin;
        found(1, "HL-02");
        desk().confirm(show, 1, 71, "属实", OFFICER);
        takeBack(1, 2);

        assertThat(desk().read(show).of(1).orElseThrow().until()).isEqualTo(begin.plus(TERM));
    }

    @Test
    void taking_back_what_is_behind_no_limit_or_behind_one_that_is_over_changes_nothing() {
        takeBack(1, 2);
        found(3, "HL-02");
        takeBack(1, 2);
        now = begin.plus(TERM);
        takeBack(3, 4);

        assertThat(types()).containsExactly(SET);
    }

    @Test
    void the_rows_tell_that_it_ends_early_and_no_longer_so_once_another_line_joins() {
        found(1, "HL-02");
        takeBack(1, 2);
        LimitRows.Row row = until("the rows tell it", () -> row().filter(told -> told.shortUntil() != null));
        assertThat(row.bindsUntil()).isEqualTo(begin.plus(LimitDesk.AFTER_CORRECTION));
        assertThat(row.until()).isEqualTo(begin.plus(TERM));
        Instant early = row.bindsUntil();
        assertThat(house.bean(LimitRows.class).shows(early.minusMillis(1))).contains(show);
        assertThat(house.bean(LimitRows.class).shows(early)).doesNotContain(show);
        assertThat(house.bean(LimitRows.class).over(early)).contains(new LimitRows.Over(show, 1));

        found(3, "HL-02");

        until(
                "the rows tell the other line",
                () -> row().filter(told -> told.joined() == 1 && told.shortUntil() == null));
        assertThat(house.bean(LimitRows.class).shows(early)).contains(show);
    }

    @Test
    void a_house_that_wants_none_sets_none() {
        var off = new LimitDesk(house.bean(Office.class), findings(), house.bean(EventCodec.class), Duration.ZERO);

        off.found(new LimitDesk.Found(show, 1, SHOP, now, rules("HL-02")));

        assertThat(types()).isEmpty();
        assertThat(off.isOn()).isFalse();
        assertThat(desk().isOn()).isTrue();
    }

    /** One that remembers nothing, as after a start. */
    private LimitDesk desk() {
        return new LimitDesk(house.bean(Office.class), findings(), house.bean(EventCodec.class), TERM);
    }

    private FindingDesk findings() {
        return new FindingDesk(
                house.bean(Office.class), house.bean(JdbcClient.class), house.bean(EventCodec.class), () -> now);
    }

    private void found(long line, String... rules) {
        desk().found(new LimitDesk.Found(show, line, SHOP, now, rules(rules)));
    }

    private void takeBack(long line, long by) {
        desk().takenBack(new LimitDesk.TakenBack(show, line, by, now));
    }

    /** The house's courier is told of it too, which changes nothing. */
    private void withdraw(long line) {
        var lines = List.of(new FoundLine(show, line));
        findings().judge(lines, new FindingDesk.Judging(Ruling.WITHDRAWN, "听错了", OFFICER, null));
        desk().withdrawn(new FindingJudged(now, show, line, Ruling.WITHDRAWN, "听错了", OFFICER, null));
    }

    private static List<GraveRule> rules(String... rules) {
        return Arrays.stream(rules).map(LimitDeskTest::rule).toList();
    }

    private static GraveRule rule(String rule) {
        return new GraveRule(rule, "条文 " + rule);
    }

    private List<Recorded> story() {
        return house.bean(Journal.class).readStream(Streams.OFFICE, Streams.finding(show), 0, 1_000);
    }

    private List<String> types() {
        return story().stream().map(Recorded::type).toList();
    }

    private List<LimitRows.Row> ofShop(Instant moment) {
        return house.bean(LimitRows.class).ofShop(set(0).merchantId(), moment).stream()
                .filter(row -> row.showId() == show)
                .toList();
    }

    private Optional<LimitRows.Row> row() {
        return house.bean(LimitRows.class).newest(TERM.multipliedBy(2), now, 50).stream()
                .filter(row -> row.showId() == show)
                .findFirst();
    }

    private ProvisionalLimitSet set(int place) {
        Recorded set = story().get(place);
        return (ProvisionalLimitSet) house.bean(EventCodec.class).read(set.type(), set.version(), set.body());
    }

    private ProvisionalLimitEnded ended() {
        Recorded last = story().getLast();
        return (ProvisionalLimitEnded) house.bean(EventCodec.class).read(last.type(), last.version(), last.body());
    }
}

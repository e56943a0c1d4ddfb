package org.qiantang.app.green;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.qiantang.app.green.Care.Complaint;
import org.qiantang.app.green.Care.Owed;
import org.qiantang.app.green.Care.Return;
import org.qiantang.app.green.Care.Standing;
import org.qiantang.app.green.Notices.Notice;
import org.qiantang.app.guidance.Guidance;
import org.qiantang.event.ShopEvent.ProductListed;
import org.qiantang.event.ShopEvent.Proof;
import org.qiantang.event.ShopEvent.StatedFact;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the record says of each indicator, without a database. */
class ReadingsTest {
    private static final Instant NOON = Samples.NOON;
    private static final LocalDate DAY = China.day(NOON);
    private static final Duration HOUR = Duration.ofHours(1);

    private static Map<String, Exact> counts(Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Counted.class);
        return ((Reading.Counted) reading).counts();
    }

    private static Hosts.Check check(String age, boolean consent, @Nullable LocalDate until, @Nullable Instant ended) {
        return new Hosts.Check(NOON.minus(HOUR.multipliedBy(100)), ended, until, age, consent);
    }

    @Test
    void a_host_counts_as_verified_only_by_a_check_that_held_when_the_show_opened() {
        List<Span> spans = List.of(Samples.span(1, 10, 2), Samples.span(2, 20, 3));
        Instant before = Samples.span(1, 10, 4).openedAt();

        assertThat(verified(spans, check("ADULT", false, null, null))).isEqualTo(Exact.of(2));
        assertThat(verified(spans, check("FROM_16", true, DAY, null))).isEqualTo(Exact.of(2));
        assertThat(verified(spans, check("FROM_16", false, null, null))).isEqualTo(Exact.ZERO);
        assertThat(verified(spans, check("UNDER_16", true, null, null))).isEqualTo(Exact.ZERO);
        assertThat(verified(spans, check("ADULT", false, DAY.minusDays(1), null)))
                .isEqualTo(Exact.ZERO);
        assertThat(verified(spans, check("ADULT", false, null, before))).isEqualTo(Exact.ZERO);
        assertThat(verified(spans, check("ADULT", false, null, NOON))).isEqualTo(Exact.of(2));
        assertThat(counts(Hosts.identity(spans, Map.of())).get("hours_live")).isEqualTo(Exact.of(5));
    }

    /** Host 10 of show 1, two hours long, has the check; host 20 has none. */
    private static @Nullable Exact verified(List<Span> spans, Hosts.Check check) {
        return counts(Hosts.identity(spans, Map.of(10L, List.of(check)))).get("hours_verified");
    }

    @Test
    void a_turn_is_trained_when_every_course_was_passed_before_it_and_not_too_long_ago() {
        var courses = Guidance.load().courses();
        var hosts = new Hosts(
                JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource()), courses);
        List<Span> spans = List.of(Samples.span(1, 10, 2));
        List<Hosts.Passed> all = courses.courses().stream()
                .map(course -> new Hosts.Passed(course.id(), NOON.minus(HOUR.multipliedBy(50)), DAY.plusDays(300)))
                .toList();

        assertThat(counts(hosts.training(spans, Map.of(10L, all))).get("turns_trained"))
                .isEqualTo(Exact.of(1));
        assertThat(counts(hosts.training(spans, Map.of(10L, all.subList(1, all.size()))))
                        .get("turns_trained"))
                .isEqualTo(Exact.ZERO);
        List<Hosts.Passed> late = Stream.concat(
                        all.stream().skip(1),
                        Stream.of(new Hosts.Passed(all.getFirst().course(), NOON, DAY.plusDays(300))))
                .toList();
        assertThat(counts(hosts.training(spans, Map.of(10L, late))).get("turns_trained"))
                .isEqualTo(Exact.ZERO);
    }

    @Test
    void a_complaint_is_in_time_when_answered_in_a_day_and_settled_in_a_week_and_late_only_while_it_is_open() {
        Instant asked = NOON.minus(Duration.ofDays(10));
        var good = new Complaint(1, asked, asked.plus(HOUR), asked.plus(Duration.ofDays(2)), false, false);
        var slow = new Complaint(
                2, asked, asked.plus(HOUR.multipliedBy(30)), asked.plus(Duration.ofDays(2)), false, false);
        var open = new Complaint(3, asked, null, null, false, false);
        var back = new Complaint(4, asked, null, asked.plus(HOUR), true, false);
        var fresh = new Complaint(5, NOON.minus(HOUR), null, null, false, false);

        assertThat(good.standing(NOON)).isEqualTo(Standing.IN_TIME);
        assertThat(open.standing(NOON)).isEqualTo(Standing.LATE);
        assertThat(Stream.of(slow, back, fresh).map(one -> one.standing(NOON))).containsOnly(Standing.LEFT_OUT);
        assertThat(counts(Care.handled(List.of(good, slow, open, back, fresh), List.of(), NOON)))
                .containsEntry("due", Exact.of(2))
                .containsEntry("in_time", Exact.of(1));
    }

    @Test
    void what_time_granted_because_the_shop_was_silent_is_due_and_not_in_time() {
        Instant asked = NOON.minus(Duration.ofDays(3));
        Instant granted = asked.plus(HOUR.multipliedBy(48));
        var silent = new Complaint(1, asked, null, granted, false, true);

        assertThat(silent.standing(NOON)).isEqualTo(Standing.LATE);
        assertThat(silent.standing(NOON.plus(Duration.ofDays(20)))).isEqualTo(Standing.LATE);
        assertThat(counts(Care.handled(List.of(silent), List.of(), NOON)))
                .containsEntry("due", Exact.of(1))
                .containsEntry("in_time", Exact.ZERO);
    }

    @Test
    void an_answer_owed_to_a_complaint_counts_when_it_came_in_time_or_not_at_all() {
        Instant asked = NOON.minus(Duration.ofDays(5));
        Instant by = asked.plus(Duration.ofDays(2));
        var inTime = new Owed(1, asked, by, by);
        var late = new Owed(2, asked, by, by.plus(HOUR));
        var never = new Owed(3, asked, by, null);

        Reading reading = Care.handled(List.of(), List.of(inTime, late, never), NOON);

        assertThat(counts(reading)).containsEntry("due", Exact.of(2)).containsEntry("in_time", Exact.of(1));
        assertThat(((Reading.Counted) reading).behind())
                .extracting(Behind::what, Behind::id)
                .containsExactly(tuple(Behind.What.COMPLAINT, 3L));
    }

    @Test
    void a_return_counts_against_the_shop_when_it_refused_it_unless_an_officer_found_the_refusal_right() {
        List<Return> returns = List.of(
                new Return(1, NOON, "RefundOrdered", null, false),
                new Return(2, NOON, "AfterSaleRefused", null, true),
                new Return(3, NOON, "RefundOrdered", "BUYER", true),
                new Return(4, NOON, "DisputeDecided", "SELLER", true),
                new Return(5, NOON, "AfterSaleEnded", null, false),
                new Return(6, NOON, "AfterSaleAsked", null, false));

        assertThat(returns.stream().map(Return::standing))
                .containsExactly(
                        Standing.IN_TIME,
                        Standing.LATE,
                        Standing.LATE,
                        Standing.LEFT_OUT,
                        Standing.LEFT_OUT,
                        Standing.LEFT_OUT);
        assertThat(counts(Care.returned(returns)))
                .containsEntry("requests", Exact.of(3))
                .containsEntry("requests_done", Exact.of(1));
    }

    private static Notice notice(
            boolean correction, @Nullable Instant replied, @Nullable Instant failed, @Nullable Instant passed) {
        return new Notice(1, 2, correction, NOON.minus(HOUR.multipliedBy(9)), NOON, replied, failed, passed);
    }

    @Test
    void a_repair_is_done_when_said_in_time_and_passed_and_waits_without_loss_for_the_officer() {
        Instant early = NOON.minus(HOUR);
        Instant after = NOON.plus(HOUR);

        assertThat(notice(true, early, null, after).repair()).isEqualTo(Standing.IN_TIME);
        assertThat(notice(true, early, null, null).repair()).isEqualTo(Standing.LEFT_OUT);
        assertThat(notice(true, early, after, null).repair()).isEqualTo(Standing.LATE);
        assertThat(notice(true, null, null, null).repair()).isEqualTo(Standing.LATE);
        assertThat(notice(true, after, null, after).repair()).isEqualTo(Standing.LEFT_OUT);
        assertThat(counts(Notices.answers(
                        List.of(notice(false, early, null, null), notice(false, after, null, null)), 3)))
                .containsEntry("due", Exact.of(2))
                .containsEntry("answered", Exact.of(1));
    }

    @Test
    void a_paper_that_ran_out_costs_itself_and_one_that_is_missing_costs_all_of_the_product() {
        Proof licence = proof(DAY.minusDays(1));
        Proof standard = proof(null);

        assertThat(held("普通食品", Map.of("licence", licence, "standard", standard)))
                .isEqualTo("1/2");
        assertThat(held("普通食品", Map.of("standard", standard))).isEqualTo("0/2");
        assertThat(held("普通食品", Map.of("licence", proof(DAY), "standard", standard)))
                .isEqualTo("2/2");
        assertThat(held("箱包", Map.of())).isEqualTo("0/0");
        assertThat(held("家电", Map.of()))
                .as("whether the mark is needed is not known")
                .isEqualTo("0/0");
        assertThat(Papers.reading(0, 0, List.of(), List.of())).isInstanceOf(Reading.NoOccasion.class);
    }

    private static Proof proof(@Nullable LocalDate until) {
        return new Proof("证书", "1", "局", "全部", until == null ? null : until.toString());
    }

    private static String held(String category, Map<String, Proof> proofs) {
        List<StatedFact> facts = proofs.entrySet().stream()
                .map(one -> new StatedFact(one.getKey(), "有", null, one.getValue()))
                .toList();
        Papers.Held held = Papers.held(new ProductListed(NOON, 1, "茶", category, List.of(), facts), DAY);
        return held.valid() + "/" + held.required();
    }

    /** Every place in every sentence that can be shown is filled from what is counted. */
    @Test
    void no_sentence_of_a_counted_indicator_is_left_with_a_place_that_nobody_fills() {
        Scheme scheme = Scheme.load();
        Scope scope = Samples.scope(10);
        var readings = new HashMap<>(
                Conduct.readings(List.of(Samples.line(1, "PD-01", "S2", false)), new FoundRows.Counts(2, 1, 0), scope));
        readings.put("GR-S3", Hosts.identity(scope.spans(), Map.of()));
        readings.put(
                "GR-S4",
                new Hosts(
                                JdbcClient.create(new org.springframework.jdbc.datasource.DriverManagerDataSource()),
                                Guidance.load().courses())
                        .training(scope.spans(), Map.of()));
        readings.put("GR-G2", Papers.reading(2, 1, List.of(new Said("许可证", "licence")), List.of()));
        readings.put("GR-D2", ProofChecks.reading(List.of(new ProofChecks.Checked(DAY, 7, 1, false))));
        readings.put(
                "GR-D3",
                Care.handled(
                        List.of(new Complaint(3, NOON.minus(Duration.ofDays(9)), null, null, false, false)),
                        List.of(),
                        NOON));
        readings.put("GR-D4", Care.returned(List.of(new Return(2, NOON, "AfterSaleRefused", null, true))));
        readings.put("GR-D5", Notices.answers(List.of(notice(false, null, null, null)), 1));
        readings.put("GR-D6", Notices.repairs(List.of(notice(true, null, null, null))));

        var part = new Scorer(scheme).part(Scorer.ROOM, 1, 36_000, readings).part();

        part.markings().stream()
                .filter(one -> one.state() == Score.State.COUNTED)
                .forEach(one -> {
                    Said back = one.winBack();
                    String all = one.why().zh() + one.why().en() + (back == null ? "" : back.zh() + back.en());
                    assertThat(all).as(one.id()).doesNotContain("–").doesNotContain("{");
                });
        assertThat(part.markings().stream().filter(one -> one.state() == Score.State.COUNTED))
                .hasSize(12);
    }

    @Test
    void goods_count_as_reviewed_only_where_a_review_was_sealed_before_their_show_opened() {
        Reading reading = Reviewed.reading(List.of(
                new Reviewed.Item(1, 11, "龙井", "2026-11-20", true),
                new Reviewed.Item(1, 12, "酱鸭", "2026-11-20", false),
                new Reviewed.Item(2, 12, "酱鸭", "2026-11-21", true)));

        assertThat(counts(reading))
                .containsEntry("products_lined_up", Exact.of(3))
                .containsEntry("products_reviewed", Exact.of(2));
        assertThat(((Reading.Counted) reading).words()).containsEntry("products", new Said("酱鸭", "酱鸭"));
        assertThat(((Reading.Counted) reading).behind()).hasSize(1);
        assertThat(Reviewed.reading(List.of())).isInstanceOf(Reading.NoOccasion.class);
    }
}

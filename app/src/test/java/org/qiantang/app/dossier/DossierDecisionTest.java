package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qiantang.app.dossier.DossierOutcome.Refused;
import org.qiantang.app.dossier.DossierOutcome.Written;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.DossierEvent.AppealDecided;
import org.qiantang.event.DossierEvent.DossierEnd;
import org.qiantang.event.DossierEvent.EndCause;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.DossierEvent.MeasureAppealed;
import org.qiantang.event.DossierEvent.MeasureEnded;
import org.qiantang.event.DossierEvent.MeasureKind;
import org.qiantang.event.DossierEvent.MeasureProposed;
import org.qiantang.event.DossierEvent.MeasureTaken;
import org.qiantang.event.DossierEvent.NoticeKind;
import org.qiantang.event.DossierEvent.ReplyKind;
import org.qiantang.event.DossierEvent.Subject;
import org.qiantang.event.DossierEvent.SubjectKind;

// A null where none should be fails the test, as it ought to.
@NullUnmarked
class DossierDecisionTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final long FIRST = 1;
    private static final long SECOND = 2;
    private static final long HEAD = 3;
    private static final long PROPOSER = 5;
    private static final long CONFIRMER = 6;
    private static final long SELLER = 9;
    private static final long MEASURE = 50;

    private final Ladder ladder = Ladder.load();
    private final DossierDecision decision = new DossierDecision(ladder);
    private final Dossier dossier = new Dossier(7);
    private Confirmations confirmations = new Confirmations(true, Set.of());
    private OptionalLong elsewhere = OptionalLong.empty();
    private Instant now = NOON;

    private DossierOutcome ask(DossierRequest request) {
        DossierOutcome outcome =
                decision.decide(dossier, request, new AboutFindings(() -> confirmations, _ -> elsewhere), now);
        if (outcome instanceof Written(List<DossierEvent> events)) {
            events.forEach(dossier::apply);
        }
        return outcome;
    }

    private void opened() {
        ask(new DossierRequest.Open(
                new Subject(SubjectKind.SHOP, 30, 30), "晚场称方巾为最好的", List.of(new FoundLine(5, 6)), null, FIRST, 24));
    }

    private DossierOutcome propose(MeasureKind kind, int hours) {
        return ask(new DossierRequest.Propose(MEASURE, kind, "事实", "理由", List.of("广告法第九条第三项"), hours, FIRST));
    }

    private DossierOutcome agree(long person, boolean officer, boolean head) {
        return ask(new DossierRequest.Agree(MEASURE, person, officer, head));
    }

    private Dossier.Measure measure() {
        return dossier.known(MEASURE).orElseThrow();
    }

    @Test
    void a_dossier_is_due_when_the_ladder_says_and_is_opened_once() {
        opened();
        opened();

        assertThat(dossier.opened().dueAt()).isEqualTo(NOON.plus(Duration.ofDays(1)));
        assertThat(dossier.officerId()).isEqualTo(FIRST);
        assertThat(dossier.findings()).containsExactly(new FoundLine(5, 6));
    }

    @Test
    void nothing_can_be_asked_of_a_dossier_that_nobody_opened() {
        assertThat(propose(MeasureKind.WARNING, 24)).isEqualTo(new Refused(new DossierRefusal.NoSuchDossier()));
    }

    @Test
    void what_only_needs_evidence_is_no_ground_for_a_measure() {
        opened();
        confirmations = new Confirmations(false, Set.of());

        assertThat(propose(MeasureKind.WARNING, 24)).isEqualTo(new Refused(new DossierRefusal.NothingConfirmed()));
    }

    @Test
    void a_measure_that_needs_no_other_binds_at_once_for_its_term() {
        opened();

        propose(MeasureKind.TRAFFIC_LIMIT, 48);

        MeasureTaken taken = measure().taken();
        assertThat(taken).isNotNull();
        assertThat(taken.until()).isEqualTo(NOON.plus(Duration.ofDays(2)));
        assertThat(taken.appealBy()).isEqualTo(NOON.plus(Duration.ofDays(7)));
        assertThat(measure().isInForce()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(MeasureKind.class)
    void no_measure_lasts_longer_than_the_ladder_allows(MeasureKind kind) {
        opened();
        int most = Math.toIntExact(ladder.rung(kind).most().toHours());

        assertThat(propose(kind, most + 1)).isEqualTo(new Refused(new DossierRefusal.TermTooLong(most)));
        assertThat(propose(kind, 0)).isEqualTo(new Refused(new DossierRefusal.TermTooLong(most)));
        assertThat(propose(kind, most)).isInstanceOf(Written.class);
    }

    @Test
    void the_same_measure_is_not_taken_twice_at_a_time() {
        opened();
        propose(MeasureKind.WARNING, 24);

        assertThat(propose(MeasureKind.WARNING, 24)).isEqualTo(new Refused(new DossierRefusal.MeasuredAlready()));
    }

    @Test
    void a_suspension_for_a_set_time_waits_for_a_different_officer() {
        opened();
        propose(MeasureKind.BROADCAST_BAN, 24);

        assertThat(measure().isInForce()).isFalse();
        assertThat(agree(FIRST, true, false)).isEqualTo(new Refused(new DossierRefusal.NotAnother()));
        assertThat(agree(HEAD, false, true)).isEqualTo(new Refused(new DossierRefusal.OnlyOfficer()));
        agree(SECOND, true, false);
        assertThat(measure().isInForce()).isTrue();
        assertThat(agree(SECOND, true, false)).isEqualTo(new Refused(new DossierRefusal.NotWaiting()));
    }

    @Test
    void closing_an_account_waits_for_a_second_officer_and_then_for_the_head_who_is_neither() {
        opened();
        propose(MeasureKind.ACCOUNT_CLOSURE, 24);

        agree(SECOND, true, true);
        assertThat(agree(SECOND, true, true)).isEqualTo(new Refused(new DossierRefusal.NotAnother()));
        assertThat(agree(4, true, false)).isEqualTo(new Refused(new DossierRefusal.OnlyHead()));
        assertThat(measure().isInForce()).isFalse();
        agree(HEAD, false, true);

        assertThat(measure().isInForce()).isTrue();
    }

    @Test
    void a_consent_is_none_while_no_finding_is_confirmed_any_longer() {
        opened();
        propose(MeasureKind.BROADCAST_BAN, 24);

        confirmations = new Confirmations(false, Set.of(FIRST));
        DossierOutcome outcome = agree(SECOND, true, false);

        assertThat(outcome).isEqualTo(new Refused(new DossierRefusal.NothingConfirmed()));
        assertThat(measure().isWaiting()).isTrue();
    }

    @Test
    void a_measure_that_is_declined_never_binds() {
        opened();
        propose(MeasureKind.BROADCAST_BAN, 24);

        ask(new DossierRequest.Decline(MEASURE, "先发警示函", SECOND));

        assertThat(measure().isInForce()).isFalse();
        assertThat(agree(SECOND, true, false)).isEqualTo(new Refused(new DossierRefusal.NotWaiting()));
    }

    @Test
    void an_appeal_is_decided_by_who_neither_opened_nor_confirmed_nor_proposed_nor_agreed_and_upheld_it_ends_it() {
        opened();
        ask(new DossierRequest.Propose(MEASURE, MeasureKind.BROADCAST_BAN, "事实", "理由", List.of("依据"), 240, PROPOSER));
        agree(SECOND, true, false);

        ask(new DossierRequest.Appeal(MEASURE, SELLER, "hash"));

        confirmations = new Confirmations(true, Set.of(CONFIRMER));
        for (long own : new long[] {FIRST, CONFIRMER, PROPOSER, SECOND}) {
            assertThat(ask(new DossierRequest.DecideAppeal(MEASURE, true, "成立", own)))
                    .isEqualTo(new Refused(new DossierRefusal.HadAHand()));
        }
        ask(new DossierRequest.DecideAppeal(MEASURE, true, "成立", 4));
        assertThat(measure().isInForce()).isFalse();
        assertThat(measure().ended()).extracting(MeasureEnded::cause).isEqualTo(EndCause.APPEAL);
    }

    @Test
    void an_appeal_that_is_rejected_leaves_the_measure_as_it_is() {
        opened();
        propose(MeasureKind.WARNING, 240);
        ask(new DossierRequest.Appeal(MEASURE, SELLER, "hash"));

        ask(new DossierRequest.DecideAppeal(MEASURE, false, "不成立", SECOND));

        assertThat(measure().isInForce()).isTrue();
        assertThat(ask(new DossierRequest.Appeal(MEASURE, SELLER, "hash")))
                .isEqualTo(new Refused(new DossierRefusal.AppealedAlready()));
    }

    @Test
    void an_appeal_comes_within_its_time_or_not_at_all() {
        opened();
        propose(MeasureKind.SHOW_PAUSE, 1);
        Instant by = NOON.plus(ladder.rung(MeasureKind.SHOW_PAUSE).appealWithin());

        now = by.plusSeconds(1);

        assertThat(ask(new DossierRequest.Appeal(MEASURE, SELLER, "hash")))
                .isEqualTo(new Refused(new DossierRefusal.AppealTooLate(by)));
        now = by;
        assertThat(ask(new DossierRequest.Appeal(MEASURE, SELLER, "hash"))).isInstanceOf(Written.class);
    }

    @Test
    void the_end_of_a_term_is_written_once_and_not_before_its_time() {
        opened();
        propose(MeasureKind.WARNING, 1);

        assertThat(ask(new DossierRequest.EndTerm(MEASURE))).isEqualTo(DossierOutcome.of());
        now = NOON.plus(Duration.ofHours(1));
        ask(new DossierRequest.EndTerm(MEASURE));

        assertThat(measure().ended()).extracting(MeasureEnded::cause).isEqualTo(EndCause.TERM);
        assertThat(ask(new DossierRequest.EndTerm(MEASURE))).isEqualTo(DossierOutcome.of());
    }

    @Test
    void what_was_put_right_and_checked_ends_a_pause_but_no_warning() {
        opened();
        propose(MeasureKind.WARNING, 240);
        ask(new DossierRequest.Propose(51, MeasureKind.SHOW_PAUSE, "事实", "理由", List.of("依据"), 24, FIRST));
        ask(new DossierRequest.Reply(60, ReplyKind.REPAIR, SELLER, "hash"));

        ask(new DossierRequest.CheckRepair(true, "已改", FIRST));

        assertThat(measure().isInForce()).isTrue();
        assertThat(dossier.known(51).orElseThrow().isInForce()).isFalse();
        assertThat(ask(new DossierRequest.CheckRepair(true, "已改", FIRST)))
                .isEqualTo(new Refused(new DossierRefusal.NothingToCheck()));
    }

    @Test
    void a_closed_dossier_takes_a_repair_while_a_measure_binds_that_a_repair_ends_and_no_answer() {
        opened();
        propose(MeasureKind.BROADCAST_BAN, 24);
        agree(SECOND, true, false);
        ask(new DossierRequest.Close(DossierEnd.MEASURED, "已处置", FIRST));

        assertThat(ask(new DossierRequest.Reply(60, ReplyKind.ANSWER, SELLER, "hash")))
                .isEqualTo(new Refused(new DossierRefusal.Closed()));
        ask(new DossierRequest.Reply(61, ReplyKind.REPAIR, SELLER, "hash"));
        ask(new DossierRequest.CheckRepair(true, "已改", SECOND));

        assertThat(measure().isInForce()).isFalse();
        assertThat(ask(new DossierRequest.Reply(62, ReplyKind.REPAIR, SELLER, "hash")))
                .isEqualTo(new Refused(new DossierRefusal.Closed()));
    }

    @Test
    void a_closed_dossier_takes_no_repair_of_what_runs_its_term_nor_once_the_term_is_over() {
        opened();
        propose(MeasureKind.WARNING, 240);
        ask(new DossierRequest.Propose(51, MeasureKind.SHOW_PAUSE, "事实", "理由", List.of("依据"), 24, FIRST));
        ask(new DossierRequest.Close(DossierEnd.MEASURED, "已处置", FIRST));

        now = NOON.plus(Duration.ofHours(25));

        assertThat(ask(new DossierRequest.Reply(60, ReplyKind.REPAIR, SELLER, "hash")))
                .isEqualTo(new Refused(new DossierRefusal.Closed()));
    }

    @Test
    void a_shop_writes_so_often_and_then_waits_until_officers_have_told_it_something() {
        opened();
        ask(new DossierRequest.GiveNotice(61, NoticeKind.INQUIRY, "请说明", 24, FIRST));
        for (int i = 0; i < DossierDecision.MOST_REPLIES; i++) {
            assertThat(ask(new DossierRequest.Reply(100 + i, ReplyKind.ANSWER, SELLER, "hash")))
                    .isInstanceOf(Written.class);
        }
        var once = new DossierRequest.Reply(99, ReplyKind.ANSWER, SELLER, "hash");

        assertThat(ask(once)).isEqualTo(new Refused(new DossierRefusal.TooManyReplies(DossierDecision.MOST_REPLIES)));
        ask(new DossierRequest.GiveNotice(62, NoticeKind.INQUIRY, "收到", 24, FIRST));
        assertThat(ask(once)).isInstanceOf(Written.class);
    }

    @Test
    void a_closed_dossier_takes_a_repair_however_often_the_shop_had_answered_before() {
        opened();
        propose(MeasureKind.SHOW_PAUSE, 24);
        for (int i = 0; i < DossierDecision.MOST_REPLIES; i++) {
            ask(new DossierRequest.Reply(100 + i, ReplyKind.ANSWER, SELLER, "hash"));
        }
        ask(new DossierRequest.Close(DossierEnd.MEASURED, "已处置", FIRST));

        assertThat(ask(new DossierRequest.Reply(60, ReplyKind.REPAIR, SELLER, "hash")))
                .isInstanceOf(Written.class);
        ask(new DossierRequest.CheckRepair(true, "已改", FIRST));
        assertThat(measure().isInForce()).isFalse();
    }

    @Test
    void a_dossier_that_has_grown_long_takes_a_repair_while_a_measure_binds_that_it_ends() {
        opened();
        propose(MeasureKind.SHOW_PAUSE, 24);
        for (int i = 0; dossier.steps() < DossierDecision.MOST_STEPS; i++) {
            ask(new DossierRequest.HandOver(i % 2 == 0 ? SECOND : FIRST, HEAD));
        }
        ask(new DossierRequest.Reply(60, ReplyKind.REPAIR, SELLER, "hash"));
        ask(new DossierRequest.CheckRepair(true, "已改", FIRST));

        assertThat(measure().isInForce()).isFalse();
        assertThat(ask(new DossierRequest.Reply(61, ReplyKind.REPAIR, SELLER, "hash")))
                .isEqualTo(new Refused(new DossierRefusal.Full(DossierDecision.MOST_STEPS)));
    }

    @Test
    void a_dossier_that_has_grown_long_takes_only_what_ends_something_in_it() {
        opened();
        propose(MeasureKind.WARNING, 24);
        for (int i = 0; dossier.steps() < DossierDecision.MOST_STEPS; i++) {
            ask(new DossierRequest.HandOver(i % 2 == 0 ? SECOND : FIRST, HEAD));
        }
        var full = new Refused(new DossierRefusal.Full(DossierDecision.MOST_STEPS));

        assertThat(ask(new DossierRequest.GiveNotice(61, NoticeKind.INQUIRY, "请说明", 24, FIRST)))
                .isEqualTo(full);
        assertThat(ask(new DossierRequest.Reply(60, ReplyKind.ANSWER, SELLER, "hash")))
                .isEqualTo(full);
        ask(new DossierRequest.Appeal(MEASURE, SELLER, "hash"));
        ask(new DossierRequest.DecideAppeal(MEASURE, true, "成立", 4));
        ask(new DossierRequest.Close(DossierEnd.UNFOUNDED, "不成立", FIRST));
        assertThat(dossier.closed()).isNotNull();
    }

    @Test
    void a_dossier_holds_so_many_findings_and_no_more() {
        opened();
        List<FoundLine> rest = LongStream.range(1, DossierDecision.MOST_FINDINGS)
                .mapToObj(id -> new FoundLine(9, id))
                .toList();

        assertThat(ask(new DossierRequest.Join(rest, FIRST))).isInstanceOf(Written.class);
        assertThat(ask(new DossierRequest.Join(List.of(new FoundLine(9, 1)), FIRST)))
                .isEqualTo(DossierOutcome.of());
        assertThat(ask(new DossierRequest.Join(List.of(new FoundLine(10, 1)), FIRST)))
                .isEqualTo(new Refused(new DossierRefusal.TooManyFindings(DossierDecision.MOST_FINDINGS)));
    }

    @Test
    void a_finding_that_another_open_dossier_has_opens_none_and_joins_none() {
        elsewhere = OptionalLong.of(8);
        var refused = new Refused(new DossierRefusal.InAnother(8));

        assertThat(ask(new DossierRequest.Open(
                        new Subject(SubjectKind.SHOP, 30, 30), "事实", List.of(new FoundLine(5, 6)), null, FIRST, 24)))
                .isEqualTo(refused);
        elsewhere = OptionalLong.empty();
        opened();
        elsewhere = OptionalLong.of(8);

        assertThat(ask(new DossierRequest.Join(List.of(new FoundLine(9, 1)), FIRST)))
                .isEqualTo(refused);
        assertThat(dossier.findings()).containsExactly(new FoundLine(5, 6));
    }

    @Test
    void a_dossier_is_not_closed_over_a_repair_that_nobody_has_checked() {
        opened();
        ask(new DossierRequest.GiveNotice(61, NoticeKind.CORRECTION, "请改正", 24, FIRST));
        ask(new DossierRequest.Reply(60, ReplyKind.REPAIR, SELLER, "hash"));

        assertThat(ask(new DossierRequest.Close(DossierEnd.GUIDED, "已改", FIRST)))
                .isEqualTo(new Refused(new DossierRefusal.StillOpen()));
        ask(new DossierRequest.CheckRepair(true, "已改", FIRST));
        assertThat(ask(new DossierRequest.Close(DossierEnd.GUIDED, "已改", FIRST)))
                .isInstanceOf(Written.class);
    }

    @Test
    void a_shop_cannot_answer_what_it_was_not_told_and_reads_what_it_was() {
        opened();
        assertThat(ask(new DossierRequest.Reply(60, ReplyKind.ANSWER, SELLER, "hash")))
                .isEqualTo(new Refused(new DossierRefusal.NotServed()));
        assertThat(dossier.isUnread()).isFalse();

        ask(new DossierRequest.GiveNotice(61, NoticeKind.INQUIRY, "请说明", 24, FIRST));

        assertThat(dossier.isUnread()).isTrue();
        now = NOON.plusSeconds(5);
        ask(new DossierRequest.ReadNotice(SELLER));
        assertThat(dossier.isUnread()).isFalse();
        assertThat(ask(new DossierRequest.ReadNotice(SELLER))).isEqualTo(DossierOutcome.of());
    }

    @Test
    void a_dossier_is_not_closed_over_an_open_appeal_and_may_be_appealed_after_it_was() {
        opened();
        propose(MeasureKind.WARNING, 240);
        ask(new DossierRequest.Close(DossierEnd.MEASURED, "已警示", FIRST));
        ask(new DossierRequest.Appeal(MEASURE, SELLER, "hash"));

        assertThat(dossier.closed()).isNotNull();
        assertThat(measure().isBeforeAppeal()).isTrue();

        var open = new DossierDecisionTest();
        open.opened();
        open.propose(MeasureKind.BROADCAST_BAN, 24);
        assertThat(open.ask(new DossierRequest.Close(DossierEnd.MEASURED, "已处置", FIRST)))
                .isEqualTo(new Refused(new DossierRefusal.StillOpen()));
    }

    @ForEachSeed(count = 200)
    void whatever_is_asked_no_measure_binds_without_the_consents_of_others_and_none_ends_twice(long seed) {
        var random = new SplittableRandom(seed);
        var kinds = List.of(MeasureKind.values());
        var happened = new ArrayList<DossierEvent>();
        opened();
        for (int step = 0; step < 60; step++) {
            now = now.plus(Duration.ofHours(random.nextInt(5)));
            long person = random.nextLong(1, 5);
            long id = random.nextLong(50, 54);
            MeasureKind kind = kinds.get(random.nextInt(kinds.size()));
            DossierOutcome outcome = ask(
                    switch (random.nextInt(6)) {
                        case 0 ->
                            dossier.known(id).isPresent()
                                    ? new DossierRequest.EndTerm(id)
                                    : new DossierRequest.Propose(
                                            id, kind, "事实", "理由", List.of("依据"), 1 + random.nextInt(24), person);
                        case 1 -> new DossierRequest.Agree(id, person, random.nextBoolean(), random.nextBoolean());
                        case 2 -> new DossierRequest.Appeal(id, SELLER, "hash");
                        case 3 -> new DossierRequest.DecideAppeal(id, random.nextBoolean(), "理由", person);
                        case 4 -> new DossierRequest.Lift(id, "理由", person);
                        default -> new DossierRequest.EndTerm(id);
                    });
            if (outcome instanceof Written(List<DossierEvent> events)) {
                happened.addAll(events);
            }
            for (Dossier.Measure measure : dossier.measures()) {
                if (measure.taken() != null) {
                    assertThat(measure.agreed().keySet())
                            .containsExactlyInAnyOrderElementsOf(
                                    measure.proposed().needs());
                    assertThat(measure.agreed().values())
                            .doesNotHaveDuplicates()
                            .doesNotContain(measure.proposed().officerId());
                }
                if (measure.decision() != null) {
                    assertThat(dossier.hadAHand(measure, measure.decision().officerId()))
                            .isFalse();
                }
            }
        }
        for (Class<? extends DossierEvent> once : List.of(
                MeasureProposed.class,
                MeasureTaken.class,
                MeasureEnded.class,
                MeasureAppealed.class,
                AppealDecided.class)) {
            assertThat(happened.stream()
                            .filter(once::isInstance)
                            .map(DossierDecisionTest::measureOf)
                            .toList())
                    .as(once.getSimpleName())
                    .doesNotHaveDuplicates();
        }
        assertThat(dossier.measures().stream()
                        .filter(measure -> measure.ended() != null)
                        .allMatch(measure -> measure.taken() != null))
                .isTrue();
    }

    private static long measureOf(DossierEvent event) {
        return switch (event) {
            case MeasureProposed one -> one.measureId();
            case MeasureTaken one -> one.measureId();
            case MeasureEnded one -> one.measureId();
            case MeasureAppealed one -> one.measureId();
            case AppealDecided one -> one.measureId();
            default -> throw new AssertionError("not of a measure: " + event);
        };
    }
}

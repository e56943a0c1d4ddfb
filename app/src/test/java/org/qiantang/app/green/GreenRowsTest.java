package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.green.Score.VetoMark;
import org.qiantang.app.green.Score.VetoState;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.DossierEvent.DossierEnd;
import org.qiantang.event.DossierEvent.NoticeKind;
import org.qiantang.event.DoubtEvent.DoubtJudged;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FindingEvent.FindingJudged;
import org.qiantang.event.FindingEvent.Ruling;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the rows say, in a real database. */
class GreenRowsTest {
    private static final Instant NOON = Samples.NOON;
    private static final long SHOP = 1;
    private static final long SHOW = 1;
    private static final long DOSSIER = 5;
    private static final long OFFICER = 9;

    private static OneDatabase database;
    private static JdbcClient jdbc;
    private final EventCodec codec = new EventCodec();
    private final GreenTable table = new GreenTable(codec);
    private final TrafficTable traffic = new TrafficTable(codec);
    private final List<Recorded> judgements = new ArrayList<>();
    private long position;

    @BeforeAll
    static void open() throws IOException {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        try (Connection transaction = database.pool().getConnection()) {
            table.clear(transaction);
            traffic.clear(transaction);
        }
        jdbc.sql("""
                truncate host_line, report, report_step, after_sale, after_sale_step, show_row, show_item, preair_record,
                         preair_review, doubt_finding, doubt_order, doubt_order_seen, doubt_likes
                """).update();
    }

    private static Instant ago(int days) {
        return NOON.minus(Duration.ofDays(days));
    }

    /** The shop's window as of so many days ago. */
    private static Scope asOf(int days) {
        Scope now = Samples.scope(10);
        Duration by = Duration.ofDays(days);
        return new Scope(
                now.kind(),
                now.merchantId(),
                now.day().minusDays(days),
                now.from().minus(by),
                now.until().minus(by),
                now.asOf().minus(by),
                List.of(Samples.span(SHOW, 2, 300)));
    }

    private void fold(Event... events) throws SQLException {
        var told = new ArrayList<Recorded>();
        for (Event event : events) {
            String stream = event instanceof DossierEvent ? Streams.dossier(DOSSIER) : Streams.finding(SHOW);
            told.add(new Recorded(
                    Streams.OFFICE,
                    ++position,
                    stream,
                    codec.typeOf(event),
                    EventCodec.VERSION,
                    event.at(),
                    codec.bytes(event)));
        }
        try (Connection transaction = database.pool().getConnection()) {
            table.fold(told, transaction);
        }
    }

    private static DossierEvent.DossierOpened opened(Instant at, DossierEvent.FoundLine... lines) {
        var subject = new DossierEvent.Subject(DossierEvent.SubjectKind.SHOP, SHOP, SHOP);
        return new DossierEvent.DossierOpened(at, subject, "事实", List.of(lines), null, OFFICER, at.plusSeconds(99));
    }

    @Test
    void a_dossier_that_turns_out_unfounded_has_earlier_days_counted_again() throws SQLException {
        fold(opened(ago(9)), new DossierEvent.DossierClosed(ago(2), DossierEnd.GUIDED, "改了", OFFICER));
        assertThat(again()).containsExactly(false);

        fold(new DossierEvent.DossierClosed(ago(1), DossierEnd.UNFOUNDED, "不成立", OFFICER));
        assertThat(again()).containsExactly(false, true);
    }

    @Test
    void what_was_checked_later_changes_nothing_of_a_past_day() throws SQLException {
        fold(
                opened(ago(20)),
                new DossierEvent.NoticeGiven(ago(12), 7, NoticeKind.CORRECTION, "请整改", ago(9), OFFICER),
                new DossierEvent.ShopReplied(ago(10), 8, DossierEvent.ReplyKind.REPAIR, 3, "hash"),
                new DossierEvent.RepairChecked(ago(6), 8, false, "没有改", OFFICER));
        var notices = new Notices(jdbc);
        Reading waiting = notices.readings(asOf(7)).get("GR-D6");
        Reading failed = notices.readings(asOf(5)).get("GR-D6");
        assertThat(counts(waiting)).containsEntry("due", Exact.ZERO);
        assertThat(counts(failed)).containsEntry("due", Exact.of(1)).containsEntry("done", Exact.ZERO);

        fold(
                new DossierEvent.RepairChecked(ago(4), 8, false, "还没有", OFFICER),
                new DossierEvent.RepairChecked(ago(3), 8, true, "改了", OFFICER));

        assertThat(notices.readings(asOf(7))).containsEntry("GR-D6", waiting);
        assertThat(notices.readings(asOf(5))).containsEntry("GR-D6", failed);
        assertThat(counts(notices.readings(asOf(0)).get("GR-D6"))).containsEntry("done", Exact.of(1));
    }

    @Test
    void a_verdict_that_came_later_changes_nothing_of_a_past_day() {
        jdbc.sql("""
                insert into after_sale (case_id, order_id, merchant_id, buyer_id, show_id, kind, reason, state, lines,
                                        amount_minor, currency, asked_at)
                values (1, 2, 1, 3, 1, 'RETURN', 'NO_REASON', 'REFUSED', '[]', 100, 'CNY', :at)
                """).param("at", ago(9).atOffset(UTC)).update();
        step("AfterSaleAsked", "BUYER", ago(9));
        step("AfterSaleRefused", "SELLER", ago(8));
        var care = new Care(jdbc);
        Reading refused = care.readings(asOf(5)).get("GR-D4");
        assertThat(counts(refused)).containsEntry("requests", Exact.of(1)).containsEntry("requests_done", Exact.ZERO);

        step("DisputeOpened", "BUYER", ago(4));
        step("DisputeDecided", "OFFICER", ago(3));
        jdbc.sql("update after_sale set state = 'ENDED', verdict = 'SELLER'").update();

        assertThat(care.readings(asOf(5))).containsEntry("GR-D4", refused);
        assertThat(counts(care.readings(asOf(0)).get("GR-D4"))).containsEntry("requests", Exact.ZERO);
    }

    /** After a contest the report's own row no longer says that the shop was asked; its steps do. */
    @Test
    void what_the_shop_owes_to_complaints_is_read_from_their_steps() {
        jdbc.sql("""
                insert into person (id, name, nickname, password, roles, created_at, simulated)
                values (31, 'green-31', '', '', '{}', :at, false), (32, 'green-32', '', '', '{}', :at, true)
                    on conflict do nothing
                """).param("at", ago(9).atOffset(UTC)).update();
        asked(1, 31);
        asked(2, 31);
        said(2, "ANSWERED", 5);
        asked(3, 31);
        said(3, "DECIDED", 5);
        asked(4, 32);

        assertThat(counts(new Care(jdbc).readings(asOf(0)).get("GR-D3")))
                .containsEntry("due", Exact.of(2))
                .containsEntry("in_time", Exact.of(1));
    }

    private void asked(long report, long by) {
        jdbc.sql("""
                insert into report (id, number, at, by_person, kind, show_id, merchant_id, target_id, reason, seen_at, words,
                                    quoted, due_at, last_at)
                values (:id, :number, :at, :by, 'SHOW', 1, 1, :id, 'OTHER', :at, '', '', :at, :at)
                """)
                .param("id", report)
                .param("number", "TS-" + report)
                .param("at", ago(7).atOffset(UTC))
                .param("by", by)
                .update();
        said(report, "ASKED", 6);
    }

    private void said(long report, String kind, int daysAgo) {
        jdbc.sql("""
                insert into report_step (step_id, report_id, at, kind, due_at)
                values (:step, :report, :at, :kind, case when :kind = 'ASKED' then :due::timestamptz end)
                """)
                .param("step", ++position)
                .param("report", report)
                .param("at", ago(daysAgo).atOffset(UTC))
                .param("kind", kind)
                .param("due", ago(4).atOffset(UTC))
                .update();
    }

    private void step(String what, String by, Instant at) {
        jdbc.sql("""
                insert into after_sale_step (case_id, shard, position, what, by_whom, at, has_words, pictures)
                values (1, 0, :position, :what, :by, :at, false, '[]')
                """)
                .param("position", ++position)
                .param("what", what)
                .param("by", by)
                .param("at", at.atOffset(UTC))
                .update();
    }

    @Test
    void what_silence_confirmed_stays_confirmed_on_its_days_when_an_officer_confirms_it_later() throws SQLException {
        jdbc.sql("""
                insert into host_line (show_id, line_id, at, speaker, text, verdict, findings)
                values (1, 3, :at, 'HUMAN', '全网最好的茶', 'violates', '[{"rule": "AD-01", "category": "absolute_terms",
                        "article": "第九条", "from": 0, "to": 4, "severity": "S2", "action": "A2", "message": "绝对化用语"}]')
                """).param("at", ago(15).atOffset(UTC)).update();
        fold(
                opened(ago(14), new DossierEvent.FoundLine(SHOW, 3)),
                new DossierEvent.NoticeGiven(ago(12), 7, NoticeKind.INQUIRY, "请说明", ago(9), OFFICER));
        var found = new FoundRows(jdbc);
        List<FoundRows.Confirmed> silent = found.confirmed(asOf(2));
        assertThat(silent)
                .singleElement()
                .satisfies(line -> assertThat(line.byOfficer()).isFalse());

        fold(new FindingJudged(ago(1), SHOW, 3, Ruling.CONFIRMED, "看过了", OFFICER, null));

        assertThat(found.confirmed(asOf(2))).isEqualTo(silent);
        assertThat(found.confirmed(asOf(0)))
                .singleElement()
                .satisfies(line -> assertThat(line.byOfficer()).isTrue());
        fold(new FindingJudged(NOON, SHOW, 3, Ruling.WITHDRAWN, "看错了", OFFICER, null));
        assertThat(found.confirmed(asOf(2)))
                .as("a withdrawal counts for every day")
                .isEmpty();
    }

    @Test
    void goods_of_a_show_without_any_record_of_a_review_are_left_out() {
        lineUp(SHOW, 11);
        lineUp(SHOW, 12);
        lineUp(SHOW + 1, 13);
        jdbc.sql("insert into preair_record values (1, 1, '')").update();
        jdbc.sql("insert into preair_review values (1, 11, :at, 'pass', 1)")
                .param("at", ago(5).atOffset(UTC))
                .update();
        Scope scope = asOf(0);
        List<Span> spans = List.of(Samples.span(SHOW, 2, 100), Samples.span(SHOW + 1, 2, 100));
        var both = new Scope(
                scope.kind(), scope.merchantId(), scope.day(), scope.from(), scope.until(), scope.asOf(), spans);

        assertThat(counts(new Reviewed(jdbc).readings(both).get("GR-G1")))
                .containsEntry("products_lined_up", Exact.of(2))
                .containsEntry("products_reviewed", Exact.of(1));
    }

    private static void lineUp(long show, long item) {
        jdbc.sql("""
                insert into show_row (show_id, room_id, merchant_id, host_id, title, state, host_kind, created_at, opened_at)
                values (:show, 1, 1, 2, '晚场', 'open', 'HUMAN', :at, :at)
                    on conflict do nothing
                """).param("show", show).param("at", ago(4).atOffset(UTC)).update();
        jdbc.sql("""
                insert into show_item (show_id, item_id, product_id, place, role, title, picture, per_buyer)
                values (:show, :item, :item, 1, '', '龙井', '', 0)
                """).param("show", show).param("item", item).update();
    }

    @Test
    void orders_that_an_officer_confirmed_as_invented_are_a_veto_from_that_day_on() throws SQLException {
        doubt(70, false);
        order(70, 700, SHOW, ago(5));
        assertThat(vetoAsOf(0).state()).as("nobody has judged it").isEqualTo(VetoState.CLEAR);

        judge(70, ago(3), Ruling.CONFIRMED);

        VetoMark stands = vetoAsOf(0);
        assertThat(stands.state()).isEqualTo(VetoState.STANDS);
        assertThat(stands.words().zh())
                .contains("订单 1 单")
                .contains(China.day(ago(5)).toString())
                .doesNotContain(China.minute(ago(5)))
                .doesNotContain("{");
        assertThat(stands.behind()).singleElement().satisfies(one -> {
            assertThat(one.what()).isEqualTo(Behind.What.DOUBT);
            assertThat(one.id()).isEqualTo(70);
        });
        assertThat(vetoAsOf(4).state())
                .as("a later judgement changes nothing of a past day")
                .isEqualTo(VetoState.CLEAR);
    }

    @Test
    void a_doubt_that_turned_out_a_false_alarm_is_a_veto_on_no_day_until_it_is_confirmed_again() throws SQLException {
        doubt(70, false);
        order(70, 700, SHOW, ago(5));
        judge(70, ago(3), Ruling.CONFIRMED);

        judge(70, ago(1), Ruling.WITHDRAWN);

        assertThat(vetoAsOf(0).state()).isEqualTo(VetoState.CLEAR);
        assertThat(vetoAsOf(2).state()).isEqualTo(VetoState.CLEAR);
        judge(70, NOON, Ruling.CONFIRMED);
        assertThat(vetoAsOf(0).state()).isEqualTo(VetoState.STANDS);
        assertThat(vetoAsOf(2).state())
                .as("the first confirmation holds again for the days after it")
                .isEqualTo(VetoState.STANDS);
    }

    @Test
    void an_order_that_came_into_doubt_after_the_judgement_is_no_veto() throws SQLException {
        doubt(70, false);
        order(70, 700, SHOW, ago(5));
        paid(700, ago(1));
        doubt(71, false);
        rule(71, "CIRCLE");
        order(71, 701, SHOW, ago(5));
        back(701, ago(1));

        judge(70, ago(2), Ruling.CONFIRMED);
        judge(71, ago(2), Ruling.CONFIRMED);

        assertThat(vetoAsOf(0).state()).isEqualTo(VetoState.CLEAR);
        paid(700, ago(3));
        assertThat(vetoAsOf(0).words().en()).contains("1 order");
        back(701, ago(3));
        assertThat(vetoAsOf(0).words().en()).contains("2 orders");
    }

    @Test
    void of_a_confirmed_doubt_counts_what_lies_in_these_shows_and_days_and_had_happened_when_it_was_judged()
            throws SQLException {
        doubt(70, false);
        order(70, 700, SHOW, ago(5));
        order(70, 701, SHOW, ago(31));
        order(70, 702, SHOW + 1, ago(5));
        order(70, 703, SHOW, ago(1));
        doubt(71, false);
        likes(71, SHOW, ago(4), 3_400);
        likes(71, SHOW, ago(31), 9);
        judge(70, ago(2), Ruling.CONFIRMED);
        judge(71, ago(2), Ruling.CONFIRMED);

        List<Traffic.Invented> invented = new Traffic(jdbc).invented(asOf(0));

        assertThat(invented)
                .containsExactly(
                        new Traffic.Invented(70, List.of(700L), 0, ago(5), ago(5)),
                        new Traffic.Invented(71, List.of(), 3_400, ago(4), ago(4)));
        assertThat(vetoAsOf(0).words().en()).contains("orders and likes").contains("1 order, 3400 likes");
    }

    @Test
    void an_account_that_speaks_like_a_machine_is_no_veto_of_the_room() throws SQLException {
        doubt(70, true);
        order(70, 700, SHOW, ago(5));

        judge(70, ago(3), Ruling.CONFIRMED);

        assertThat(vetoAsOf(0).state()).isEqualTo(VetoState.CLEAR);
    }

    @Test
    void judgements_of_doubts_that_are_read_again_come_to_the_same_veto() throws SQLException {
        doubt(70, false);
        order(70, 700, SHOW, ago(5));
        judge(70, ago(4), Ruling.WITHDRAWN);
        judge(70, ago(3), Ruling.CONFIRMED);
        VetoMark before = vetoAsOf(0);

        try (Connection transaction = database.pool().getConnection()) {
            traffic.clear(transaction);
            assertThat(vetoAsOf(0).state()).isEqualTo(VetoState.CLEAR);
            traffic.fold(judgements, transaction);
        }

        assertThat(before.state()).isEqualTo(VetoState.STANDS);
        assertThat(vetoAsOf(0)).isEqualTo(before);
    }

    @Test
    void a_judgement_of_a_doubt_has_its_shop_counted_anew_and_a_false_alarm_earlier_days_too() throws SQLException {
        var touched = new Touched(jdbc);
        doubt(70, false);
        judge(70, ago(3), Ruling.CONFIRMED);
        judge(71, ago(3), Ruling.CONFIRMED);
        List<Touched.Mark> confirmed = Objects.requireNonNull(touched.waiting().get(SHOP));
        assertThat(confirmed).extracting(Touched.Mark::again).containsExactly(false);

        touched.seen(confirmed);
        assertThat(touched.waiting())
                .as("of what the doubts do not know yet nothing is counted")
                .isEmpty();
        judge(70, ago(1), Ruling.WITHDRAWN);

        assertThat(Objects.requireNonNull(touched.waiting().get(SHOP)))
                .extracting(Touched.Mark::again)
                .containsExactly(true);
        touched.seen(Objects.requireNonNull(touched.waiting().get(SHOP)));
        judge(70, NOON, Ruling.CONFIRMED);

        assertThat(Objects.requireNonNull(touched.waiting().get(SHOP)))
                .as("what is confirmed again stands again for the days since it was first")
                .extracting(Touched.Mark::again)
                .containsExactly(true);
    }

    private static VetoMark vetoAsOf(int days) {
        Scheme.Veto veto = Scheme.load().vetoes().stream()
                .filter(one -> one.id().equals("GV-3"))
                .findFirst()
                .orElseThrow();
        return new Traffic(jdbc).veto(veto, asOf(days));
    }

    private void judge(long doubt, Instant at, Ruling ruling) throws SQLException {
        var judged = new DoubtJudged(at, doubt, "OWN_PEOPLE", ruling, "核实过", OFFICER);
        var told = new Recorded(
                Streams.OFFICE,
                ++position,
                Streams.doubt(doubt),
                codec.typeOf(judged),
                EventCodec.VERSION,
                at,
                codec.bytes(judged));
        judgements.add(told);
        try (Connection transaction = database.pool().getConnection()) {
            traffic.fold(List.of(told), transaction);
        }
    }

    /** @param account whether it is about all that an account does */
    private static void doubt(long id, boolean account) {
        jdbc.sql("""
                insert into doubt_finding (finding_id, rule, show_id, merchant_id, whole, began_at, last_at, facts, grounds)
                values (:id, :rule, 1, 1, :account, :at, :at, '{}', '{}')
                """)
                .param("id", id)
                .param("rule", account ? "TALK_EVEN" : "OWN_PEOPLE")
                .param("account", account)
                .param("at", ago(5).atOffset(UTC))
                .update();
    }

    private static void order(long doubt, long order, long show, Instant placed) {
        jdbc.sql("""
                insert into doubt_order_seen (order_id, show_id, merchant_id, buyer_id, placed_at, position, goods_minor, paid_at)
                values (:order, :show, 1, 3, :at, :order, 100, :at)
                """)
                .param("order", order)
                .param("show", show)
                .param("at", placed.atOffset(UTC))
                .update();
        jdbc.sql("insert into doubt_order (finding_id, order_id) values (:doubt, :order)")
                .param("doubt", doubt)
                .param("order", order)
                .update();
    }

    private static void rule(long doubt, String rule) {
        jdbc.sql("update doubt_finding set rule = :rule where finding_id = :doubt")
                .param("rule", rule)
                .param("doubt", doubt)
                .update();
    }

    private static void paid(long order, Instant at) {
        jdbc.sql("update doubt_order_seen set paid_at = :at where order_id = :order")
                .param("at", at.atOffset(UTC))
                .param("order", order)
                .update();
    }

    private static void back(long order, Instant at) {
        jdbc.sql("""
                insert into doubt_refund_seen (refund_id, order_id, minor, ordered_at, position)
                values (:order, :order, 100, :at, :order)
                    on conflict (refund_id) do update set ordered_at = excluded.ordered_at
                """).param("order", order).param("at", at.atOffset(UTC)).update();
    }

    private static void likes(long doubt, long show, Instant minute, long likes) {
        jdbc.sql("insert into doubt_likes (finding_id, show_id, minute, likes) values (:doubt, :show, :minute, :likes)")
                .param("doubt", doubt)
                .param("show", show)
                .param("minute", minute.atOffset(UTC))
                .param("likes", likes)
                .update();
    }

    private static Map<String, Exact> counts(@Nullable Reading reading) {
        assertThat(reading).isInstanceOf(Reading.Counted.class);
        return ((Reading.Counted) Objects.requireNonNull(reading)).counts();
    }

    private static List<@Nullable Boolean> again() {
        return jdbc.sql("select again from green_touched order by position")
                .query(Boolean.class)
                .list();
    }
}

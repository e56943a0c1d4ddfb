package org.qiantang.app.closure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.payment.Market;
import org.qiantang.app.payment.Market.Goods;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Closing one's account in the whole program: what has to end first, taking it back, and what can be found afterwards. */
class ClosingRoadTest {
    private static final AtomicLong NUMBERS = new AtomicLong(77_000);
    private static final Duration WEEK_OVER = ClosingDesk.WAIT.plusHours(1);

    /** What is written without an order or a show, and is gone at once. */
    private static final List<String> BESIDE =
            List.of("comment", "held", "question", "handover", "report", "course", "access", "figures", "export");

    private static Market market;

    @BeforeAll
    static void open() throws Exception {
        market = Market.open(Map.of());
        // Only the rounds that a test asks for: the program's own would come between two steps.
        ((Rounds) market.house().bean("accountClosings")).stop();
        ((Rounds) market.house().bean("accountTerms")).stop();
    }

    @AfterAll
    static void close() throws Exception {
        market.close();
    }

    /** Somebody who has done all that leaves words behind; each word is theirs alone. */
    private record Leaver(Visitor visitor, String name, long order, long released) {
        String nickname() {
            return "昵称" + name;
        }

        String phone() {
            return "139%08d".formatted(visitor.id() % 100_000_000);
        }

        String street() {
            return "临安路" + name;
        }

        /** What was said there, as {@code say} in a room. */
        String words(String place) {
            return "这话是" + name + place;
        }
    }

    private static JdbcClient jdbc() {
        return market.bean(JdbcClient.class);
    }

    private static ClosingWork work() {
        return market.bean(ClosingWork.class);
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body();
    }

    private static Answer ask(Visitor who) {
        return who.post("/api/me/closing", "{\"password\": \"" + WholeHouse.PASSWORD + "\"}");
    }

    private static Answer signIn(String name) {
        return market.house()
                .guest()
                .post("/api/session", "{\"name\": \"%s\", \"password\": \"%s\"}".formatted(name, WholeHouse.PASSWORD));
    }

    private static List<String> kinds(JsonNode ties) {
        return ties.valueStream()
                .map(tie -> tie.isString() ? tie.asString() : tie.get("kind").asString())
                .toList();
    }

    private static Visitor viewer(String name) {
        return market.house().comes(name, null, Role.VIEWER);
    }

    private static Leaver leaver() throws Exception {
        String name = "leaver" + NUMBERS.incrementAndGet();
        Visitor who = viewer(name);
        var plain = new Leaver(who, name, 0, 0);
        ok(who.put("/api/me/nickname", "{\"nickname\": \"" + plain.nickname() + "\"}"));
        Answer address = who.post("/api/me/addresses", """
                {"recipient": "收件%s", "phone": "%s", "province": "浙江", "city": "杭州市", "district": "临安区",
                 "street": "%s", "isDefault": true}
                """.formatted(name, plain.phone(), plain.street()));
        assertThat(address.status()).as(address.text()).isEqualTo(201);
        Goods goods = market.goods(5, 8_800);
        long released = market.claim(who, goods, 1);
        market.forward(Duration.ofMinutes(10));
        market.bean(Rooms.class).wake(goods.show());
        market.untilState(who, released, "released");
        long order = market.claim(who, goods, 1);
        market.pay(market.cashier(who, order));
        market.untilState(who, order, "paid", "taken");
        var leaver = new Leaver(who, name, order, released);
        market.ask(goods.show(), new RoomRequest.Say(who.id(), leaver.words("say"), "clear"));
        writeBeside(leaver, goods);
        return leaver;
    }

    /** What lies beside the journal without an order or a show. */
    private static void writeBeside(Leaver who, Goods goods) {
        write("insert into follow (person_id, kind, target_id, at) values (:person, 'SHOP', 1, now())", who, "");
        write("""
                insert into film_comment (id, film_id, person_id, words, verdict, said_at)
                values (:id, 1, :person, :words, 'clear', now())
                """, who, "comment");
        write("""
                insert into held_line (line_id, show_id, person_id, staff, at, text, findings, judged_by, last_at)
                values (:id, %d, :person, false, now(), :words, '[]', '1', now())
                """.formatted(goods.show()), who, "held");
        write("""
                insert into help_question (question_id, person_id, product_id, merchant_id, at, question, outcome, answer, facts)
                values (:id, :person, 2, 3, now(), :words, 'TOLD', '不会', '[]')
                """, who, "question");
        write("""
                insert into help_handover (question_id, merchant_id, state, question, asked_key, topic, reason, line_ids,
                                           asker_ids, opened_at)
                values (:id, 3, 'OPEN', :words, :words, 'OTHER', 'NO_FACT', '{}', array_append(cast('{}' as bigint[]), :person), now())
                """, who, "handover");
        report(who, "report");
        write("""
                insert into course_attempt (id, person_id, course, version, seed, started_at, ends_at)
                values (:id, :person, :words, '1', 1, now(), now())
                """, who, "course");
        write("""
                insert into proof_access (id, at, room, about, act, reason, device, person_id, disclosure, commitment, idx)
                values (:id, now(), 'house', 'x', 'READ', 'x', '', :person, :words, 'c' || :id, :id)
                """, who, "access");
        ofAgency(who);
    }

    /** What an agency, or an officer who looks at one, leaves. */
    private static void ofAgency(Leaver who) {
        write("""
                insert into radar_file (file_id, side, owner_id, name, sha256, row_count, imported_at, imported_by)
                values (:id, 'AGENCY', :person, :words, 's', 1, now(), :person)
                """, who, "figures");
        write("""
                insert into export_ask (export_id, scope, subject_id, subject_name, from_day, until_day, clear, reason, state,
                                        asked_by, asked_at, last_at)
                values (:id, 'AGENCY', :person, :words, current_date, current_date, false, 'x', 'DECLINED', 1, now(), now())
                """, who, "export");
    }

    private static void report(Leaver who, String place) {
        write("""
                insert into report (id, at, by_person, kind, show_id, target_id, reason, words, quoted, number, seen_at, due_at,
                                    last_at)
                values (:id, now(), :person, 'SHOW', :id, :id, 'OTHER', :words, '', 'T' || :id, now(), now(), now())
                """, who, place);
    }

    private static void write(String sql, Leaver who, String place) {
        jdbc().sql(sql)
                .param("id", NUMBERS.incrementAndGet())
                .param("person", who.visitor().id())
                .param("words", who.words(place))
                .update();
    }

    /** The order has come, and what was reported is answered. */
    private static void endAll(Leaver who) {
        jdbc().sql("update placed_order set state = 'received', received_at = now() where order_id = :order")
                .param("order", who.order())
                .update();
        jdbc().sql("update report set closed_at = now(), outcome = 'UNFOUNDED'"
                        + " where by_person = :person and closed_at is null")
                .param("person", who.visitor().id())
                .update();
    }

    private static long closedEvents(long personId) {
        return market.count(
                "select count(*) from event where type = 'AccountClosed' and stream = 'account/" + personId + "'");
    }

    @Test
    void of_a_closed_account_nothing_is_found_but_what_the_law_keeps_and_that_goes_after_three_years()
            throws Exception {
        Leaver who = leaver();
        Visitor visitor = who.visitor();
        var traces = new Traces(jdbc());
        Set<String> before = traces.of(who.phone());
        for (String place : BESIDE) {
            assertThat(traces.of(who.words(place))).as(place).isNotEmpty();
        }
        endAll(who);

        ok(ask(visitor));
        market.forward(WEEK_OVER);
        work().round();

        assertThat(before).contains("address", "person", "aside");
        assertThat(traces.of(who.nickname())).isEmpty();
        assertThat(market.count("select count(*) from person where name = '" + who.name() + "'"))
                .isZero();
        for (String place : BESIDE) {
            assertThat(traces.of(who.words(place))).as(place).isEmpty();
        }
        // The address of the order that was paid, and what was said in the room: by the law, for three years.
        assertThat(traces.of(who.phone())).containsExactly("aside");
        assertThat(traces.of(who.street())).containsExactly("aside");
        assertThat(traces.of(who.words("say"))).containsExactly("aside");
        assertThat(asides(who, "PiecesHeld")).isEqualTo(1);
        assertThat(market.count("select count(*) from follow where person_id = " + visitor.id()))
                .isZero();
        assertThat(closedEvents(visitor.id())).isEqualTo(1);
        assertThat(market.bean(People.class).nickname(visitor.id())).isEqualTo("已注销用户");
        assertThat(visitor.get("/api/me").status()).isEqualTo(401);
        assertThat(signIn(who.name()).status()).isEqualTo(401);

        work().sweep();
        assertThat(traces.of(who.phone())).containsExactly("aside");
        makeOlder(who);
        work().sweep();
        work().round();

        assertThat(traces.of(who.phone())).isEmpty();
        assertThat(traces.of(who.street())).isEmpty();
        assertThat(traces.of(who.words("say"))).isEmpty();
        assertThat(closedEvents(visitor.id())).isEqualTo(1);
    }

    private static long asides(Leaver who, String type) {
        return market.count("select count(*) from aside a join event e on e.shard = a.shard and e.position = a.position"
                + " where e.type = '" + type + "' and a.person = "
                + who.visitor().id());
    }

    private static void makeOlder(Leaver who) {
        jdbc().sql("""
                update placed_order
                   set created_at = created_at - interval '4 years', paid_at = paid_at - interval '4 years',
                       received_at = received_at - interval '4 years', closed_at = closed_at - interval '4 years'
                 where order_id = :order
                """).param("order", who.order()).update();
        jdbc().sql("""
                update event set at = at - interval '4 years'
                 where (shard, position) in (select shard, position from aside where person = :person)
                """).param("person", who.visitor().id()).update();
    }

    @Test
    void while_something_is_open_it_is_refused_with_its_kind_and_what_opens_later_holds_it_up() throws Exception {
        Leaver who = leaver();
        Visitor visitor = who.visitor();

        Answer refused = ask(visitor);
        endAll(who);
        ok(ask(visitor));
        report(who, "later");
        market.forward(WEEK_OVER);
        work().round();
        Answer heldUp = signIn(who.name());
        endAll(who);
        work().round();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("account-in-use");
        assertThat(kinds(refused.body().get("kinds"))).containsExactlyInAnyOrder("order", "complaint");
        assertThat(heldUp.status()).isEqualTo(200);
        assertThat(signIn(who.name()).status()).isEqualTo(401);
    }

    @Test
    void who_owns_a_shop_is_an_officer_or_stands_on_the_blacklist_is_told_so() {
        Visitor owner = market.house().comes("shop-owner", 5L, Role.VIEWER, Role.MERCHANT);
        Visitor officer = market.house().comes("office-worker", null, Role.OFFICER);
        Visitor listed = viewer("listed");
        list(listed.id(), "now() + interval '20 years'");

        assertThat(kinds(ok(owner.get("/api/me/closing")).get("ties"))).containsExactly("shop");
        assertThat(kinds(ask(officer).body().get("kinds"))).containsExactly("role");
        assertThat(kinds(ask(listed).body().get("kinds"))).containsExactly("blacklist");
    }

    private static void list(long personId, String until) {
        jdbc().sql("""
                insert into blacklist (entry_id, party, subject_id, reason, facts, basis, appeal, listed_at, until, by_id)
                values (:id, 'PERSON', :person, 'OTHER', 'x', 'x', 'x', now() - interval '1 year', %s, 1)
                """.formatted(until))
                .param("id", NUMBERS.incrementAndGet())
                .param("person", personId)
                .update();
    }

    @Test
    void within_the_week_it_is_taken_back_and_nothing_has_happened() {
        Visitor visitor = viewer("undecided");

        Answer wrong = visitor.post("/api/me/closing", "{\"password\": \"not the one\"}");
        String waiting = ok(ask(visitor)).get("state").asString();
        String dueAt = ok(visitor.get("/api/me/closing")).get("dueAt").asString();
        String askedTwice = ok(ask(visitor)).get("dueAt").asString();
        Answer meanwhile = signIn("undecided");
        String back = ok(visitor.delete("/api/me/closing")).get("state").asString();
        market.forward(WEEK_OVER);
        work().round();

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body().get("field").asString()).isEqualTo("password");
        assertThat(waiting).isEqualTo("waiting");
        assertThat(askedTwice).isEqualTo(dueAt);
        assertThat(meanwhile.status()).isEqualTo(200);
        assertThat(back).isEqualTo("open");
        assertThat(ok(visitor.get("/api/me")).get("nickname").asString()).isEqualTo("undecided");
        assertThat(closedEvents(visitor.id())).isZero();
    }

    @Test
    void stopped_between_any_two_steps_it_goes_on_and_is_told_once() {
        for (Step last : Step.values()) {
            Visitor visitor = viewer("stopped-" + last.name().toLowerCase(Locale.ROOT));
            ok(ask(visitor));
            market.forward(WEEK_OVER);

            assertThat(work().begin(visitor.id())).isTrue();
            for (Step step : Step.values()) {
                if (step.compareTo(last) <= 0) {
                    work().take(visitor.id(), step);
                }
            }
            assertThat(closedEvents(visitor.id())).isZero();
            // Done, and not yet noted: it is done once more.
            jdbc().sql("delete from account_closing_step where person_id = :person and step = :step")
                    .param("person", visitor.id())
                    .param("step", last.name())
                    .update();
            work().round();
            work().round();

            assertThat(closedEvents(visitor.id())).as(last.name()).isEqualTo(1);
            assertThat(market.count("select count(*) from account_closing_step where person_id = " + visitor.id()))
                    .isEqualTo(Step.values().length);
        }
    }

    @Test
    void once_it_is_under_way_it_is_not_taken_back() {
        Visitor visitor = viewer("too-late");
        ok(ask(visitor));
        market.forward(WEEK_OVER);
        assertThat(work().begin(visitor.id())).isTrue();

        Answer answer = visitor.delete("/api/me/closing");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("code").asString()).isEqualTo("closing-under-way");
    }

    @Test
    void a_name_is_free_again_but_that_of_somebody_who_was_once_listed_is_not() {
        Visitor plain = viewer("free-again");
        Visitor listed = viewer("once-listed");
        list(listed.id(), "now() - interval '1 day'");
        ok(ask(plain));
        ok(ask(listed));
        market.forward(WEEK_OVER);
        work().round();

        People people = market.bean(People.class);
        assertThat(people.join("free-again", WholeHouse.PASSWORD, "新人", Set.of(Role.VIEWER), null))
                .isInstanceOf(People.Joining.Joined.class);
        assertThat(people.join("once-listed", WholeHouse.PASSWORD, "新人", Set.of(Role.VIEWER), null))
                .isInstanceOf(People.Joining.NameTaken.class);
        assertThat(people.faultOf("some-name", WholeHouse.PASSWORD, "已注销用户")).isPresent();
    }

    @Test
    void administrators_see_a_pseudonym_and_bring_nobody_back() {
        Visitor admin = market.house().comes("admin-of-closings", null, Role.ADMIN);
        Visitor visitor = viewer("gone-for-good");
        ok(ask(visitor));
        market.forward(WEEK_OVER);
        work().round();

        String listed = ok(admin.get("/api/admin/people?q=" + visitor.id())).toString();
        String door = "/api/admin/people/" + visitor.id();

        assertThat(listed).contains("已注销用户").doesNotContain("gone-for-good");
        assertThat(admin.post(door + "/reactivate", "").status()).isEqualTo(409);
        assertThat(admin.post(door + "/password", "").status()).isEqualTo(409);
        assertThat(admin.put(door + "/roles", "{\"roles\": [\"OFFICER\"]}").status())
                .isEqualTo(409);
    }
}

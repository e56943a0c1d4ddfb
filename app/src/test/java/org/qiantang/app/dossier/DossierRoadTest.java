package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.dossier.DossierHouse.last;
import static org.qiantang.app.dossier.DossierHouse.ok;
import static org.qiantang.app.dossier.DossierHouse.until;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.guard.RoomGuard;
import org.qiantang.app.order.At;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.room.Story;
import org.qiantang.engine.guard.Judgement;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.journal.Followers;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.HostSpoke;
import org.qiantang.event.Streams;
import org.qiantang.event.TakenDown;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** Dossiers over real HTTP, from a finding to a measure that binds, its appeal, and its end. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class DossierRoadTest extends DossierEvening {
    private static JsonNode sheet(String dossier) {
        return ok(town.officer.get("/api/officer/dossiers/" + dossier));
    }

    private static String stateOf(String dossier, String measure) {
        return sheet(dossier)
                .get("measures")
                .valueStream()
                .filter(one -> one.get("measureId").asString().equals(measure))
                .map(one -> one.get("state").asString())
                .findFirst()
                .orElseThrow();
    }

    private static Answer appeal(Visitor who, String dossier, String measure) {
        return who.post(
                "/api/studio/notices/" + dossier + "/measures/" + measure + "/appeal", "{\"words\": \"有检测报告，见附件\"}");
    }

    @Test
    void dossiers_are_for_officers_the_head_reads_and_nobody_else_sees_any() {
        String dossier = town.dossier(show, line);
        String one = "/api/officer/dossiers/" + dossier;

        for (String path : List.of("/api/officer/dossiers", one, one + "/papers", "/api/officer/ladder")) {
            assertThat(town.house.guest().get(path).status()).as(path).isEqualTo(401);
            assertThat(town.seller.get(path).status()).as(path).isEqualTo(403);
            assertThat(town.viewer.get(path).status()).as(path).isEqualTo(403);
            assertThat(town.head.get(path).status()).as(path).isEqualTo(200);
        }
        for (String path : List.of("", "/findings", "/officer", "/notices", "/repair", "/close", "/measures")) {
            String address = "/api/officer/dossiers" + (path.isEmpty() ? "" : "/" + dossier + path);
            assertThat(town.seller.post(address, "{}").status()).as(address).isEqualTo(403);
            assertThat(town.head.post(address, "{}").status()).as(address).isEqualTo(403);
        }
    }

    @Test
    void a_finding_becomes_a_dossier_of_its_shop_with_the_date_that_its_severity_asks_for() {
        String dossier = town.dossier(show, line);

        JsonNode sheet = sheet(dossier);

        assertThat(sheet.get("head").get("shopName").asString()).isEqualTo("西湖茶庄");
        assertThat(sheet.get("head").get("officerName").asString()).isEqualTo("officer-one");
        assertThat(sheet.get("findings").get(0).get("lineId").asString()).isEqualTo(line);
        assertThat(sheet.get("weighed").get("confirmed").asInt()).isEqualTo(1);
        assertThat(sheet.get("overdue").asBoolean()).isFalse();
        assertThat(ok(town.officer.get("/api/officer/dossiers?state=open&mine=true"))
                        .get("items")
                        .valueStream()
                        .map(row -> row.get("dossierId").asString()))
                .contains(dossier);
        assertThat(ok(town.second.get("/api/officer/dossiers?mine=true"))
                        .get("items")
                        .size())
                .isZero();
        assertThat(town.seller.get("/api/studio/notices/" + dossier).status()).isEqualTo(404);
        assertThat(town.officer
                        .post("/api/officer/dossiers/1/close", "{\"end\": \"GUIDED\", \"reason\": \"无此案卷\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void what_nobody_has_confirmed_is_no_ground_for_a_measure_and_findings_of_two_shops_make_no_dossier() {
        String dossier = ok(town.officer.post("/api/officer/dossiers", """
                {"findings": [{"showId": "%s", "lineId": "%s"}], "facts": "待查"}
                """.formatted(show, line)))
                .get("dossierId")
                .asString();
        String next = town.onAir(town.rival, "隔壁专场");
        String other = town.says(town.rival, next, "这是全国最好的茶");

        Answer refused = town.propose(dossier, "WARNING", 24);
        Answer two = town.officer.post("/api/officer/dossiers/" + dossier + "/findings", """
                {"findings": [{"showId": "%s", "lineId": "%s"}]}
                """.formatted(next, other));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("nothing-confirmed");
        assertThat(two.body().get("code").asString()).isEqualTo("several-shops");
        town.close(town.rival, next);
    }

    @Test
    void a_warning_is_in_the_control_room_at_once_and_is_read_and_answered_by_the_shop() {
        String dossier = town.dossier(show, line);

        town.take(dossier, "WARNING");

        JsonNode now = ok(town.seller.get("/api/studio/shows/" + show + "/notices"));
        assertThat(now.get("measures").get(0).get("kind").asString()).isEqualTo("WARNING");
        assertThat(now.get("unread").asInt()).isPositive();
        assertThat(town.rival.get("/api/studio/shows/" + show + "/notices").status())
                .isEqualTo(404);
        assertThat(town.rival.get("/api/studio/notices/" + dossier).status()).isEqualTo(404);
        assertThat(ok(town.seller.post("/api/studio/notices/" + dossier + "/read", ""))
                        .get("unread")
                        .asBoolean())
                .isFalse();
        ok(town.seller.post(
                "/api/studio/notices/" + dossier + "/replies", "{\"kind\": \"REPAIR\", \"words\": \"已改详情页\"}"));
        JsonNode checked = ok(town.officer.post(
                "/api/officer/dossiers/" + dossier + "/repair", "{\"passed\": true, \"words\": \"确已改正\"}"));
        assertThat(checked.get("replies").get(0).get("words").asString()).isEqualTo("已改详情页");
        assertThat(checked.get("replies").get(0).get("passed").asBoolean()).isTrue();
        assertThat(checked.get("steps")
                        .valueStream()
                        .map(step -> step.get("what").asString()))
                .contains("MeasureTaken", "NoticeRead", "ShopReplied", "RepairChecked");
    }

    @Test
    void a_notice_that_nobody_has_read_counts_however_many_newer_ones_were_read() {
        DossierRows rows = town.house.bean(DossierRows.class);
        JdbcClient jdbc = town.house.bean(JdbcClient.class);
        long shop = DossierHouse.SHOP + 7;
        try {
            for (int i = 0; i < 30; i++) {
                notice(jdbc, shop, 1 + i, i > 0);
            }

            assertThat(rows.unread(shop, 20)).isEqualTo(1);
            assertThat(rows.unread(shop + 1, 20)).isZero();
            jdbc.sql("update dossier set read_at = null where merchant_id = :shop")
                    .param("shop", shop)
                    .update();
            assertThat(rows.unread(shop, 20)).isEqualTo(20);
        } finally {
            jdbc.sql("delete from dossier where merchant_id = :shop")
                    .param("shop", shop)
                    .update();
        }
    }

    private static void notice(JdbcClient jdbc, long shop, long id, boolean read) {
        jdbc.sql("""
                        insert into dossier (dossier_id, subject_kind, subject_id, merchant_id, facts, officer_id, opened_at,
                                             due_at, served_at, read_at)
                        values (:id, 'SHOP', :shop, :shop, '事实', 1, now(), now(), now(), case when :read then now() end)
                        """).param("id", id).param("shop", shop).param("read", read).update();
    }

    @Test
    void what_the_shop_wrote_waits_for_an_officer_until_one_has_acted_on_it_and_no_longer() {
        String dossier = town.dossier(show, line);
        town.take(dossier, "WARNING");
        String replies = "/api/studio/notices/" + dossier + "/replies";
        assertThat(waits(dossier)).isEmpty();

        ok(town.seller.post(replies, "{\"kind\": \"REPAIR\", \"words\": \"已改详情页\"}"));
        ok(town.seller.post(replies, "{\"kind\": \"ANSWER\", \"words\": \"另有说明\"}"));
        assertThat(waits(dossier)).containsExactly("repair", "answer");
        ok(town.officer.post(
                "/api/officer/dossiers/" + dossier + "/repair", "{\"passed\": true, \"words\": \"确已改正\"}"));
        assertThat(waits(dossier)).isEmpty();

        ok(town.seller.post(replies, "{\"kind\": \"ANSWER\", \"words\": \"还有一点\"}"));
        assertThat(waits(dossier)).containsExactly("answer");
        ok(town.officer.post("/api/officer/dossiers/" + dossier + "/notices", """
                {"kind": "INQUIRY", "words": "哪一点", "replyHours": 24}
                """));
        assertThat(waits(dossier)).isEmpty();

        ok(town.seller.post(replies, "{\"kind\": \"ANSWER\", \"words\": \"这一点\"}"));
        ok(town.officer.post(
                "/api/officer/dossiers/" + dossier + "/close", "{\"end\": \"MEASURED\", \"reason\": \"已警示\"}"));
        assertThat(waits(dossier)).isEmpty();
    }

    /** What the list of dossiers that wait for officers says of one; nothing where it is not in it. */
    private static List<String> waits(String dossier) {
        return ok(town.officer.get("/api/officer/dossiers?state=waiting&limit=100"))
                .get("items")
                .valueStream()
                .filter(row -> row.get("dossierId").asString().equals(dossier))
                .flatMap(row -> row.get("waits").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    @Test
    void more_askers_at_once_than_there_are_connections_do_not_wait_for_each_other() throws Exception {
        String dossier = town.dossier(show, line);
        town.take(dossier, "WARNING");
        DossierDesk desk = town.house.bean(DossierDesk.class);
        long reader = DossierHouse.id(town.seller);

        List<Future<At>> asked;
        try (ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor()) {
            asked = Stream.generate(() -> askers.submit(
                            () -> desk.ask(Long.parseLong(dossier), new DossierRequest.ReadNotice(reader))))
                    .limit(60)
                    .toList();
        }

        for (Future<At> one : asked) {
            assertThat(one.get().shard()).isEqualTo(Streams.OFFICE);
        }
        assertThat(ok(town.seller.get("/api/studio/notices/" + dossier))
                        .get("unread")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void a_suspension_for_a_set_time_binds_only_with_another_officers_consent_and_an_upheld_appeal_undoes_it() {
        String dossier = town.dossier(show, line);
        String measure = last(ok(town.propose(dossier, "BROADCAST_BAN", 240)));
        String consent = "/api/officer/dossiers/" + dossier + "/measures/" + measure + "/consent";

        assertThat(town.officer.post(consent, "{\"agreed\": true}").status()).isEqualTo(409);
        assertThat(town.state(show)).isEqualTo("open");
        ok(town.second.post(consent, "{\"agreed\": true}"));
        until("the show is closed", () -> town.state(show).equals("closed"));

        assertThat(appeal(town.rival, dossier, measure).status()).isEqualTo(404);
        ok(appeal(town.seller, dossier, measure));
        String decide = "/api/officer/dossiers/" + dossier + "/measures/" + measure + "/appeal";
        assertThat(town.second
                        .post(decide, "{\"upheld\": true, \"reason\": \"成立\"}")
                        .status())
                .isEqualTo(409);
        ok(town.judge(town.fourth, show, line, "withdrawn"));
        ok(town.judge(town.fourth, show, line, "confirmed"));
        Answer confirmer = town.fourth.post(decide, "{\"upheld\": true, \"reason\": \"成立\"}");
        assertThat(confirmer.body().get("code").asString()).isEqualTo("had-a-hand");
        assertThat(ok(town.fourth.get("/api/officer/dossiers/" + dossier))
                        .get("measures")
                        .get(0)
                        .get("appeal")
                        .get("own")
                        .asBoolean())
                .isTrue();
        JsonNode decided = ok(town.third.post(decide, "{\"upheld\": true, \"reason\": \"检测报告成立\"}"));

        assertThat(decided.get("measures").get(0).get("endCause").asString()).isEqualTo("APPEAL");
        until(
                "the finding is withdrawn",
                () -> sheet(dossier)
                        .get("findings")
                        .get(0)
                        .get("state")
                        .asString()
                        .equals("withdrawn"));
        Answer own = town.judge(town.officer, show, line, "confirmed");
        assertThat(own.status()).isEqualTo(409);
        assertThat(own.body().get("code").asString()).isEqualTo("confirmed-before");
        ok(town.judge(town.second, show, line, "confirmed"));
        String next = town.onAir(town.seller, "恢复开播");
        town.close(town.seller, next);
    }

    @Test
    void no_measure_stands_on_a_finding_that_was_withdrawn_though_no_list_shows_it_yet() {
        String dossier = town.dossier(show, line);
        var held = new TransactionTemplate(town.house.bean(PlatformTransactionManager.class));

        held.executeWithoutResult(_ -> {
            town.house
                    .bean(JdbcClient.class)
                    .sql("lock table finding_judgement in exclusive mode")
                    .update();
            ok(town.judge(town.third, show, line, "withdrawn"));
            Answer refused = town.propose(dossier, "SHOW_PAUSE", 24);

            assertThat(refused.body().get("code").asString()).isEqualTo("nothing-confirmed");
        });
    }

    @Test
    void a_second_officer_cannot_agree_to_what_was_withdrawn_meanwhile() {
        String dossier = town.dossier(show, line);
        String measure = last(ok(town.propose(dossier, "BROADCAST_BAN", 240)));
        String consent = "/api/officer/dossiers/" + dossier + "/measures/" + measure + "/consent";
        ok(town.judge(town.third, show, line, "withdrawn"));

        Answer refused = town.second.post(consent, "{\"agreed\": true}");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("nothing-confirmed");
        assertThat(stateOf(dossier, measure)).isEqualTo("waiting");
    }

    @Test
    void a_dossier_weighs_the_sales_of_what_was_on_screen_where_the_line_names_nothing() {
        String item = town.lineUp(show);
        town.pin(show, item);
        String said = town.says(town.seller, show, "我们家的茶叶质量全国第一");
        paid(1, Long.parseLong(item));
        paid(2, Long.parseLong(item) + 1);

        JsonNode weighed = ok(town.officer.get("/api/officer/dossiers/" + town.dossier(show, said)))
                .get("weighed");

        assertThat(weighed.get("ordersTouched").asInt()).isEqualTo(1);
        assertThat(weighed.get("minorTouched").asLong()).isEqualTo(8_800);
    }

    @Test
    void a_typed_line_that_names_nothing_is_of_the_product_on_screen_on_its_page_on_the_goods_page_and_in_the_log() {
        String item = town.lineUp(show);
        town.pin(show, item);

        String said = town.says(town.seller, show, "我们家的茶叶质量全国第一");

        JsonNode product = ok(town.officer.get("/api/officer/findings/" + show + "/" + said))
                .get("product");
        assertThat(product.get("productId").asString()).isEqualTo(Long.toString(town.product));
        assertThat(product.get("named").asBoolean()).isFalse();
        assertThat(ok(town.officer.get("/api/officer/goods/" + town.product))
                        .get("said")
                        .valueStream()
                        .map(one -> one.get("lineId").asString()))
                .contains(said);
        var written = new ArrayList<HostSpoke>();
        town.house.bean(Story.class).tell(Long.parseLong(show), happened -> {
            if (happened.event() instanceof HostSpoke line) {
                written.add(line);
            }
        });
        assertThat(written.getLast().lineId()).isEqualTo(Long.parseLong(said));
        assertThat(written.getLast().itemId())
                .as("of which the leaf of the line is made")
                .isEqualTo(Long.parseLong(item));
    }

    @Test
    void a_line_that_a_machine_wrote_down_late_is_of_what_was_on_screen_when_it_was_said() throws Exception {
        Instant before = Instant.now();
        String item = town.lineUp(show);
        town.pin(show, item);

        JsonNode early = heard("这是全国最好的茶", before);
        JsonNode later = heard("我们家的茶叶质量全国第一", Instant.now());

        assertThat(early.hasNonNull("product")).as(early.toString()).isFalse();
        assertThat(later.at("/product/itemId").asString()).isEqualTo(item);
    }

    /** What an officer sees of a line that was said then, names no item, and is written down now. */
    private JsonNode heard(String text, Instant said) throws Exception {
        long number = Long.parseLong(show);
        Judgement judged = town.house.bean(RoomGuard.class).onAir(number, null, Speaker.HOST, text, said);
        Receipt written = town.house
                .bean(Rooms.class)
                .ask(
                        number,
                        new RoomRequest.HostLine(
                                HostKind.HUMAN,
                                null,
                                text,
                                RoomGuard.verdict(judged),
                                RoomGuard.found(judged),
                                false,
                                judged.version(),
                                new TakenDown(TakenDown.Means.HEARD, "ear", "1", said, said, null)))
                .get(30, TimeUnit.SECONDS);
        String path = "/api/officer/findings/" + show + "/" + ((Receipt.Done) written).id();
        until("the line is told", () -> town.officer.get(path).status() == 200);
        return ok(town.officer.get(path));
    }

    private void paid(long order, long item) {
        JdbcClient jdbc = town.house.bean(JdbcClient.class);
        jdbc.sql("""
                        insert into placed_order (order_id, show_id, merchant_id, buyer_id, created_at, paid_at)
                        values (:order, :show, :shop, 1, :now, :now)
                        """)
                .param("order", order)
                .param("show", Long.parseLong(show))
                .param("shop", DossierHouse.SHOP)
                .param("now", Instant.now().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                        insert into order_line (order_id, number, item_id, sku_id, pieces, price_version, price_minor, currency)
                        values (:order, 0, :item, 1, 1, 1, 8800, 'CNY')
                        """).param("order", order).param("item", item).update();
    }

    @Test
    void a_dossier_is_opened_from_a_report_about_the_shop_that_was_reported() {
        String report = ok(town.viewer.post("/api/reports", """
                {"kind": "show", "showId": "%s", "reason": "false-claim", "words": "说能治病"}
                """.formatted(show)))
                .get("id")
                .asString();

        JsonNode opened = ok(town.officer.post(
                "/api/officer/dossiers", "{\"reportId\": \"" + report + "\", \"facts\": \"观众举报疗效\"}"));

        JsonNode sheet = sheet(opened.get("dossierId").asString());
        assertThat(sheet.get("reportId").asString()).isEqualTo(report);
        assertThat(sheet.get("head").get("merchantId").asString()).isEqualTo(Long.toString(DossierHouse.SHOP));
        Answer other = town.officer.post("/api/officer/dossiers", """
                {"reportId": "%s", "subjectKind": "SHOP", "subjectId": "%d", "facts": "张冠李戴"}
                """.formatted(report, DossierHouse.SHOP + 1));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().get("code").asString()).isEqualTo("several-shops");
        assertThat(town.officer
                        .post("/api/officer/dossiers", "{\"reportId\": \"1\", \"facts\": \"x\"}")
                        .status())
                .isEqualTo(404);
        assertThat(town.officer
                        .post("/api/officer/dossiers", "{\"facts\": \"x\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void replayed_from_the_journal_dossiers_and_measures_are_the_same() throws InterruptedException {
        String dossier = town.dossier(show, line);
        town.take(dossier, "WARNING");
        ok(town.officer.post("/api/officer/dossiers/" + dossier + "/notices", """
                {"kind": "INQUIRY", "words": "请提交检测报告", "replyHours": 24}
                """));
        JdbcClient jdbc = town.house.bean(JdbcClient.class);
        town.house.bean(Followers.class).rebuild(DossierTable.NAME);
        Map<String, Object> told = until("it is told", () -> rows(jdbc, dossier));

        town.house.bean(Followers.class).rebuild(DossierTable.NAME);

        assertThat(until("it is told again", () -> rows(jdbc, dossier))).isEqualTo(told);
        assertThat(stateOf(
                        dossier,
                        sheet(dossier).get("measures").get(0).get("measureId").asString()))
                .isEqualTo("in-force");
    }

    private static Optional<Map<String, Object>> rows(JdbcClient jdbc, String dossier) {
        return jdbc.sql("""
                        select d.*, m.*, (select count(*) from dossier) as dossiers, (select count(*) from measure) as measures
                          from dossier d
                          join measure m on m.dossier_id = d.dossier_id
                         where d.dossier_id = :dossier and d.reply_by is not null
                        """).param("dossier", Long.parseLong(dossier)).query().listOfRows().stream()
                .findFirst();
    }
}

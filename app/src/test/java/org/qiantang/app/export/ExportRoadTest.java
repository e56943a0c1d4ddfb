package org.qiantang.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.app.settings.Settings;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportRoadTest {
    private static final long SHOP = 950;
    private static final String NICKNAME = "zhaoxiaoman";

    private static WholeHouse house;
    private static Visitor seller;
    private static Visitor viewer;
    private static Visitor officer;
    private static Visitor second;
    private static Visitor head;
    private static String show = "";
    private static String day = "";

    @BeforeAll
    static void open() throws IOException {
        day = LocalDate.now(ZoneId.of("Asia/Shanghai")).toString();
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false));
        ShopDesk desk = house.bean(ShopDesk.class);
        desk.openShop(SHOP, "西湖茶庄");
        desk.openShop(SHOP + 1, "隔壁茶庄");
        seller = house.comes("tea-seller", SHOP, Role.VIEWER, Role.MERCHANT, Role.HOST);
        viewer = house.comes(NICKNAME, null, Role.VIEWER);
        officer = house.comes("officer-a", null, Role.OFFICER);
        second = house.comes("officer-b", null, Role.OFFICER);
        head = house.comes("head", null, Role.ADMIN);
        desk.list(SHOP, tea("T1"));
        desk.list(SHOP + 1, tea("T2"));
        show = ok(seller.post("/api/studio/shows", "{\"title\": \"茶,叶\\\"晚场\"}"))
                .get("id")
                .asString();
        ok(seller.post("/api/studio/shows/" + show + "/open", ""));
        until(() -> house.guest().get("/api/shows/" + show).text().contains("\"open\""));
        askPrices();
        String line = ok(seller.post(
                        "/api/studio/shows/" + show + "/lines", "{\"text\": \"这款茶全网第一，喝了治百病，找 138.0013.8000\"}"))
                .get("lineId")
                .asString();
        until(() -> officer.get("/api/officer/findings/" + show + "/" + line).status() == 200);
        String report =
                ok(viewer.post("/api/reports", """
                {"kind": "show", "showId": "%s", "reason": "false-claim", "words": "=假的, 回我 13800138000"}
                """.formatted(show))).get("id").asString();
        ok(officer.post("/api/reports/" + report + "/ask", "{\"words\": \"请说明\"}"));
    }

    /** In the show: at 77 from the start, then at 66, and a flash at 55 that is still to come. */
    private static void askPrices() {
        String product = Long.toString(count("select product_id from sku where code = 'T1-1'"));
        String sku = Long.toString(count("select id from sku where code = 'T1-1'"));
        String item = ok(seller.post("/api/studio/shows/" + show + "/items", """
                {"productId": "%s", "perBuyerLimit": 9,
                 "allot": [{"skuId": "%s", "pieces": 5, "price": {"minor": 7700, "currency": "CNY"}}]}
                """.formatted(product, sku)))
                .get("itemId")
                .asString();
        ok(seller.post("/api/studio/shows/" + show + "/prices", """
                {"itemId": "%s", "skuId": "%s", "price": {"minor": 6600, "currency": "CNY"}, "reason": "加场"}
                """.formatted(item, sku)));
        Instant from = Instant.now().plus(Duration.ofDays(1));
        ok(seller.post("/api/studio/shows/" + show + "/flashes", """
                {"itemId": "%s", "from": "%s", "until": "%s",
                 "prices": [{"skuId": "%s", "price": {"minor": 5500, "currency": "CNY"}}]}
                """.formatted(
                        item, from, from.plus(Duration.ofHours(1)), sku)));
        // The shop hears of its shows' prices a little later.
        until(() -> count("select count(*) from price_version where show_id is not null") == 3);
    }

    private static ProductDraft tea(String code) {
        return new ProductDraft(
                code,
                "明前龙井",
                "普通食品",
                "一罐茶",
                List.of(),
                new FactSheet(List.of()),
                List.of(),
                null,
                new Delivery("浙江杭州", 48, true, List.of()),
                List.of(new SkuDraft(code + "-1", "250 克", Money.cny(8_800), 100)));
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    private static void until(BooleanSupplier look) {
        long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!look.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(giveUp);
            try {
                Thread.sleep(50);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private static String ask(String scope, String subject, String from, String until, boolean clear) {
        return ok(officer.post("/api/officer/exports", """
                {"scope": "%s", "subjectId": %s, "from": "%s", "until": "%s", "clear": %s, "reason": "来函"}
                """.formatted(scope, subject, from, until, clear)))
                .get("id")
                .asString();
    }

    private static String state(String id) {
        return ok(officer.get("/api/officer/exports/" + id)).get("state").asString();
    }

    private static ZipReader fetch(String id) throws IOException, InterruptedException {
        until(() -> !List.of("queued", "running").contains(state(id)));
        assertThat(state(id)).isEqualTo("done");
        HttpRequest request = HttpRequest.newBuilder(house.address().resolve("/api/officer/exports/" + id + "/file"))
                .header("Cookie", "qt_session=" + officer.session())
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(ZipReader.sha256(answer.body()))
                    .isEqualTo(ok(officer.get("/api/officer/exports/" + id))
                            .get("sha256")
                            .asString());
            return new ZipReader(answer.body());
        }
    }

    private static long count(String sql) {
        return house.bean(JdbcClient.class).sql(sql).query(Long.class).single();
    }

    @Test
    void an_export_holds_as_many_rows_as_the_tables_and_says_the_same_in_both_forms() throws Exception {
        ZipReader zip = fetch(ask("ALL", "null", day, day, false));

        assertThat(zip.rows("01-shops.csv")).isEqualTo((int) count("select count(*) from merchant"));
        assertThat(zip.rows("03-shows.csv")).isEqualTo((int) count("select count(*) from show_row"));
        assertThat(zip.rows("05-goods.csv")).isEqualTo((int) count("select count(*) from product"));
        assertThat(zip.rows("08-findings.csv"))
                .isEqualTo((int) count("select count(*) from host_line where verdict <> 'clear'"))
                .isPositive();
        assertThat(zip.rows("11-complaints.csv")).isEqualTo((int) count("select count(*) from report"));
        assertThat(zip.rows("12-complaint-steps.csv")).isEqualTo((int) count("select count(*) from report_step"));
        assertThat(zip.rows("13-orders.csv")).isEqualTo((int) count("select count(*) from placed_order"));
        for (Table table : Tables.ALL) {
            List<List<String>> csv = zip.csv(table.file() + ".csv");
            assertThat(csv.getFirst())
                    .isEqualTo(table.columns().stream().map(Column::name).toList());
            List<JsonNode> lines = zip.text(table.file() + ".jsonl")
                    .lines()
                    .map(line -> new JsonMapper().readTree(line))
                    .toList();
            assertThat(lines).as(table.file()).hasSize(csv.size() - 1);
            for (int i = 0; i < lines.size(); i++) {
                for (int j = 0; j < csv.getFirst().size(); j++) {
                    String cell = csv.get(i + 1).get(j);
                    JsonNode value = lines.get(i).get(csv.getFirst().get(j));
                    String text = value == null ? "" : value.asString();
                    assertThat(cell).isIn(text, "'" + text);
                }
            }
        }
        assertThat(zip.column("03-shows.csv", "title")).contains("茶,叶\"晚场");
    }

    @Test
    void each_price_stands_once_on_the_page_or_in_the_show_that_asked_it() throws Exception {
        ZipReader zip = fetch(ask("ALL", "null", day, day, false));
        ZipReader neighbour = fetch(ask("SHOP", "\"" + (SHOP + 1) + "\"", day, day, false));

        List<String> places = zip.column("07-price-changes.csv", "place");
        List<String> prices = zip.column("07-price-changes.csv", "price_minor");
        assertThat(IntStream.range(0, places.size()).mapToObj(i -> places.get(i) + " " + prices.get(i)))
                .containsExactlyInAnyOrder("LIST 8800", "LIST 8800", "SHOW 7700", "SHOW 6600", "SHOW 5500");
        assertThat(zip.column("07-price-changes.csv", "show_id")).containsOnly("", show);
        assertThat(neighbour.column("07-price-changes.csv", "place")).containsExactly("LIST");
    }

    @Test
    void every_file_fits_its_hash_and_every_column_is_explained() throws Exception {
        ZipReader zip = fetch(ask("SHOP", "\"" + SHOP + "\"", day, day, false));

        assertThat(zip.manifest().keySet())
                .containsAll(zip.names().stream()
                        .filter(name -> !name.equals("MANIFEST.sha256"))
                        .toList());
        zip.manifest()
                .forEach((file, hash) ->
                        assertThat(ZipReader.sha256(zip.bytes(file))).as(file).isEqualTo(hash));
        for (Table table : Tables.ALL) {
            table.columns()
                    .forEach(column -> assertThat(zip.text("README.zh.md"))
                            .contains("| `" + column.name() + "` |", column.means()));
        }
        assertThat(zip.text("checkpoint.txt")).contains("\u2014 ");
    }

    @Test
    void a_shop_is_taken_out_without_its_neighbour_and_a_period_without_what_was_after_it() throws Exception {
        ZipReader shop = fetch(ask("SHOP", "\"" + SHOP + "\"", day, day, false));
        ZipReader host = fetch(ask("HOST", "\"" + seller.id() + "\"", day, day, false));
        ZipReader before = fetch(ask("ALL", "null", "2026-01-01", "2026-01-31", false));

        assertThat(shop.column("01-shops.csv", "shop_id")).containsExactly(Long.toString(SHOP));
        assertThat(shop.column("05-goods.csv", "shop_id")).containsOnly(Long.toString(SHOP));
        assertThat(host.column("03-shows.csv", "show_id")).contains(show);
        assertThat(before.rows("03-shows.csv")).isZero();
        assertThat(before.rows("11-complaints.csv")).isZero();
    }

    @Test
    void who_somebody_is_stands_masked_and_in_clear_only_after_another_officer_has_consented() throws Exception {
        ZipReader masked = fetch(ask("ALL", "null", day, day, false));
        String id = ask("ALL", "null", day, day, true);
        String waiting = state(id);
        Answer own = officer.post("/api/officer/exports/" + id + "/consent", "");
        Answer admin = head.post("/api/officer/exports/" + id + "/consent", "");
        Answer early = officer.get("/api/officer/exports/" + id + "/file");
        ok(second.post("/api/officer/exports/" + id + "/consent", ""));
        ZipReader clear = fetch(id);

        assertThat(masked.column("11-complaints.csv", "by_nickname")).containsOnly("z**");
        assertThat(masked.column("11-complaints.csv", "words")).containsOnly("'=假的, 回我 138******00");
        assertThat(masked.column("08-findings.csv", "text")).containsOnly("这款茶全网第一，喝了治百病，找 138********00");
        assertThat(masked.names().stream().map(masked::text).toList()).noneMatch(text -> text.contains(NICKNAME));
        assertThat(waiting).isEqualTo("waiting");
        assertThat(own.status()).isEqualTo(403);
        assertThat(admin.status()).isEqualTo(403);
        assertThat(early.status()).isEqualTo(409);
        assertThat(clear.column("11-complaints.csv", "by_nickname")).containsOnly(NICKNAME);
        assertThat(clear.text("11-complaints.jsonl")).contains("13800138000");
    }

    @Test
    void complaints_about_films_are_taken_out_masked_with_their_shop_or_people_and_with_what_was_done()
            throws Exception {
        JdbcClient jdbc = house.bean(JdbcClient.class);
        filmComplaints(jdbc);
        ZipReader all = fetch(ask("ALL", "null", "2026-02-01", "2026-02-28", false));
        ZipReader shop = fetch(ask("SHOP", "\"" + SHOP + "\"", "2026-02-01", "2026-02-28", false));
        ZipReader neighbour = fetch(ask("SHOP", "\"" + (SHOP + 1) + "\"", "2026-02-01", "2026-02-28", false));
        ZipReader host = fetch(ask("HOST", "\"" + seller.id() + "\"", "2026-02-01", "2026-02-28", false));

        assertThat(all.column("11-complaints.csv", "report_id")).containsExactly("9001", "9002", "9003");
        assertThat(all.column("11-complaints.csv", "kind")).containsExactly("FILM", "COMMENT", "FILM");
        assertThat(all.column("11-complaints.csv", "show_id")).containsOnly("");
        assertThat(all.column("11-complaints.csv", "film_id")).containsExactly("71", "71", "72");
        assertThat(all.column("11-complaints.csv", "comment_id")).containsExactly("", "81", "");
        assertThat(all.column("11-complaints.csv", "by_nickname")).containsOnly("z**");
        assertThat(all.column("11-complaints.csv", "quoted")).contains("加我 138******00");
        assertThat(all.column("11-complaints.csv", "outcome")).containsExactly("UPHELD", "", "");
        assertThat(all.column("11-complaints.csv", "removed_ground")).containsExactly("RULE", "VULGAR", "");
        assertThat(all.column("11-complaints.csv", "removed_article")).containsExactly("广告法第九条", "", "");
        assertThat(all.column("12-complaint-steps.csv", "report_id")).containsExactly("9001");
        assertThat(all.column("12-complaint-steps.csv", "basis")).containsExactly("见影片第 1 版");
        assertThat(shop.column("11-complaints.csv", "report_id")).containsExactly("9001", "9002");
        assertThat(neighbour.rows("11-complaints.csv")).isZero();
        assertThat(host.column("11-complaints.csv", "report_id")).containsExactly("9001", "9003");
        assertThat(host.column("12-complaint-steps.csv", "report_id")).containsExactly("9001");

        jdbc.sql("delete from report where film_id is not null").update();
        jdbc.sql("delete from film_takedown").update();
        jdbc.sql("delete from film_comment_hidden").update();
    }

    /**
     * One of the shop's film, which is decided, one of a comment below it, and one of the seller's own film. Each film was
     * taken down and put back before, and the shop's again long after.
     */
    private static void filmComplaints(JdbcClient jdbc) {
        jdbc.sql("""
                insert into report (id, at, by_person, kind, show_id, film_id, target_id, merchant_id, about_people, reason,
                                    words, quoted, number, seen_at, due_at, last_at, outcome, answer, closed_at)
                select v.id, v.at, :viewer, v.kind, 0, v.film, v.target, v.shop, v.people, 'FALSE_CLAIM', '请看看', v.quoted,
                       'F' || v.id, v.at, v.at, v.at, v.outcome, '', case when v.outcome is not null then v.at + interval '2 hours' end
                  from (values (9001, timestamptz '2026-02-03 10:00+08', 'FILM', 71, 71, cast(:shop as bigint),
                                array[cast(:seller as bigint)], '一部影片', 'UPHELD'),
                               (9002, timestamptz '2026-02-04 10:00+08', 'COMMENT', 71, 81, :shop,
                                array[cast(:viewer as bigint)], '加我 13800138000', null),
                               (9003, timestamptz '2026-02-05 10:00+08', 'FILM', 72, 72, null,
                                array[cast(:seller as bigint)], '自己的影片', null))
                       v (id, at, kind, film, target, shop, people, quoted, outcome)
                """)
                .param("viewer", viewer.id())
                .param("seller", seller.id())
                .param("shop", SHOP)
                .update();
        jdbc.sql("""
                insert into report_step (step_id, report_id, at, kind, person_id, words, outcome, basis)
                values (9101, 9001, '2026-02-03 12:00+08', 'DECIDED', :officer, '属实', 'UPHELD', '见影片第 1 版')
                """).param("officer", officer.id()).update();
        jdbc.sql("""
                insert into film_takedown (takedown_id, film_id, at, ground, rule, article, words, version, video_hash, officer_id,
                                           lifted_at)
                values (89, 72, '2026-01-10 11:00+08', 'OTHER', null, '举报以前的条款', '请改好再来', 1, '', :officer, '2026-01-11 10:00+08'),
                       (90, 71, '2026-01-10 11:00+08', 'OTHER', null, '举报以前的条款', '请改好再来', 1, '', :officer, '2026-01-11 10:00+08'),
                       (91, 71, '2026-02-03 11:00+08', 'RULE', 'AD-01', '广告法第九条', '请改好再来', 1, '', :officer, '2026-02-05 10:00+08'),
                       (92, 71, '2026-06-03 11:00+08', 'OTHER', null, '办结以后的条款', '请改好再来', 2, '', :officer, null)
                """).param("officer", officer.id()).update();
        jdbc.sql("""
                insert into film_comment_hidden (comment_id, film_id, at, ground, reason, officer_id)
                values (81, 71, '2026-02-04 11:00+08', 'VULGAR', '辱骂他人', :officer)
                """).param("officer", officer.id()).update();
    }

    @Test
    void what_waits_can_be_declined_or_stopped_and_a_file_goes_in_its_time() throws Exception {
        String declined = ask("ALL", "null", day, day, true);
        ok(second.post("/api/officer/exports/" + declined + "/decline", "{\"reason\": \"不需要明文\"}"));
        String stopped = ask("ALL", "null", day, day, true);
        ok(officer.post("/api/officer/exports/" + stopped + "/stop", ""));
        Answer late = second.post("/api/officer/exports/" + stopped + "/consent", "");
        String kept = ask("ALL", "null", day, day, false);
        fetch(kept);
        house.bean(JdbcClient.class)
                .sql("update export_ask set kept_until = now() - interval '1 hour' where export_id = :id")
                .param("id", Long.parseLong(kept))
                .update();
        Path folder = house.bean(Settings.class).data().resolve("exports");
        until(() -> state(kept).equals("gone"));
        boolean there = Files.exists(folder.resolve(kept + ".zip"));
        Path left = Files.writeString(folder.resolve(kept + ".part"), "a name in clear");
        Path strange = Files.writeString(folder.resolve("note.txt"), "not ours");
        until(() -> !Files.exists(left));

        assertThat(there).isFalse();
        assertThat(strange).exists();
        assertThat(state(declined)).isEqualTo("declined");
        assertThat(state(stopped)).isEqualTo("stopped");
        assertThat(late.status()).isEqualTo(409);
        assertThat(officer.get("/api/officer/exports/" + kept + "/file").status())
                .isEqualTo(410);
    }

    @Test
    void taking_a_file_along_stands_in_the_evidence_log_and_in_the_journal() throws Exception {
        String id = ask("ALL", "null", day, day, false);
        fetch(id);

        assertThat(ok(officer.get("/api/officer/exports/" + id)).get("taken").size())
                .isEqualTo(1);
        until(() -> ok(officer.get("/api/officer/proof/custody?act=export&limit=100"))
                .get("items")
                .valueStream()
                .anyMatch(one -> one.get("about").asString().equals("export/" + id)
                        && !one.get("leaf").isNull()));
    }

    @Test
    void only_officers_ask_and_fetch_and_nonsense_is_refused_at_its_field() {
        String body = "{\"scope\": \"ALL\", \"from\": \"%s\", \"until\": \"%s\", \"reason\": \"来函\"}";

        assertThat(seller.get("/api/officer/exports").status()).isEqualTo(403);
        assertThat(house.guest().get("/api/officer/exports").status()).isEqualTo(401);
        assertThat(head.get("/api/officer/exports").status()).isEqualTo(200);
        assertThat(head.post("/api/officer/exports", body.formatted(day, day)).status())
                .isEqualTo(403);
        assertThat(officer.post("/api/officer/exports", body.formatted(day, "2026-01-01"))
                        .body()
                        .get("field")
                        .asString())
                .isEqualTo("until");
        assertThat(officer.post("/api/officer/exports", body.formatted("x", day))
                        .body()
                        .get("field")
                        .asString())
                .isEqualTo("from");
        Answer personal =
                officer.post("/api/officer/exports", body.formatted(day, day).replace("来函", "来函，联系人 13800138000"));
        assertThat(personal.status()).isEqualTo(400);
        assertThat(personal.body().get("code").asString()).isEqualTo("personal-details");
        assertThat(personal.body().get("field").asString()).isEqualTo("reason");
        assertThat(officer.post(
                                "/api/officer/exports",
                                body.formatted(day, day).replace("ALL\"", "SHOP\", \"subjectId\": \"7\""))
                        .status())
                .isEqualTo(404);
    }
}

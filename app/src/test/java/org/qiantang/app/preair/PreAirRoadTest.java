package org.qiantang.app.preair;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.Listing;
import org.qiantang.app.catalog.ProductDraft;
import org.qiantang.app.catalog.Proof;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.SkuDraft;
import org.qiantang.app.journal.Office;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.journal.Followers;
import org.qiantang.engine.tlog.pack.PackVerifier;
import org.qiantang.engine.tlog.pack.Trust;
import org.qiantang.engine.tlog.stamp.StampTrust;
import org.qiantang.engine.tlog.witness.Policy;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A shop plans shows, has them reviewed, opens one and is kept from opening another; an officer reads what was sealed. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class PreAirRoadTest {
    private static final long SHOP = 1005;

    private static LocalDate today;
    private static WholeHouse house;
    private static Visitor seller;
    private static Visitor rival;
    private static Visitor officer;
    private static ShopDesk desk;

    @BeforeAll
    static void open() throws IOException {
        today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false));
        desk = house.bean(ShopDesk.class);
        desk.openShop(SHOP, "播前茶庄");
        desk.openShop(SHOP + 1, "隔壁茶庄");
        seller = house.comes("preair-shop", SHOP, Role.MERCHANT, Role.HOST);
        rival = house.comes("preair-rival", SHOP + 1, Role.MERCHANT, Role.HOST);
        officer = house.comes("preair-officer", null, Role.OFFICER);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static long tea(String code, LocalDate licenceUntil, String description) {
        var licence = new Fact("licence", "SC11433010600001", null, proof("SC11433010600001", licenceUntil));
        var standard = new Fact("standard", "GB/T 18650", null, proof("GB/T 18650", today.plusYears(3)));
        return ((Listing.Listed) desk.list(
                        SHOP,
                        new ProductDraft(
                                code,
                                "明前龙井 " + code,
                                "普通食品",
                                description,
                                List.of(),
                                new FactSheet(List.of(licence, standard)),
                                List.of(),
                                null,
                                new Delivery("浙江杭州", 48, true, List.of()),
                                List.of(new SkuDraft(code + "-1", "250 克", Money.cny(8_800), 100)))))
                .productId();
    }

    private static Proof proof(String number, LocalDate until) {
        return new Proof("许可证", number, "杭州市市场监管局", "茶叶", until);
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    private static String plan(String body, long product) {
        String show = ok(seller.post("/api/studio/shows", body)).get("id").asString();
        ok(seller.post("/api/studio/shows/" + show + "/items", "{\"productId\": \"" + product + "\"}"));
        return show;
    }

    private static JsonNode review(String show) {
        return ok(seller.post("/api/studio/shows/" + show + "/preair", ""));
    }

    private static JsonNode records(String show) {
        return ok(officer.get("/api/officer/shows/" + show + "/preair")).get("items");
    }

    private static List<String> rows(String show) {
        return house.bean(JdbcClient.class)
                .sql("select verdict from preair_review where show_id = :show order by sealed_offset")
                .param("show", Long.parseLong(show))
                .query(String.class)
                .list();
    }

    private static int sealed(String show) {
        return house.bean(Office.class).story("preair/" + show, 100).size();
    }

    private static void closes(String show) throws InterruptedException {
        ok(seller.post("/api/studio/shows/" + show + "/close", ""));
        until("the show is over", () -> state(show).equals("closed"));
    }

    private static String state(String show) {
        return ok(house.guest().get("/api/shows/" + show)).get("state").asString();
    }

    private static void until(String what, BooleanSupplier look) throws InterruptedException {
        Instant giveUp = Instant.now().plus(Duration.ofSeconds(40));
        while (!look.getAsBoolean()) {
            assertThat(Instant.now()).as(what).isBefore(giveUp);
            Thread.sleep(100);
        }
    }

    @Test
    void papers_count_on_the_day_of_the_air_and_an_unchanged_line_up_is_not_sealed_twice() throws Exception {
        long product = tea("SOON", today.plusDays(1), "明前采摘");
        String later =
                plan("{\"title\": \"三天后\", \"startsAt\": \"" + Instant.now().plus(Duration.ofDays(3)) + "\"}", product);
        String tonight = plan("{\"title\": \"今晚\"}", product);

        JsonNode then = review(later).get("last").get("review");
        JsonNode now = review(tonight).get("last").get("review");
        ok(seller.post("/api/studio/shows/" + tonight + "/open", ""));

        assertThat(then.get("fitness").asString()).isEqualTo("MEND");
        assertThat(then.at("/items/0/points/0/blocks").asBoolean()).isTrue();
        assertThat(now.get("fitness").asString()).isEqualTo("PASS");
        assertThat(records(tonight)).hasSize(1);
        assertThat(rows(tonight)).containsExactly("pass");
        closes(tonight);
    }

    @Test
    void a_show_that_opens_early_is_held_against_the_day_on_which_it_opens() throws Exception {
        long product = tea("EARLY", today.plusDays(1), "明前采摘");
        String show =
                plan("{\"title\": \"提前\", \"startsAt\": \"" + Instant.now().plus(Duration.ofDays(3)) + "\"}", product);

        ok(seller.post("/api/studio/shows/" + show + "/open", ""));
        until("the record is told", () -> !records(show).isEmpty());

        assertThat(records(show).at("/0/review/airDay").asString()).isEqualTo(today.toString());
        assertThat(records(show).at("/0/review/fitness").asString()).isEqualTo("PASS");
        closes(show);
    }

    @Test
    void an_expired_licence_keeps_the_show_from_opening_and_the_record_says_why() throws Exception {
        String show = plan("{\"title\": \"过期的\"}", tea("OVER", today.minusDays(1), "明前采摘"));

        Answer refused = seller.post("/api/studio/shows/" + show + "/open", "");
        Answer again = seller.post("/api/studio/shows/" + show + "/open", "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().get("code").asString()).isEqualTo("preair-barred");
        assertThat(refused.text()).contains("食品安全法 35", "明前龙井 OVER");
        assertThat(again.status()).isEqualTo(409);
        until("the record is told", () -> records(show).size() >= 1);
        assertThat(sealed(show)).isEqualTo(1);
        assertThat(records(show).at("/0/review/cause").asString()).isEqualTo("OPENING");
        assertThat(state(show)).isEqualTo("planned");
    }

    @Test
    void a_show_whose_room_is_on_air_is_not_reviewed_for_an_opening_that_does_not_come() throws Exception {
        long product = tea("WAIT", today.plusYears(1), "明前采摘");
        String first = plan("{\"title\": \"先播\"}", product);
        String second = plan("{\"title\": \"后播\"}", product);
        ok(seller.post("/api/studio/shows/" + first + "/open", ""));

        Answer refused = seller.post("/api/studio/shows/" + second + "/open", "");

        assertThat(refused.body().get("code").asString()).isEqualTo("room-on-air");
        assertThat(sealed(second)).isZero();
        closes(first);
    }

    @Test
    void what_is_lined_up_after_the_review_is_told_as_a_change_and_sealed_at_the_opening() throws Exception {
        String show = plan("{\"title\": \"加货\"}", tea("ONE", today.plusYears(1), "明前采摘"));
        review(show);
        ok(seller.post(
                "/api/studio/shows/" + show + "/items",
                "{\"productId\": \"" + tea("TWO", today.plusYears(1), "原价299元的好茶") + "\"}"));

        JsonNode before = ok(seller.get("/api/studio/shows/" + show + "/preair"));
        ok(seller.post("/api/studio/shows/" + show + "/open", ""));
        until("the second record is told", () -> records(show).size() == 2);

        assertThat(before.get("changed").asBoolean()).isTrue();
        assertThat(records(show).at("/0/review/items")).hasSize(2);
        assertThat(rows(show)).containsExactlyInAnyOrder("pass", "pass", "needs_evidence");
        closes(show);
    }

    @Test
    void what_is_lined_up_on_air_is_reviewed_by_itself_and_the_show_goes_on() throws Exception {
        String show = plan("{\"title\": \"播中加货\"}", tea("LIVE", today.plusYears(1), "明前采摘"));
        ok(seller.post("/api/studio/shows/" + show + "/open", ""));

        ok(seller.post(
                "/api/studio/shows/" + show + "/items",
                "{\"productId\": \"" + tea("LATE", today.minusDays(1), "明前采摘") + "\"}"));
        until("the added goods are reviewed", () -> rows(show).contains("mend"));

        assertThat(records(show).at("/0/review/cause").asString()).isEqualTo("LINED_UP");
        assertThat(records(show).at("/0/review/items")).hasSize(2);
        assertThat(state(show)).isEqualTo("open");
        closes(show);
    }

    @Test
    void what_is_lined_up_between_the_review_and_the_opening_is_reviewed_once_the_show_is_on_air() throws Exception {
        String show = plan("{\"title\": \"夹缝\"}", tea("FIRST", today.plusYears(1), "明前采摘"));
        review(show);
        ok(seller.post(
                "/api/studio/shows/" + show + "/items",
                "{\"productId\": \"" + tea("GAP", today.minusDays(1), "明前采摘") + "\"}"));
        until("the courier has passed it", () -> house.bean(Followers.class).lag("pre-air-lined-up") == 0);
        assertThat(sealed(show)).isEqualTo(1);

        // As the director does once its own review is done.
        Receipt opened = house.bean(Rooms.class)
                .ask(Long.parseLong(show), new RoomRequest.Open())
                .get(30, TimeUnit.SECONDS);
        until("the second record is told", () -> records(show).size() == 2);

        assertThat(opened).isInstanceOf(Receipt.Done.class);
        assertThat(records(show).at("/0/review/cause").asString()).isEqualTo("LINED_UP");
        assertThat(records(show).at("/0/review/items")).hasSize(2);
        assertThat(rows(show)).containsExactlyInAnyOrder("pass", "pass", "mend");
        closes(show);
    }

    @Test
    void an_opening_that_nothing_came_in_before_is_not_reviewed_again_on_air() throws Exception {
        String show = plan("{\"title\": \"没有夹缝\"}", tea("CALM", today.plusYears(1), "明前采摘"));

        ok(seller.post("/api/studio/shows/" + show + "/open", ""));
        until("it is on air", () -> state(show).equals("open"));
        until("the courier has passed it", () -> house.bean(Followers.class).lag("pre-air-lined-up") == 0);

        assertThat(sealed(show)).isEqualTo(1);
        closes(show);
    }

    @Test
    void a_sealed_record_has_its_leaf_among_those_of_its_show() throws Exception {
        String show = plan("{\"title\": \"存证\"}", tea("SEAL", today.plusYears(1), "明前采摘"));
        review(show);

        until("the log has it", () -> !records(show).at("/0/leafIndex").isNull());

        assertThat(records(show).at("/0/leafHash").asString()).hasSize(64);
        assertThat(house.bean(JdbcClient.class)
                        .sql("select room from proof_leaf where session = 'show/' || :show and kind = 'PRICE'"
                                + " and type = 'PreAirReviewed'")
                        .param("show", show)
                        .query(String.class)
                        .list())
                .singleElement()
                .isNotEqualTo("office");
    }

    @Test
    void a_pack_of_the_show_holds_the_record_and_passes(@TempDir Path folder) throws Exception {
        String show = plan("{\"title\": \"打包\"}", tea("PACK", today.plusYears(1), "明前采摘"));
        ok(seller.post("/api/studio/shows/" + show + "/open", ""));
        HttpRequest asked = HttpRequest.newBuilder(
                        house.address().resolve("/api/officer/packs/show/" + show + "?reason=case-1005"))
                .header("Cookie", "qt_session=" + officer.session())
                .build();

        Path pack = folder.resolve("pack.zip");
        HttpResponse<Path> answer;
        try (HttpClient http = HttpClient.newHttpClient()) {
            answer = http.send(asked, HttpResponse.BodyHandlers.ofFile(pack));
        }
        closes(show);
        var trust = new Trust(
                Policy.parse(house.guest().get("/log/policy.txt").text()),
                StampTrust.parse(house.guest().get("/log/tsa.pem").text()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(PackVerifier.verify(pack, trust).isPassed()).isTrue();
        assertThat(texts(pack)).anyMatch(text -> text.startsWith("{") && text.contains("SC11433010600001"));
    }

    private static List<String> texts(Path pack) throws IOException {
        var texts = new ArrayList<String>();
        try (ZipFile zip = new ZipFile(pack.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                texts.add(new String(zip.getInputStream(entry).readAllBytes(), UTF_8));
            }
        }
        return texts;
    }

    @Test
    void only_the_shop_reviews_its_shows_and_only_officers_read_all_records() {
        String show = plan("{\"title\": \"门口\"}", tea("DOOR", today.plusYears(1), "明前采摘"));
        String own = "/api/studio/shows/" + show + "/preair";
        String all = "/api/officer/shows/" + show + "/preair";

        assertThat(house.guest().get(own).status()).isEqualTo(401);
        assertThat(rival.post(own, "").status()).isIn(403, 404);
        assertThat(officer.post(own, "").status()).isIn(403, 404);
        assertThat(house.guest().get(all).status()).isEqualTo(401);
        assertThat(seller.get(all).status()).isEqualTo(403);
        assertThat(officer.get(all).status()).isEqualTo(200);
    }

    @Test
    void a_show_without_goods_has_nothing_to_review() {
        String show = ok(seller.post("/api/studio/shows", "{\"title\": \"空场\"}"))
                .get("id")
                .asString();

        Answer answer = seller.post("/api/studio/shows/" + show + "/preair", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().get("code").asString()).isEqualTo("nothing-to-review");
    }
}

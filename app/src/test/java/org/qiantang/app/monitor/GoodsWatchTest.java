package org.qiantang.app.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The watch over goods over real HTTP: who sees it, what comes first, what is asked for, and one product's page. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class GoodsWatchTest {
    private static final long SHOP = 1006;

    private static LocalDate today;
    private static WholeHouse house;
    private static Visitor seller;
    private static Visitor officer;
    private static String sound;
    private static String expired;
    private static String claiming;

    @BeforeAll
    static void open() throws IOException {
        today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        house = WholeHouse.open(Map.of("qiantang.shops.approval", false));
        ShopDesk desk = house.bean(ShopDesk.class);
        desk.openShop(SHOP, "监测茶庄");
        desk.openShop(SHOP + 1, "隔壁茶庄");
        seller = house.comes("watched-shop", SHOP, Role.MERCHANT, Role.HOST);
        officer = house.comes("watching-officer", null, Role.OFFICER);
        sound = list(desk, SHOP, "SOUND", today.plusYears(1), "明前采摘");
        expired = list(desk, SHOP + 1, "OVER", today.minusDays(1), "明前采摘");
        claiming = list(desk, SHOP, "CLAIM", today.plusDays(10), "原价299元的好茶");
        house.bean(Risks.class).round();
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static String list(ShopDesk desk, long shop, String code, LocalDate until, String description) {
        var licence = new Fact(
                "licence", "SC11433010600001", null, new Proof("许可证", "SC11433010600001", "市场监管局", "茶叶", until));
        var standard =
                new Fact("standard", "GB/T 18650", null, new Proof("标准", "GB/T 18650", "国标委", "", today.plusYears(5)));
        return Long.toString(((Listing.Listed) desk.list(
                        shop,
                        new ProductDraft(
                                code,
                                "龙井 " + code,
                                "普通食品",
                                description,
                                List.of(),
                                new FactSheet(List.of(licence, standard)),
                                List.of(),
                                null,
                                new Delivery("浙江杭州", 48, true, List.of()),
                                List.of(new SkuDraft(code + "-1", "250 克", Money.cny(8_800), 100)))))
                .productId());
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        return answer.body();
    }

    private static List<String> asked(String query) {
        return ok(officer.get("/api/officer/goods?" + query))
                .get("items")
                .valueStream()
                .map(row -> row.get("productId").asString())
                .toList();
    }

    @Test
    void only_officers_watch_goods() {
        for (String path : List.of(
                "/api/officer/goods", "/api/officer/goods/" + sound, "/api/officer/goods/" + sound + "/prices")) {
            assertThat(house.guest().get(path).status()).as(path).isEqualTo(401);
            assertThat(seller.get(path).status()).as(path).isEqualTo(403);
            assertThat(officer.get(path).status()).as(path).isEqualTo(200);
        }
        assertThat(officer.get("/api/officer/goods/1").status()).isEqualTo(404);
    }

    @Test
    void the_riskiest_comes_first_and_the_list_goes_on_after_it() {
        List<String> all = asked("");
        JsonNode first = ok(officer.get("/api/officer/goods?limit=1"));

        assertThat(all.getFirst()).isEqualTo(expired);
        assertThat(all.getLast()).isEqualTo(sound);
        assertThat(asked("limit=1&after=" + first.get("next").asString())).containsExactly(all.get(1));
        assertThat(first.at("/items/0/reasons/0/why").asString()).isEqualTo("expired");
        assertThat(officer.get("/api/officer/goods?after=x").status()).isEqualTo(400);
    }

    @Test
    void what_is_asked_for_is_all_that_comes() {
        assertThat(asked("papers=expired")).containsExactly(expired);
        assertThat(asked("papers=expiring")).containsExactly(claiming);
        assertThat(asked("papers=missing")).isEmpty();
        assertThat(asked("price=yes")).containsExactly(claiming);
        assertThat(asked("shop=" + SHOP)).containsExactlyInAnyOrder(sound, claiming);
        assertThat(asked("q=SOUND")).containsExactly(sound);
        assertThat(asked("risk=none")).containsExactly(sound);
        assertThat(asked("spoken=yes")).isEmpty();
        assertThat(asked("category=%E4%BF%9D%E5%81%A5%E9%A3%9F%E5%93%81")).isEmpty();
        assertThat(officer.get("/api/officer/goods?risk=awful").status()).isEqualTo(400);
        assertThat(officer.get("/api/officer/goods?category=awful").status()).isEqualTo(400);
    }

    @Test
    void a_products_page_tells_its_papers_what_is_claimed_and_each_version_of_its_sheet() {
        JsonNode sheet = ok(officer.get("/api/officer/goods/" + claiming));
        ok(seller.put("/api/studio/products/" + claiming, """
                {"code": "CLAIM", "title": "龙井 CLAIM", "legalCategory": "普通食品", "description": "明前采摘", "pictures": [],
                 "facts": [{"key": "origin", "value": "杭州"}], "afterSale": [], "sizes": null,
                 "delivery": {"from": "浙江杭州", "freeShipping": true, "hoursToShip": 24, "excluded": []},
                 "skus": [{"code": "CLAIM-1", "name": "250 克", "price": {"minor": 8800, "currency": "CNY"}, "free": 5}]}
                """));
        JsonNode mended = ok(officer.get("/api/officer/goods/" + claiming));
        restore();

        assertThat(sheet.at("/papers/0/state").asString()).isEqualTo("valid");
        assertThat(sheet.at("/papers/0/soon").asBoolean()).isTrue();
        assertThat(sheet.at("/papers/0/law").asString()).isEqualTo("食品安全法 35");
        assertThat(sheet.at("/inPage/0/found/category").asString()).isEqualTo("price_fraud");
        assertThat(mended.at("/inPage")).isEmpty();
        assertThat(mended.at("/risk/reasons").toString()).contains("missing").doesNotContain("price");
        assertThat(mended.at("/versions/0/changes").toString()).contains("+origin", "-licence");
    }

    private static void restore() {
        ok(seller.put("/api/studio/products/" + claiming, """
                {"code": "CLAIM", "title": "龙井 CLAIM", "legalCategory": "普通食品", "description": "原价299元的好茶", "pictures": [],
                 "facts": [{"key": "licence", "value": "SC11433010600001", "proof": {"kind": "许可证", "number": "SC11433010600001",
                            "issuer": "市场监管局", "scope": "茶叶", "validUntil": "%s"}},
                           {"key": "standard", "value": "GB/T 18650", "proof": {"kind": "标准", "number": "GB/T 18650",
                            "issuer": "国标委", "scope": "茶叶", "validUntil": "%s"}}],
                 "afterSale": [], "sizes": null,
                 "delivery": {"from": "浙江杭州", "freeShipping": true, "hoursToShip": 24, "excluded": []},
                 "skus": [{"code": "CLAIM-1", "name": "250 克", "price": {"minor": 8800, "currency": "CNY"}, "free": 5}]}
                """.formatted(today.plusDays(10), today.plusYears(5))));
        house.bean(Risks.class).round();
    }

    @Test
    void prices_are_told_with_the_lowest_deals_and_what_the_texts_compare_them_with() {
        long sku = house.bean(JdbcClient.class)
                .sql("select id from sku where product_id = :product")
                .param("product", Long.parseLong(sound))
                .query(Long.class)
                .single();
        dealt(sku, 1, 8_800, "1 day");
        dealt(sku, 2, 7_700, "20 days");

        JsonNode sold = prices(sound);
        JsonNode unsold = prices(claiming);

        assertThat(sold.get("baseRule").asString()).isEqualTo("lowest-7d");
        assertThat(sold.at("/lowest7Days/minor").asLong()).isEqualTo(8_800);
        assertThat(sold.at("/lowest30Days/minor").asLong()).isEqualTo(7_700);
        assertThat(sold.get("deals")).hasSize(2);
        assertThat(unsold.get("baseRule").asString()).isEqualTo("none");
        assertThat(unsold.at("/claims/0/text").asString()).isEqualTo("原价299");
        assertThat(unsold.at("/claims/0/ground").asString()).isEqualTo("unproved");
    }

    private static JsonNode prices(String product) {
        return ok(officer.get("/api/officer/goods/" + product + "/prices"))
                .get("skus")
                .get(0);
    }

    private static void dealt(long sku, long order, long minor, String ago) {
        house.bean(JdbcClient.class)
                .sql("""
                        insert into sku_deal (order_id, number, show_id, sku_id, pieces, version, minor, currency, at)
                        values (:order, 1, 1, :sku, 1, 1, :minor, 'CNY', now() - cast(:ago as interval))
                        """)
                .param("order", order)
                .param("sku", sku)
                .param("minor", minor)
                .param("ago", ago)
                .update();
    }
}

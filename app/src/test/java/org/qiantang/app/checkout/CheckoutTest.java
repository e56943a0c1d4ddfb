package org.qiantang.app.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.shipping.OpenShop;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Freight, quotes and checkouts of two shops, over HTTP and on a database. */
class CheckoutTest {
    private static WholeHouse house;
    private static OpenShop scarves;
    private static OpenShop teas;
    private static Visitor scarfSeller;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        scarves = new OpenShop(
                house, "西湖绸庄", "真丝长巾", new Delivery("浙江杭州", 48, false, List.of("港澳台地区", "海外")), 3_333, 10_000);
        teas = new OpenShop(house, "云栖茶社", "明前龙井", new Delivery("浙江杭州", 48, true, List.of()), 8_800);
        scarfSeller = house.comes("scarves", scarves.merchantId, Role.MERCHANT);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static void rules(String rules) {
        Answer set = scarfSeller.put("/api/studio/freight", rules);
        assertThat(set.status()).as(set.text()).isEqualTo(200);
    }

    private static String part(OpenShop shop, int sku, int pieces) {
        Sku one = shop.skus.get(sku);
        return "{\"showId\":\"%d\",\"wants\":[{\"itemId\":\"%d\",\"skuId\":\"%d\",\"pieces\":%d,\"priceVersion\":\"%d\"}]}"
                .formatted(shop.showId, shop.itemId, one.skuId(), pieces, one.priceVersion());
    }

    private static String wish(String intent, String... parts) {
        return "{\"intent\":\"" + intent + "\",\"parts\":[" + String.join(",", parts) + "]}";
    }

    private static int left(OpenShop shop, int sku) {
        return shop.board().item(shop.itemId).orElseThrow().skus().get(sku).left();
    }

    private static long minor(JsonNode node, String... path) {
        JsonNode at = node;
        for (String step : path) {
            at = at.path(step);
        }
        return at.path("minor").asLong(-1);
    }

    @Test
    void rules_are_kept_as_they_were_set_and_set_anew_leave_nothing_behind() {
        FreightTable table = house.bean(FreightTable.class);
        var far = new FreightRules(800, 9_900L, Map.of(Region.XIZANG, 1_500L), Set.of(Region.XIZANG, Region.TAIWAN));

        table.set(1, far);
        assertThat(table.of(1)).isEqualTo(far);
        var near = new FreightRules(500, null, new EnumMap<>(Region.class), Set.of());
        table.set(1, near);

        assertThat(table.of(1)).isEqualTo(near);
        assertThat(table.of(2)).as("a shop without rules").isEqualTo(FreightRules.FREE);
    }

    @Test
    void rules_that_cannot_be_are_refused_with_their_field_and_leave_the_old_ones() {
        rules("{\"baseMinor\":800}");

        for (var wrong : Map.of(
                        "{\"baseMinor\":-1}", "baseMinor",
                        "{\"freeFromMinor\":-5}", "freeFromMinor",
                        "{\"surchargesMinor\":{\"ATLANTIS\":1}}", "surchargesMinor",
                        "{\"surchargesMinor\":{\"XIZANG\":999999999}}", "surchargesMinor",
                        "{\"notServed\":[\"ATLANTIS\"]}", "notServed")
                .entrySet()) {
            Answer refused = scarfSeller.put("/api/studio/freight", wrong.getKey());
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.text()).contains("\"field\":\"" + wrong.getValue() + "\"");
        }
        assertThat(scarfSeller
                        .get("/api/studio/freight")
                        .body()
                        .path("baseMinor")
                        .asLong())
                .isEqualTo(800);
    }

    @Test
    void a_quote_tells_the_freight_of_each_shop_by_the_region_of_the_address() {
        rules("{\"baseMinor\":800,\"freeFromMinor\":9900,\"surchargesMinor\":{\"XIZANG\":1500}}");
        Visitor near = house.livingIn("near", "浙江省 杭州市 西湖区");
        Visitor far = house.livingIn("far", "西藏自治区 拉萨市 城关区");
        String small = "{\"parts\":[" + part(scarves, 0, 1) + "," + part(teas, 0, 1) + "]}";
        String large = "{\"parts\":[" + part(scarves, 1, 1) + "]}";

        JsonNode quote = near.post("/api/checkouts/quote", small).body();
        assertThat(minor(quote, "goods")).isEqualTo(3_333 + 8_800);
        assertThat(minor(quote, "freight")).isEqualTo(800);
        assertThat(minor(quote, "total")).isEqualTo(3_333 + 8_800 + 800);
        assertThat(minor(quote.path("parts").get(1), "freight"))
                .as("sent free of charge")
                .isZero();
        assertThat(minor(near.post("/api/checkouts/quote", large).body(), "freight"))
                .isZero();
        assertThat(minor(far.post("/api/checkouts/quote", small).body(), "freight"))
                .isEqualTo(2_300);
        assertThat(minor(far.post("/api/checkouts/quote", large).body(), "freight"))
                .isEqualTo(1_500);
    }

    @Test
    void what_is_not_sent_there_is_said_at_its_line_and_refused_before_anything_is_held() {
        rules("{\"baseMinor\":800,\"notServed\":[\"XINJIANG\"]}");
        Visitor xinjiang = house.livingIn("xinjiang", "新疆维吾尔自治区 乌鲁木齐市 天山区");
        Visitor hongKong = house.livingIn("hongkong", "香港特别行政区 中西区 中环");
        int before = left(teas, 0);

        for (Visitor buyer : List.of(xinjiang, hongKong)) {
            JsonNode quote = buyer.post("/api/checkouts/quote", "{\"parts\":[" + part(scarves, 0, 1) + "]}")
                    .body();
            assertThat(quote.path("ok").asBoolean()).isFalse();
            JsonNode line = quote.path("parts").get(0).path("lines").get(0);
            assertThat(line.path("refusal").path("code").asString("")).isEqualTo("not-served");
            assertThat(line.path("refusal").path("message").asString("")).contains("delivered to");

            Answer refused = buyer.post("/api/checkouts", wish("far", part(teas, 0, 1), part(scarves, 0, 1)));
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.text()).contains("not-served").contains(Long.toString(scarves.showId));
        }
        assertThat(left(teas, 0)).isEqualTo(before);
    }

    @Test
    void a_checkout_holds_all_its_parts_with_their_freight_and_asked_again_gives_the_same_answer() {
        rules("{\"baseMinor\":800}");
        Visitor buyer = house.livingIn("whole", "浙江省 杭州市 西湖区");
        int scarvesBefore = left(scarves, 0);
        int teasBefore = left(teas, 0);
        String wish = wish("both", part(scarves, 0, 2), part(teas, 0, 1));

        Answer placed = buyer.post("/api/checkouts", wish);
        Answer again = buyer.post("/api/checkouts", wish);

        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(minor(placed.body(), "total")).isEqualTo(2 * 3_333 + 800 + 8_800);
        assertThat(again.body().path("checkoutId")).isEqualTo(placed.body().path("checkoutId"));
        assertThat(again.body().path("orders")).isEqualTo(placed.body().path("orders"));
        assertThat(left(scarves, 0)).isEqualTo(scarvesBefore - 2);
        assertThat(left(teas, 0)).isEqualTo(teasBefore - 1);
        List<Long> amounts = house.bean(JdbcClient.class)
                .sql("select amount_minor from checkout_part where checkout_id = :id order by number")
                .param("id", placed.body().path("checkoutId").asLong())
                .query((row, _) -> row.getLong(1))
                .list();
        assertThat(amounts).containsExactly(2 * 3_333L + 800, 8_800L);
        Answer other = buyer.post("/api/checkouts", wish("both", part(teas, 0, 1)));
        assertThat(other.text()).contains("intent-reused");
    }

    @Test
    void where_one_part_cannot_be_held_none_is_and_the_same_intent_may_be_tried_again() {
        rules("{\"baseMinor\":0}");
        Visitor buyer = house.livingIn("none", "浙江省 杭州市 西湖区");
        int before = left(teas, 0);
        String tooMany = part(scarves, 1, 101);
        String oldPrice = part(scarves, 0, 1).replaceAll("\"priceVersion\":\"[0-9]+\"", "\"priceVersion\":\"1\"");

        Answer overLimit = buyer.post("/api/checkouts", wish("again", part(teas, 0, 1), tooMany));
        assertThat(overLimit.status()).isEqualTo(409);
        assertThat(overLimit.text()).contains("over-limit");
        Answer moved = buyer.post("/api/checkouts", wish("moved", part(teas, 0, 1), oldPrice));
        assertThat(moved.text()).contains("price-moved");
        OpenShop.until(() -> left(teas, 0) == before);

        assertThat(buyer.post("/api/checkouts", wish("again", part(teas, 0, 1))).status())
                .isEqualTo(201);
    }

    @Test
    void without_an_address_goods_are_quoted_alone_and_nothing_can_be_bought() {
        Visitor nowhere = house.comes("nowhere", null, Role.VIEWER);
        String parts = part(scarves, 0, 1);

        assertThat(minor(
                        nowhere.post("/api/checkouts/quote", "{\"parts\":[" + parts + "]}")
                                .body(),
                        "freight"))
                .isZero();
        assertThat(nowhere.post("/api/checkouts", wish("x", parts)).text()).contains("no-address");
        assertThat(house.guest().post("/api/checkouts", wish("x", parts)).status())
                .isEqualTo(401);
        assertThat(nowhere.post("/api/checkouts", "{\"intent\":\"x\",\"parts\":[]}")
                        .status())
                .isEqualTo(400);
        assertThat(nowhere.post("/api/checkouts", wish("x", part(scarves, 0, -1)))
                        .status())
                .isEqualTo(400);
        assertThat(nowhere.post("/api/checkouts", wish("x", parts, parts)).status())
                .isEqualTo(400);
    }
}

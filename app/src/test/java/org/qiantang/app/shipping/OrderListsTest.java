package org.qiantang.app.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.shipping.OpenShop.until;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Delivery;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Orders as their buyer finds them again, and as a shop takes all of them away in a file. */
class OrderListsTest {
    private static final Delivery DELIVERY = new Delivery("浙江杭州", 720, true, List.of());
    private static final String MANY = """
            insert into placed_order (order_id, state, shard, position, show_id, merchant_id, buyer_id, total_minor,
                                      currency, pay_until, created_at)
            select copy, 'released', o.shard, o.position, o.show_id, o.merchant_id, o.buyer_id, o.total_minor,
                   o.currency, o.pay_until, o.created_at
              from placed_order o cross join generate_series(1, :count) copy
             where o.order_id = :like
            """;
    private static final String MANY_LINES = """
            insert into order_line (order_id, number, item_id, sku_id, pieces, price_version, price_minor, currency)
            select copy, l.number, l.item_id, l.sku_id, l.pieces, l.price_version, l.price_minor, l.currency
              from order_line l cross join generate_series(1, :count) copy
             where l.order_id = :like
            """;

    private static WholeHouse house;
    private static OpenShop scarves;
    private static OpenShop teas;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        scarves = new OpenShop(house, "西湖绸庄", "真丝长巾 Silk", DELIVERY, 3_333);
        teas = new OpenShop(house, "云栖茶社", "明前龙井", DELIVERY, 8_800);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    @Test
    void a_buyer_finds_an_order_by_its_goods_its_shop_and_its_number() {
        Visitor buyer = house.comes("xiaoman", null, Role.VIEWER);
        Visitor other = house.comes("qiuyue", null, Role.VIEWER);
        String scarf = placed(buyer, scarves).path("orderNo").asString("");
        String tea = placed(buyer, teas).path("orderNo").asString("");

        assertThat(found(buyer, "")).containsExactly(tea, scarf);
        assertThat(found(buyer, "龙井")).containsExactly(tea);
        assertThat(found(buyer, " silk ")).containsExactly(scarf);
        assertThat(found(buyer, "绸庄")).containsExactly(scarf);
        assertThat(found(buyer, tea)).containsExactly(tea);
        assertThat(found(buyer, "青瓷")).isEmpty();
        assertThat(found(buyer, "100%")).isEmpty();
        assertThat(found(buyer, "x".repeat(64))).isEmpty();
        assertThat(found(other, tea)).as("another buyer's").isEmpty();
        assertThat(buyer.get("/api/orders?q=" + "x".repeat(65)).status()).isEqualTo(400);
    }

    @Test
    void a_search_goes_on_from_page_to_page() {
        Visitor buyer = house.comes("qingming", null, Role.VIEWER);
        String first = placed(buyer, teas).path("orderNo").asString("");
        placed(buyer, scarves);
        String last = placed(buyer, teas).path("orderNo").asString("");

        JsonNode page = buyer.get(search("龙井") + "&limit=1").body();
        JsonNode rest = buyer.get(
                        search("龙井") + "&limit=1&after=" + page.path("next").asString(""))
                .body();

        assertThat(numbers(page)).containsExactly(last);
        assertThat(numbers(rest)).containsExactly(first);
        assertThat(rest.path("next").isNull()).isTrue();
    }

    @Test
    void an_exported_file_holds_every_order_however_many() {
        OpenShop busy = new OpenShop(house, "大运河货栈", "青团", DELIVERY, 1_900);
        Visitor seller = house.comes("busy-seller", busy.merchantId, Role.MERCHANT);
        Visitor buyer = house.comes("dahan", null, Role.VIEWER);
        long like = Long.parseLong(placed(buyer, busy).path("id").asString(""));
        JdbcClient jdbc = house.bean(JdbcClient.class);
        for (String statement : List.of(MANY, MANY_LINES)) {
            jdbc.sql(statement).param("count", 10_100).param("like", like).update();
        }

        String file = seller.get("/api/studio/orders/export?format=csv").text();

        assertThat(file.lines().count()).isEqualTo(1 + 1 + 10_100);
    }

    private static JsonNode placed(Visitor buyer, OpenShop shop) {
        long order = shop.order(buyer.id(), 0, 1);
        until(() -> buyer.get("/api/orders/" + order).status() == 200);
        return buyer.get("/api/orders/" + order).body();
    }

    private static String search(String words) {
        return "/api/orders?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    }

    private static List<String> found(Visitor who, String words) {
        return numbers(who.get(search(words)).body());
    }

    private static List<String> numbers(JsonNode page) {
        return StreamSupport.stream(page.path("items").spliterator(), false)
                .map(order -> order.path("orderNo").asString(""))
                .toList();
    }
}

package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a price in a show leaves behind in the shop, and when it is a lower price for who has bought before. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class ShowPricesTest {
    @TempDir
    private static Path data;

    private static WholeProgram program;
    private static String shop;
    private static String buyer;

    @BeforeAll
    static void open() throws Exception {
        program = WholeProgram.start(data);
        program.ok(null, "POST", "/api/shops", """
                {"name": "teahouse", "password": "a-long-password", "shopName": "西湖茶铺"}""");
        shop = program.session("teahouse");
        program.ok(null, "POST", "/api/people", """
                {"name": "xiaoman", "password": "a-long-password", "nickname": "小满"}""");
        buyer = program.session("xiaoman");
        program.ok(buyer, "PUT", "/api/me/address", """
                {"recipient": "小满", "phone": "13800000000", "region": "浙江省杭州市", "street": "1 号"}""");
    }

    @AfterAll
    static void close() throws IOException {
        program.close();
    }

    @Test
    void a_price_that_the_show_refused_is_nowhere_and_one_that_it_took_is_kept_with_its_reason() throws Exception {
        Goods goods = goods("REFUSED");
        Show show = planned(goods, 9_900);

        // Over before it begins, dearer than without it, and a price of goods that are not in the show.
        assertThat(flash(show, -60, 60, 100)).isEqualTo("nonsense");
        assertThat(flash(show, 60, 120, 20_000)).isEqualTo("nonsense");
        assertThat(program.ask("POST", "/api/studio/shows/" + show.id() + "/prices", Optional.of(shop), """
                {"itemId": "1", "skuId": "%s", "price": {"minor": 200, "currency": "CNY"}}""".formatted(
                                        goods.sku()))
                        .status())
                .isEqualTo(404);
        assertThat(flash(show, 3_600, 7_200, 8_000)).isEmpty();
        price(show, 9_500, "老客");

        assertThat(kept(goods, 4)).containsExactly("9500 老客", "8000 秒杀", "9900 直播价", "10000 opening price");
        program.ok(shop, "POST", "/api/studio/shows/" + show.id() + "/close", "");
        assertThat(program.ask("POST", "/api/studio/shows/" + show.id() + "/prices", Optional.of(shop), """
                {"itemId": "%s", "skuId": "%s", "price": {"minor": 300, "currency": "CNY"}}""".formatted(
                                        show.item(), goods.sku()))
                        .status())
                .isEqualTo(409);
        assertThat(kept(goods, 4)).hasSize(4);
    }

    @Test
    void a_price_protects_from_when_buyers_could_pay_it_and_not_from_when_it_was_planned() throws Exception {
        Goods goods = goods("PROTECTED");
        Show first = planned(goods, 9_900);
        program.ok(shop, "POST", "/api/studio/shows/" + first.id() + "/open", "");
        // The next show is planned before the purchase, a dearer price is replaced, and a third show never opens.
        Show next = planned(goods, 7_000);
        price(next, 8_000, "改价");
        String order = buy(first);
        planned(goods, 1_000);

        assertThat(protect(order)).isEqualTo("nothing-lower");

        program.ok(shop, "POST", "/api/studio/shows/" + first.id() + "/close", "");
        program.until(
                shop,
                "/api/studio/shows/" + first.id(),
                now -> now.get("state").asString().equals("closed"));
        program.ok(shop, "POST", "/api/studio/shows/" + next.id() + "/open", "");
        String given = "";
        for (int tries = 0; tries < 600 && !given.equals("ok"); tries++) {
            given = protect(order);
            Thread.sleep(50);
        }
        assertThat(given).isEqualTo("ok");
        JsonNode paidBack = program.until(
                buyer,
                "/api/orders/" + order + "/after-sales",
                cases -> cases.get("items").size() == 1
                        && cases.get("items").get(0).get("kind").asString().equals("PRICE_PROTECTION"));
        assertThat(paidBack.get("items").get(0).get("amount").get("minor").asLong())
                .isEqualTo(1_900);
        assertThat(protect(order)).isEqualTo("nothing-lower");
    }

    private record Goods(String id, String sku) {}

    private record Show(String id, String item, Goods goods) {}

    private static Goods goods(String code) throws Exception {
        JsonNode product = program.ok(shop, "POST", "/api/studio/products", """
                {"code": "%s", "title": "明前龙井", "legalCategory": "农产品",
                 "delivery": {"from": "杭州", "hoursToShip": 48, "freeShipping": true},
                 "promises": [{"kind": "price-protection", "amount": 30}],
                 "skus": [{"code": "%s-1", "name": "一罐", "price": {"minor": 10000, "currency": "CNY"}, "free": 100}]}""".formatted(code, code));
        String id = product.get("id").asString();
        program.ok(shop, "PUT", "/api/studio/products/" + id + "/shelf", "{\"onShelf\": false}");
        program.until(shop, "/api/studio/products/" + id, now -> now.get("free").asInt() == 100);
        return new Goods(id, product.get("skus").get(0).get("skuId").asString());
    }

    private static Show planned(Goods goods, long minor) throws Exception {
        String show = program.ok(shop, "POST", "/api/studio/shows", "{\"title\": \"晚场\"}")
                .get("id")
                .asString();
        String item = program.ok(shop, "POST", "/api/studio/shows/" + show + "/items", """
                        {"productId": "%s", "perBuyerLimit": 9,
                         "allot": [{"skuId": "%s", "pieces": 5, "price": {"minor": %d, "currency": "CNY"}}]}""".formatted(
                                goods.id(), goods.sku(), minor))
                .get("itemId")
                .asString();
        return new Show(show, item, goods);
    }

    /** The refusal's code, or nothing. */
    private static String flash(Show show, long from, long until, long minor) throws Exception {
        Instant now = Instant.now();
        WholeProgram.Answer answer =
                program.ask("POST", "/api/studio/shows/" + show.id() + "/flashes", Optional.of(shop), """
                        {"itemId": "%s", "from": "%s", "until": "%s",
                         "prices": [{"skuId": "%s", "price": {"minor": %d, "currency": "CNY"}}]}""".formatted(
                                show.item(),
                                now.plusSeconds(from),
                                now.plusSeconds(until),
                                show.goods().sku(),
                                minor));
        return answer.isProblem() ? answer.json().get("code").asString() : "";
    }

    private static void price(Show show, long minor, String reason) throws Exception {
        program.ok(shop, "POST", "/api/studio/shows/" + show.id() + "/prices", """
                {"itemId": "%s", "skuId": "%s", "price": {"minor": %d, "currency": "CNY"}, "reason": "%s"}""".formatted(
                        show.item(), show.goods().sku(), minor, reason));
    }

    private static List<String> kept(Goods goods, int atLeast) throws Exception {
        return program.until(shop, "/api/studio/skus/" + goods.sku() + "/prices", all -> all.size() >= atLeast)
                .valueStream()
                .map(one -> one.get("price").get("minor").asLong() + " "
                        + one.get("reason").asString())
                .toList();
    }

    private static String buy(Show show) throws Exception {
        JsonNode item = program.until(
                        shop,
                        "/api/studio/shows/" + show.id(),
                        now -> now.get("items")
                                        .get(0)
                                        .get("skus")
                                        .get(0)
                                        .get("left")
                                        .asInt()
                                == 5)
                .get("items")
                .get(0);
        JsonNode placed = program.ok(buyer, "POST", "/api/shows/" + show.id() + "/claims", """
                        {"intent": "one", "wants": [{"itemId": "%s", "skuId": "%s", "pieces": 1, "priceVersion": "%s"}]}""".formatted(
                        show.item(),
                        show.goods().sku(),
                        item.get("skus").get(0).get("priceVersion").asString()));
        String order = placed.get("orderId").asString();
        String there = "/api/orders/" + order + "?at=" + placed.get("at").asString();
        String cashier = program.until(buyer, there, now -> now.hasNonNull("cashier"))
                .get("cashier")
                .asString();
        program.pay(buyer, cashier);
        program.until(
                buyer,
                "/api/orders/" + order,
                now -> now.get("state").asString().equals("taken"));
        return order;
    }

    private static String protect(String order) throws Exception {
        WholeProgram.Answer answer = program.ask(
                "POST",
                "/api/orders/" + order + "/after-sales",
                Optional.of(buyer),
                "{\"kind\": \"PRICE_PROTECTION\"}");
        return answer.isProblem() ? answer.json().get("code").asString() : "ok";
    }
}

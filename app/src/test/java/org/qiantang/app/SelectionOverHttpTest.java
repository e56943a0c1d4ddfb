package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.event.ShopEvent.Standing;
import tools.jackson.databind.JsonNode;

/** Choosing goods and selling them in another shop's room, from the offer to the commission, over HTTP. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class SelectionOverHttpTest {
    private static final String PASSWORD = "a-long-password";

    @TempDir
    private static Path data;

    private static WholeProgram program;
    private static String teahouse;
    private static String silkhouse;
    private static String buyer;

    @BeforeAll
    static void open() throws Exception {
        program = WholeProgram.start(data);
        teahouse = shop("teahouse", "西湖茶铺");
        silkhouse = shop("silkhouse", "运河丝绸");
        buyer = person("xiaoman");
        address(buyer);
    }

    @AfterAll
    static void close() throws IOException {
        program.close();
    }

    @Test
    void goods_are_offered_picked_sold_in_another_shops_show_and_their_commission_follows_the_refunds()
            throws Exception {
        String tea = product(teahouse, "TEA", "明前龙井", 999);
        String silk = product(silkhouse, "SILK", "真丝方巾", 8_800);
        String offer = publish(tea, 1_250, 10, 2);

        // The pool has it, with no score made up.
        JsonNode card = get(silkhouse, "/api/selection/offers?q=龙井&leastRate=1000&mostPrice=2000")
                .get("items")
                .get(0);
        assertThat(card.get("id").asString()).isEqualTo(offer);
        assertThat(card.get("earned").get("minor").asLong()).isEqualTo(124);
        assertThat(card.get("score").get("total").isNull()).isTrue();
        assertThat(get(silkhouse, "/api/selection/offers?q=丝绸").get("items").size())
                .isZero();
        program.ok(silkhouse, "PUT", "/api/selection/picks/" + offer, "");
        assertThat(get(silkhouse, "/api/selection/picks")
                        .get("items")
                        .get(0)
                        .get("picked")
                        .asBoolean())
                .isTrue();

        String show = program.ok(silkhouse, "POST", "/api/studio/shows", "{\"title\": \"江南好物\"}")
                .get("id")
                .asString();
        String sku = card.get("skus").get(0).get("skuId").asString();
        assertThat(code(silkhouse, "POST", "/api/studio/shows/" + show + "/items", picked(offer, sku, 11)))
                .isEqualTo("not-promised");
        String item = program.ok(silkhouse, "POST", "/api/studio/shows/" + show + "/items", picked(offer, sku, 6))
                .get("itemId")
                .asString();
        String own = program.ok(silkhouse, "POST", "/api/studio/shows/" + show + "/items", """
                        {"productId": "%s", "allot": [{"skuId": "%s", "pieces": 5}]}""".formatted(
                                silk, skuOf(silkhouse, silk)))
                .get("itemId")
                .asString();
        // The price is the offering shop's, the rate stays what it was picked at.
        assertThat(code(silkhouse, "POST", "/api/studio/shows/" + show + "/prices", """
                {"itemId": "%s", "skuId": "%s", "price": {"minor": 500, "currency": "CNY"}}""".formatted(item, sku)))
                .isEqualTo("not-your-price");
        program.ok(teahouse, "PUT", "/api/studio/offers/" + offer, terms(500, 10, 2));
        assertThat(code(teahouse, "PUT", "/api/studio/offers/" + offer, terms(500, 5, 2)))
                .isEqualTo("below-given");
        program.ok(silkhouse, "POST", "/api/studio/shows/" + show + "/open", "");

        String silkSku = skuOf(silkhouse, silk);
        String both = """
                [{"itemId": "%s", "skuId": "%s", "pieces": 3, "priceVersion": "%s"},
                 {"itemId": "%s", "skuId": "%s", "pieces": 1, "priceVersion": "%s"}]""".formatted(item, sku, version(tea, sku), own, silkSku, version(silk, silkSku));
        assertThat(code(
                        buyer,
                        "POST",
                        "/api/shows/" + show + "/claims",
                        "{\"intent\": \"one\", \"wants\": " + both + "}"))
                .isEqualTo("several-shops");
        JsonNode placed = program.ok(
                buyer,
                "POST",
                "/api/checkouts",
                "{\"intent\": \"bag\", \"parts\": [{\"showId\": \"" + show + "\", \"wants\": " + both + "}]}");
        assertThat(placed.get("orders").size()).isEqualTo(2);
        pay(placed.get("checkoutId").asString());

        // Each order is at the shop whose goods they are.
        JsonNode sold = program.until(
                        teahouse,
                        "/api/studio/orders?state=taken",
                        page -> page.get("items").size() == 1)
                .get("items")
                .get(0);
        assertThat(sold.get("total").get("minor").asLong()).isEqualTo(2_997);
        assertThat(sold.get("merchantName").asString()).isEqualTo("西湖茶铺");
        JsonNode theirs = program.until(
                silkhouse,
                "/api/studio/orders?state=taken",
                page -> page.get("items").size() == 1);
        assertThat(theirs.get("items").get(0).get("total").get("minor").asLong())
                .isEqualTo(8_800);
        JsonNode line = program.until(
                        teahouse,
                        "/api/studio/offers/commissions",
                        page -> page.get("items").size() == 1)
                .get("items")
                .get(0);
        assertThat(line.get("commission").get("minor").asLong()).isEqualTo(374);
        assertThat(line.get("basisPoints").asInt()).isEqualTo(1_250);
        assertThat(line.get("seller").asString()).isEqualTo("运河丝绸");
        assertThat(commission(silkhouse)).isEqualTo(374);
        assertThat(get(buyer, "/api/orders/" + sold.get("id").asString())
                        .get("merchantName")
                        .asString())
                .isEqualTo("西湖茶铺");

        // What was not sold goes back to the warehouse that it came from.
        program.ok(silkhouse, "POST", "/api/studio/shows/" + show + "/close", "");
        program.until(
                teahouse, "/api/studio/products/" + tea, now -> now.get("free").asInt() == 97);
        program.until(
                teahouse,
                "/api/studio/offers/" + offer,
                now -> now.get("piecesGiven").asInt() == 3);

        // A part refunded takes its part back, the rest all of it.
        refund(sold.get("id").asString(), 1);
        program.until(silkhouse, "/api/selection/commission-sums", sums -> minor(sums, "expected") == 249);
        refund(sold.get("id").asString(), 2);
        JsonNode over =
                program.until(silkhouse, "/api/selection/commission-sums", sums -> minor(sums, "expected") == 0);
        assertThat(minor(over, "back")).isEqualTo(2_997);
        assertThat(get(silkhouse, "/api/selection/commissions")
                        .get("items")
                        .get(0)
                        .get("state")
                        .asString())
                .isEqualTo("taken-back");
        assertThat(minor(get(teahouse, "/api/studio/offers/commission-sums"), "due"))
                .isZero();
    }

    @Test
    void a_sample_is_asked_for_sent_and_received_and_its_address_is_the_shops_alone() throws Exception {
        String tea = product(teahouse, "SAMPLE-TEA", "九曲红梅", 6_800);
        String offer = publish(tea, 2_000, 20, 1);
        String ask = "/api/selection/offers/" + offer + "/samples";

        assertThat(code(silkhouse, "POST", ask, "{}")).isEqualTo("no-address");
        address(silkhouse);
        assertThat(code(teahouse, "POST", ask, "{}")).isEqualTo("no-address");
        String sample = program.ok(silkhouse, "POST", ask, "{}").get("id").asString();
        assertThat(code(silkhouse, "POST", ask, "{}")).isEqualTo("sample-asked");

        JsonNode asked = program.until(
                        teahouse,
                        "/api/studio/offers/samples?state=asked",
                        page -> page.get("items").size() == 1
                                && !page.get("items").get(0).get("address").isNull())
                .get("items")
                .get(0);
        assertThat(asked.get("address").get("street").asString()).isEqualTo("龙井路 1 号");
        assertThat(get(silkhouse, "/api/selection/samples")
                        .get("items")
                        .get(0)
                        .get("address")
                        .isNull())
                .isTrue();
        assertThat(code(silkhouse, "POST", "/api/selection/samples/" + sample + "/received", ""))
                .isEqualTo("sample-not-sent");
        assertThat(code(silkhouse, "POST", "/api/studio/offers/samples/" + sample + "/refuse", "{\"reason\": \"x\"}"))
                .isEqualTo("no-sample");
        program.ok(teahouse, "POST", "/api/studio/offers/samples/" + sample + "/send", """
                {"carrier": "顺丰速运", "trackingNo": "SF1234567890"}""");
        assertThat(code(teahouse, "POST", "/api/studio/offers/samples/" + sample + "/refuse", "{\"reason\": \"晚了\"}"))
                .isEqualTo("sample-answered");
        program.ok(silkhouse, "POST", "/api/selection/samples/" + sample + "/received", "");

        JsonNode done = get(teahouse, "/api/studio/offers/samples").get("items").get(0);
        assertThat(done.get("state").asString()).isEqualTo("received");
        assertThat(done.get("address").isNull()).isTrue();
        assertThat(code(silkhouse, "POST", ask, "{}")).isEqualTo("no-samples");
    }

    @Test
    void offers_are_their_shops_own_and_the_pool_is_not_for_buyers() throws Exception {
        String tea = product(teahouse, "OWN-TEA", "径山茶", 12_800);
        String offer = publish(tea, 1_000, 10, 0);

        assertThat(code(silkhouse, "PUT", "/api/studio/offers/" + offer, terms(100, 10, 0)))
                .isEqualTo("no-offer");
        assertThat(code(
                        silkhouse,
                        "POST",
                        "/api/studio/offers",
                        terms(100, 10, 0).replace("{", "{\"productId\": \"" + tea + "\", ")))
                .isEqualTo("no-product");
        assertThat(code(
                        teahouse,
                        "POST",
                        "/api/studio/offers",
                        terms(100, 10, 0).replace("{", "{\"productId\": \"" + tea + "\", ")))
                .isEqualTo("offered");
        assertThat(code(buyer, "GET", "/api/selection/offers", "")).isEqualTo("not-a-picker");
        program.ok(teahouse, "POST", "/api/studio/offers/" + offer + "/withdraw", "{\"reason\": \"换季\"}");
        assertThat(get(silkhouse, "/api/selection/offers?q=径山茶").get("items").size())
                .isZero();
        assertThat(code(silkhouse, "POST", "/api/selection/offers/" + offer + "/samples", "{}"))
                .isIn("offer-withdrawn", "no-address");
    }

    @Test
    void a_shop_that_may_not_sell_gives_the_shows_of_others_no_more_pieces() throws Exception {
        String inkhouse = shop("inkhouse", "善琏湖笔");
        String brush = product(inkhouse, "BRUSH", "羊毫湖笔", 12_800);
        String offer = publish(inkhouse, brush, 1_000, 10, 0);
        String sku = skuOf(inkhouse, brush);
        String show = program.ok(silkhouse, "POST", "/api/studio/shows", "{\"title\": \"文房雅集\"}")
                .get("id")
                .asString();
        String item = program.ok(silkhouse, "POST", "/api/studio/shows/" + show + "/items", picked(offer, sku, 2))
                .get("itemId")
                .asString();
        String pieces = "/api/studio/shows/" + show + "/items/" + item + "/pieces";
        String two = "{\"skuId\": \"" + sku + "\", \"pieces\": 2}";
        program.ok(silkhouse, "POST", pieces, two);

        long merchantId =
                program.bean(People.class).byName("inkhouse").orElseThrow().merchantId();
        program.bean(ShopDesk.class).setStanding(merchantId, Standing.SUSPENDED, "店主停止经营", 1);

        assertThat(code(silkhouse, "POST", pieces, two)).isEqualTo("offering-shop-closed");
    }

    private static String shop(String name, String shopName) throws Exception {
        program.ok(null, "POST", "/api/shops", """
                {"name": "%s", "password": "%s", "shopName": "%s"}""".formatted(name, PASSWORD, shopName));
        long merchantId = program.bean(People.class).byName(name).orElseThrow().merchantId();
        program.bean(ShopDesk.class).setStanding(merchantId, Standing.OPEN, "证照齐全", 1);
        return program.session(name);
    }

    private static String person(String name) throws Exception {
        program.ok(null, "POST", "/api/people", """
                {"name": "%s", "password": "%s", "nickname": "小满"}""".formatted(name, PASSWORD));
        return program.session(name);
    }

    private static void address(String session) throws Exception {
        program.ok(session, "POST", "/api/me/addresses", """
                {"recipient": "小满", "phone": "13800000000", "province": "浙江", "city": "杭州市", "district": "西湖区",
                 "street": "龙井路 1 号"}""");
    }

    /** A product with a hundred pieces, off the shelf, so that all of them lie in the warehouse. */
    private static String product(String session, String code, String title, long minor) throws Exception {
        String id = program.ok(session, "POST", "/api/studio/products", """
                        {"code": "%s", "title": "%s", "legalCategory": "服饰",
                         "delivery": {"from": "杭州", "hoursToShip": 48, "freeShipping": true},
                         "skus": [{"code": "%s-1", "name": "一份", "price": {"minor": %d, "currency": "CNY"}, "free": 100}]}""".formatted(code, title, code, minor))
                .get("id")
                .asString();
        program.ok(session, "PUT", "/api/studio/products/" + id + "/shelf", "{\"onShelf\": false}");
        program.until(
                session, "/api/studio/products/" + id, now -> now.get("free").asInt() == 100);
        return id;
    }

    private static String publish(String product, int rate, int pieces, int samples) throws Exception {
        return publish(teahouse, product, rate, pieces, samples);
    }

    private static String publish(String session, String product, int rate, int pieces, int samples) throws Exception {
        String body = terms(rate, pieces, samples).replace("{", "{\"productId\": \"" + product + "\", ");
        return program.ok(session, "POST", "/api/studio/offers", body).get("id").asString();
    }

    private static String terms(int rate, int pieces, int samples) {
        return "{\"commissionBasisPoints\": " + rate + ", \"piecesPromised\": " + pieces + ", \"samples\": " + samples
                + ", \"sampleTerms\": \"播后寄回\"}";
    }

    private static String picked(String offer, String sku, int pieces) {
        return "{\"offerId\": \"" + offer + "\", \"perBuyerLimit\": 9, \"allot\": [{\"skuId\": \"" + sku
                + "\", \"pieces\": " + pieces + "}]}";
    }

    private static String skuOf(String session, String product) throws Exception {
        return get(session, "/api/studio/products/" + product)
                .get("skus")
                .get(0)
                .get("skuId")
                .asString();
    }

    private static String version(String product, String sku) throws Exception {
        for (JsonNode one : get(buyer, "/api/products/" + product).get("skus")) {
            if (one.get("skuId").asString().equals(sku)) {
                return one.get("priceVersion").asString();
            }
        }
        throw new AssertionError("no sku " + sku);
    }

    private static void pay(String checkout) throws Exception {
        JsonNode waiting = program.until(
                buyer, "/api/checkouts/" + checkout, now -> !now.get("cashier").isNull());
        program.pay(buyer, waiting.get("cashier").asString());
    }

    private static void refund(String order, int pieces) throws Exception {
        program.ok(buyer, "POST", "/api/orders/" + order + "/after-sales", """
                {"kind": "REFUND_ONLY", "reason": "CHANGED_MIND", "lines": [{"line": 0, "pieces": %d}]}""".formatted(pieces));
    }

    private static long commission(String session) throws Exception {
        return get(session, "/api/selection/commissions")
                .get("items")
                .get(0)
                .get("commission")
                .get("minor")
                .asLong();
    }

    private static long minor(JsonNode sums, String which) {
        return sums.get(which).get("minor").asLong();
    }

    private static JsonNode get(String session, String path) throws Exception {
        return program.ok(session, "GET", path, "");
    }

    private static String code(String session, String method, String path, String body) throws Exception {
        WholeProgram.Answer answer = program.ask(method, path, Optional.ofNullable(session), body);
        assertThat(answer.isProblem())
                .as("%s %s: %s", method, path, answer.body())
                .isTrue();
        return answer.json().get("code").asString();
    }
}

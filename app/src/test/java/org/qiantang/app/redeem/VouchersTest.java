package org.qiantang.app.redeem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiantang.app.shipping.OpenShop.until;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.catalog.Voucher;
import org.qiantang.app.payment.Market;
import org.qiantang.app.shipping.OpenShop;
import org.qiantang.app.voucher.VoucherCode;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Vouchers from the payment to the till, over HTTP and on a database. */
class VouchersTest {
    private static final String WEST = "西湖店";
    private static final String EAST = "钱江店";
    private static final Voucher DINNER = new Voucher(
            "双人晚市套餐一份",
            List.of(
                    new Voucher.Place(WEST, "杭州市西湖区演示路 1 号", "11:00–21:30", "0571-00000001"),
                    new Voucher.Place(EAST, "杭州市上城区演示路 2 号", "11:00–21:30", "")),
            1,
            null,
            "法定节假日不可用");
    private static final Delivery NOWHERE = new Delivery("到店使用", 48, true, List.of());

    private static Market market;
    private static WholeHouse house;
    private static OpenShop restaurant;
    private static OpenShop other;
    private static Visitor owner;
    private static Visitor clerk;

    @BeforeAll
    static void open() throws IOException {
        market = Market.open(Map.of());
        house = market.house();
        restaurant = new OpenShop(house, "楼外演示馆", "双人晚市套餐", NOWHERE, DINNER, 9_900, 19_800);
        other = new OpenShop(house, "另一家演示店", "下午茶", NOWHERE, DINNER, 5_000);
        owner = house.comes("owner", restaurant.merchantId, Role.VIEWER, Role.MERCHANT);
        clerk = joins(owner, "clerk-of-west", "CLERK");
    }

    @AfterAll
    static void close() throws IOException {
        market.close();
    }

    private static Visitor joins(Visitor shop, String name, String post) {
        Visitor member = house.comes(name, null, Role.VIEWER);
        String code = shop.post("/api/studio/team/invitations", "{\"posts\": [\"" + post + "\"]}")
                .body()
                .get("code")
                .asString();
        assertThat(member.post("/api/invitations/" + code + "/accept", "{}").status())
                .isEqualTo(200);
        return member;
    }

    /** Somebody without an address, who buys so many pieces of the first kind. */
    private record Bought(Visitor buyer, long order) {
        JsonNode vouchers() {
            return buyer.get("/api/orders/" + order + "/vouchers").body().path("items");
        }

        String code(int number) {
            return vouchers().get(number).get("code").asString();
        }

        String state(int number) {
            return vouchers().get(number).get("state").asString();
        }

        String id(int number) {
            return vouchers().get(number).get("id").asString();
        }

        Answer refund(int number) {
            return buyer.post("/api/orders/" + order + "/vouchers/refund", "{\"vouchers\":[\"" + id(number) + "\"]}");
        }

        String orderState() {
            return buyer.get("/api/orders/" + order).body().path("state").asString("");
        }
    }

    private static int buyers;

    private static Bought buy(OpenShop shop, int pieces) {
        Visitor buyer = house.comes("guest-" + buyers++, null, Role.VIEWER);
        Sku sku = shop.skus.getFirst();
        Answer claim = buyer.post(
                "/api/shows/" + shop.showId + "/claims",
                "{\"intent\":\"w-%d\",\"wants\":[{\"itemId\":\"%d\",\"skuId\":\"%d\",\"pieces\":%d,\"priceVersion\":\"%d\"}]}"
                        .formatted(buyers, shop.itemId, sku.skuId(), pieces, sku.priceVersion()));
        assertThat(claim.status()).as(claim.text()).isEqualTo(201);
        long order = Long.parseLong(claim.body().get("orderId").asString());
        try {
            market.pay(market.cashier(buyer, order));
        } catch (Exception trouble) {
            throw new IllegalStateException(trouble);
        }
        var bought = new Bought(buyer, order);
        until(() -> bought.vouchers().size() == pieces);
        return bought;
    }

    private static Answer look(Visitor who, String code) {
        return who.post("/api/studio/vouchers/look", "{\"code\":\"" + code + "\"}");
    }

    private static Answer redeem(Visitor who, String code, String place) {
        return who.post("/api/studio/vouchers/redeem", "{\"code\":\"" + code + "\",\"place\":\"" + place + "\"}");
    }

    private static String refusal(Answer answer) {
        return answer.body().path("code").asString("");
    }

    private static long refundedMinor(long order) {
        return market.count("select coalesce(sum(minor), 0) from order_back where order_id = " + order);
    }

    @Test
    void vouchers_are_bought_without_an_address_and_their_codes_are_only_their_buyers() {
        Bought bought = buy(restaurant, 2);
        Visitor stranger = house.comes("stranger", null, Role.VIEWER);
        until(() -> bought.orderState().equals("issued"));

        JsonNode sheet = bought.buyer().get("/api/orders/" + bought.order()).body();
        String vouchers = "/api/orders/" + bought.order() + "/vouchers";
        JsonNode terms = bought.buyer().get(vouchers + "/terms").body();
        String picture = vouchers + "/" + bought.id(0) + "/qr";

        assertThat(sheet.get("state").asString()).isEqualTo("issued");
        assertThat(sheet.get("voucher").asBoolean()).isTrue();
        assertThat(sheet.get("address").isNull()).isTrue();
        assertThat(sheet.get("freight").get("minor").asLong()).isZero();
        assertThat(sheet.get("shipBy").isNull()).isTrue();
        assertThat(terms.get(0).get("places").get(0).get("address").asString()).contains("演示路 1 号");
        assertThat(VoucherCode.read(bought.code(0))).isPresent();
        assertThat(bought.code(0)).isNotEqualTo(bought.code(1));
        assertThat(bought.buyer().get(picture).body().get("path").asString()).startsWith("M");
        for (String path : List.of(vouchers, vouchers + "/terms", picture)) {
            assertThat(stranger.get(path).status()).as(path).isEqualTo(404);
            assertThat(house.guest().get(path).status()).as(path).isEqualTo(401);
        }
        // The journal has a hash of the code, and never the code.
        assertThat(market.count("select count(*) from event where convert_from(body, 'UTF8') like '%"
                        + bought.code(0).replace(" ", "") + "%'"))
                .isZero();
    }

    @Test
    void what_was_promised_of_a_voucher_is_in_the_fact_sheet_that_hosts_and_answers_read() {
        Product product =
                house.bean(Catalog.class).product(restaurant.productId).orElseThrow();
        JsonNode page =
                house.guest().get("/api/products/" + restaurant.productId).body();

        assertThat(page.get("voucher").get("entitles").asString()).isEqualTo("双人晚市套餐一份");
        assertThat(page.get("facts").size()).isEqualTo(2);
        assertThat(product.facts().facts())
                .extracting(fact -> fact.label() + "：" + fact.value())
                .contains("套餐内容：双人晚市套餐一份", "适用门店：西湖店、钱江店", "西湖店地址：杭州市西湖区演示路 1 号", "有效期：付款后 1 天内可用", "不可用时间：法定节假日不可用");
    }

    @Test
    void a_clerk_first_sees_what_it_is_and_then_redeems_it_once() {
        Bought bought = buy(restaurant, 1);

        Answer seen = look(clerk, bought.code(0));
        Answer elsewhere = redeem(clerk, bought.code(0), "不存在的店");
        Answer done = redeem(clerk, bought.code(0).replace(" ", ""), WEST);
        Answer again = redeem(owner, bought.code(0), EAST);

        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        assertThat(seen.body().get("entitles").asString()).isEqualTo("双人晚市套餐一份");
        assertThat(seen.text()).doesNotContain(bought.code(0).replace(" ", ""));
        assertThat(refusal(elsewhere)).isEqualTo("voucher-elsewhere");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        assertThat(done.body().get("redeemedBy").asString()).isEqualTo("clerk-of-west");
        assertThat(again.status()).isEqualTo(409);
        assertThat(refusal(again)).isEqualTo("voucher-redeemed");
        assertThat(again.text()).contains("clerk-of-west").contains(WEST);
        assertThat(bought.state(0)).isEqualTo("REDEEMED");
        until(() -> bought.orderState().equals("received"));
        assertThat(refusal(bought.refund(0))).isEqualTo("voucher-used");
    }

    @Test
    void wrong_other_shops_refunded_and_mistyped_codes_each_have_their_own_answer() {
        Bought mine = buy(restaurant, 2);
        Bought theirs = buy(other, 1);
        Visitor till = joins(owner, "clerk-of-answers", "CLERK");
        assertThat(mine.refund(0).status()).isEqualTo(200);
        String nobodys;
        do {
            nobodys = VoucherCode.fresh(new SplittableRandom(buyers++)).digits();
        } while (market.count("select count(*) from voucher where code = '" + nobodys + "'") > 0);
        char last = mine.code(1).charAt(mine.code(1).length() - 1);
        String mistyped =
                mine.code(1).substring(0, mine.code(1).length() - 1) + (last == '9' ? '0' : (char) (last + 1));

        assertThat(refusal(look(till, mine.code(0)))).isEqualTo("voucher-refunded");
        assertThat(refusal(look(till, theirs.code(0)))).isEqualTo("voucher-other-shop");
        assertThat(refusal(look(till, nobodys))).isEqualTo("voucher-unknown");
        assertThat(refusal(look(till, mistyped))).isEqualTo("voucher-mistyped");
        assertThat(refusal(look(till, "abc"))).isEqualTo("voucher-mistyped");
        assertThat(look(till, mine.code(1)).status()).isEqualTo(200);
        assertThat(look(mine.buyer(), mine.code(1)).status()).isEqualTo(403);
    }

    @Test
    void codes_are_given_page_by_page_and_their_picture_only_while_they_can_be_used() {
        Bought bought = buy(restaurant, 3);
        Bought others = buy(restaurant, 1);
        String vouchers = "/api/orders/" + bought.order() + "/vouchers";
        redeem(clerk, bought.code(0), WEST);

        JsonNode first = bought.buyer().get(vouchers + "?limit=2").body();
        JsonNode last = bought.buyer()
                .get(vouchers + "?limit=2&after=" + first.get("next").asString())
                .body();

        assertThat(first.get("items").size()).isEqualTo(2);
        assertThat(last.get("items").get(0).get("id").asString()).isEqualTo(bought.id(2));
        assertThat(last.get("next").isNull()).isTrue();
        assertThat(bought.buyer().get(vouchers + "/" + bought.id(0) + "/qr").status())
                .isEqualTo(404);
        assertThat(bought.buyer().get(vouchers + "/" + others.id(0) + "/qr").status())
                .isEqualTo(404);
    }

    @Test
    void an_unused_voucher_goes_back_and_the_others_stay() {
        Bought bought = buy(restaurant, 2);

        Answer back = bought.refund(1);

        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(bought.state(1)).isEqualTo("REFUNDED");
        assertThat(bought.state(0)).isEqualTo("OPEN");
        until(() -> refundedMinor(bought.order()) == 9_900);
        until(() -> market.count(
                        "select count(*) from order_back where done_at is not null and order_id = " + bought.order())
                == 1);
        assertThat(redeem(clerk, bought.code(0), WEST).status()).isEqualTo(200);
    }

    @Test
    void for_a_voucher_that_was_used_a_part_of_its_price_can_be_asked_for_and_its_buyer_is_told_so() {
        Bought bought = buy(restaurant, 2);
        redeem(clerk, bought.code(0), WEST);

        JsonNode options = bought.buyer()
                .get("/api/orders/" + bought.order() + "/after-sale-options")
                .body();
        Answer asked = bought.buyer().post("/api/orders/" + bought.order() + "/after-sales", """
                        {"kind": "PARTIAL", "reason": "QUALITY", "lines": [{"line": 0, "pieces": 1}]}""");

        assertThat(options.get("lines").get(0).get("used").asInt()).isOne();
        assertThat(options.get("lines").get(0).get("unsent").asInt()).isOne();
        assertThat(asked.status()).as(asked.text()).isEqualTo(200);
    }

    @Test
    void of_two_tills_at_once_one_wins_and_the_other_is_told_who() throws Exception {
        for (int round = 0; round < 5; round++) {
            Bought bought = buy(restaurant, 1);
            String code = bought.code(0);

            List<Answer> answers = atOnce(() -> redeem(clerk, code, WEST), () -> redeem(owner, code, EAST));

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            Answer lost = answers.stream()
                    .filter(answer -> answer.status() != 200)
                    .findFirst()
                    .orElseThrow();
            assertThat(refusal(lost)).as(lost.text()).isEqualTo("voucher-redeemed");
            assertThat(lost.text()).containsAnyOf(WEST, EAST);
            assertThat(market.events("VoucherRedeemed", bought.order())).isOne();
        }
    }

    @Test
    void of_a_refund_and_a_redemption_at_once_exactly_one_wins() throws Exception {
        for (int round = 0; round < 5; round++) {
            Bought bought = buy(restaurant, 1);
            String code = bought.code(0);

            List<Answer> answers = atOnce(() -> redeem(clerk, code, WEST), () -> bought.refund(0));

            assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
            assertThat(market.events("VoucherRedeemed", bought.order())
                            + market.events("VoucherVoided", bought.order()))
                    .isOne();
            assertThat(market.events("RefundOrdered", bought.order()))
                    .isEqualTo(market.events("VoucherVoided", bought.order()));
        }
    }

    private static List<Answer> atOnce(Callable<Answer> one, Callable<Answer> two) throws Exception {
        var start = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<Answer>> answers = List.of(one, two).stream()
                    .map(ask -> threads.submit(() -> {
                        start.await(20, TimeUnit.SECONDS);
                        return ask.call();
                    }))
                    .toList();
            return List.of(answers.get(0).get(), answers.get(1).get());
        }
    }

    @Test
    void the_database_itself_refuses_a_voucher_that_is_both_used_and_given_back() {
        Bought bought = buy(restaurant, 1);
        redeem(clerk, bought.code(0), WEST);
        JdbcClient jdbc = house.bean(JdbcClient.class);

        assertThatThrownBy(() -> jdbc.sql(
                                "update voucher set voided_at = now(), void_reason = 'REFUNDED' where order_id = :order")
                        .param("order", bought.order())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void a_clerk_may_redeem_and_nothing_else_and_sees_what_was_redeemed_today() {
        Bought bought = buy(restaurant, 2);
        redeem(clerk, bought.code(0), WEST);
        redeem(clerk, bought.code(1), EAST);

        JsonNode first = clerk.get("/api/studio/vouchers/redeemed?limit=1").body();
        JsonNode second = clerk.get("/api/studio/vouchers/redeemed?limit=1&after="
                        + first.get("next").asString())
                .body();
        Answer file = clerk.get("/api/studio/vouchers/redeemed/export?format=csv");
        JsonNode sum = clerk.get("/api/studio/vouchers/redeemed/sum").body();

        assertThat(first.get("items").get(0).get("place").asString()).isEqualTo(EAST);
        assertThat(second.get("items").get(0).get("place").asString()).isEqualTo(WEST);
        assertThat(file.text())
                .contains("redeemed_at")
                .contains("clerk-of-west")
                .contains("99.00");
        assertThat(file.text()).doesNotContain(bought.code(0).replace(" ", ""));
        assertThat(sum.get("pieces").asLong()).isGreaterThanOrEqualTo(2);
        assertThat(clerk.get("/api/studio/vouchers/redeemed?day=2001-01-01")
                        .body()
                        .get("items")
                        .size())
                .isZero();
        assertThat(clerk.get("/api/studio/vouchers/redeemed?day=soon").status()).isEqualTo(400);
        assertThat(clerk.get("/api/studio/orders").status()).isEqualTo(403);
    }

    @Test
    void who_goes_through_codes_is_stopped_and_who_only_works_is_not() {
        Visitor guesser = joins(owner, "clerk-who-guesses", "CLERK");
        Bought bought = buy(restaurant, 1);
        var random = new SplittableRandom(11);

        for (int i = 0; i < 30; i++) {
            assertThat(look(clerk, bought.code(0)).status()).isEqualTo(200);
        }
        Answer last = look(guesser, VoucherCode.fresh(random).digits());
        for (int i = 0; i < 25 && last.status() != 429; i++) {
            last = look(guesser, VoucherCode.fresh(random).digits());
        }

        assertThat(last.status()).isEqualTo(429);
        assertThat(look(guesser, bought.code(0)).status()).isEqualTo(429);
        assertThat(look(clerk, bought.code(0)).status()).isEqualTo(200);
    }

    @Test
    void a_checkout_of_vouchers_needs_no_address_and_has_no_freight() {
        Visitor buyer = house.comes("without-a-home", null, Role.VIEWER);
        Sku sku = restaurant.skus.getFirst();
        String parts =
                "\"parts\":[{\"showId\":\"%d\",\"wants\":[{\"itemId\":\"%d\",\"skuId\":\"%d\",\"pieces\":2,\"priceVersion\":\"%d\"}]}]"
                        .formatted(restaurant.showId, restaurant.itemId, sku.skuId(), sku.priceVersion());

        JsonNode quote = buyer.post("/api/checkouts/quote", "{" + parts + "}").body();
        Answer placed = buyer.post("/api/checkouts", "{\"intent\":\"dinner\"," + parts + "}");

        assertThat(quote.get("ok").asBoolean()).isTrue();
        assertThat(quote.get("parts").get(0).get("vouchers").asBoolean()).isTrue();
        assertThat(quote.get("parts").get(0).get("freightKnown").asBoolean()).isTrue();
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(placed.body().get("total").get("minor").asLong()).isEqualTo(19_800);
    }

    @Test
    void a_voucher_whose_last_day_is_over_is_neither_sold_nor_listed() {
        LocalDate today = LocalDate.ofInstant(house.bean(InstantSource.class).instant(), ZoneId.of("Asia/Shanghai"));
        var feast = new Voucher("节日套餐一份", DINNER.places(), null, today, "");
        OpenShop shop = new OpenShop(house, "节日演示馆", "节日套餐", NOWHERE, feast, 6_600);
        String draft = product("FEAST", voucher("西湖区 9 号", "\"validUntil\": \"" + today + "\""));
        Visitor buyer = house.comes("late-guest", null, Role.VIEWER);
        String wants = "\"wants\":[{\"itemId\":\"%d\",\"skuId\":\"%d\",\"pieces\":1,\"priceVersion\":\"%d\"}]"
                .formatted(
                        shop.itemId,
                        shop.skus.getFirst().skuId(),
                        shop.skus.getFirst().priceVersion());
        String parts = "\"parts\":[{\"showId\":\"" + shop.showId + "\"," + wants + "}]}";
        JsonNode before = buyer.post("/api/checkouts/quote", "{" + parts).body();

        market.forward(Duration.ofDays(1));

        JsonNode after = buyer.post("/api/checkouts/quote", "{" + parts).body();
        assertThat(before.get("ok").asBoolean()).isTrue();
        assertThat(after.get("ok").asBoolean()).isFalse();
        assertThat(after.toString()).contains("voucher-over");
        assertThat(refusal(buyer.post("/api/checkouts", "{\"intent\":\"late\"," + parts)))
                .isEqualTo("voucher-over");
        assertThat(refusal(buyer.post("/api/shows/" + shop.showId + "/claims", "{\"intent\":\"late\"," + wants + "}")))
                .isEqualTo("voucher-over");
        assertThat(owner.post("/api/studio/products", draft).text()).contains("voucher.validUntil");
    }

    private static String product(String code, String voucher) {
        return """
                {"code": "%s", "title": "洗剪吹", "legalCategory": "服务招商", "description": "", "pictures": [], "facts": [],
                 "afterSale": [], "sizes": null, "delivery": {"from": "西湖店", "hoursToShip": 48, "freeShipping": true},
                 "skus": [{"code": "%s-1", "name": "单次", "price": {"minor": 5000, "currency": "CNY"}, "free": 5}]%s}
                """.formatted(code, code, voucher);
    }

    private static String voucher(String place, String validity) {
        return ", \"voucher\": {\"entitles\": \"洗剪吹一次\", \"places\": [{\"name\": \"西湖店\", \"address\": \"" + place
                + "\", \"hours\": \"10:00–20:00\", \"phone\": \"\"}], " + validity + ", \"excluded\": \"\"}";
    }

    @Test
    void a_voucher_is_listed_whole_and_what_is_wrong_of_it_is_said_at_its_field() {
        Answer wrong = owner.post("/api/studio/products", product("HAIR", voucher("", "\"validDays\": 0")));
        Answer listed = owner.post(
                "/api/studio/products", product("HAIR", voucher("西湖区 9 号", "\"validUntil\": \"2099-01-31\"")));
        String id = listed.body().path("id").asString("");
        Answer turned = owner.put("/api/studio/products/" + id, product("HAIR", ""));
        Answer revised =
                owner.put("/api/studio/products/" + id, product("HAIR", voucher("西湖区 10 号", "\"validDays\": 30")));

        assertThat(wrong.text()).contains("voucher.places[0].address").contains("voucher.validDays");
        assertThat(listed.status()).as(listed.text()).isBetween(200, 201);
        assertThat(listed.body().get("voucher").get("validUntil").asString()).isEqualTo("2099-01-31");
        assertThat(turned.text()).contains("kind-stays");
        assertThat(revised.status()).as(revised.text()).isEqualTo(200);
        assertThat(house.bean(Catalog.class)
                        .product(Long.parseLong(id))
                        .orElseThrow()
                        .facts()
                        .textByLabel())
                .containsEntry("门店地址", "西湖区 10 号")
                .containsEntry("有效期", "付款后 30 天内可用");
    }

    @Test
    void what_was_not_used_in_its_time_goes_back_by_itself_and_once() throws Exception {
        Bought bought = buy(restaurant, 2);
        redeem(clerk, bought.code(0), WEST);
        String open = bought.code(1);

        Instant end = Instant.parse(bought.vouchers().get(1).get("goodUntil").asString());
        market.forward(Duration.between(Instant.now(), end).plusSeconds(5));

        assertThat(refusal(look(clerk, open))).isEqualTo("voucher-expired");
        Market.eventually(() -> refundedMinor(bought.order()) == 9_900);
        Market.eventually(() -> bought.orderState().equals("received"));
        assertThat(bought.state(0)).isEqualTo("REDEEMED");
        assertThat(bought.state(1)).isEqualTo("EXPIRED");
        assertThat(market.events("VoucherVoided", bought.order())).isOne();
        assertThat(end.atZone(ZoneId.of("Asia/Shanghai")).toLocalTime()).hasToString("00:00");
    }
}

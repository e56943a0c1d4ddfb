package org.qiantang.app.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
import tools.jackson.databind.JsonNode;

/** The freight that a buyer saw is the most that is charged, in a checkout and in a claim. */
class FreightSeenTest {
    private static final String NEAR = "浙江省 杭州市 西湖区";

    private static WholeHouse house;
    private static OpenShop scarves;
    private static OpenShop teas;
    private static Visitor scarfSeller;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        scarves = new OpenShop(house, "西湖绸庄", "真丝长巾", new Delivery("浙江杭州", 48, false, List.of()), 3_333);
        teas = new OpenShop(house, "云栖茶社", "明前龙井", new Delivery("浙江杭州", 48, true, List.of()), 8_800);
        scarfSeller = house.comes("scarves", scarves.merchantId, Role.MERCHANT);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    @Test
    void a_freight_that_rose_between_quote_and_checkout_is_refused_with_both_amounts_and_holds_nothing() {
        freight(800);
        Visitor buyer = house.livingIn("rose", NEAR);
        String seen = seenIn(quote(buyer, null));
        int teasBefore = left(teas);
        int scarvesBefore = left(scarves);

        freight(1_250);
        Answer refused = buyer.post("/api/checkouts", checkout("rose", null, seen));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("code").asString("")).isEqualTo("freight-moved");
        assertThat(refused.body().path("message").asString("")).contains("8.00").contains("12.50");
        assertThat(minor(refused.body(), "seen")).isEqualTo(800);
        assertThat(minor(refused.body(), "freight")).isEqualTo(1_250);
        assertThat(refused.body().path("showId").asString("")).isEqualTo(Long.toString(scarves.showId));
        assertThat(left(teas)).as("nothing was held").isEqualTo(teasBefore);
        assertThat(left(scarves)).isEqualTo(scarvesBefore);
        assertThat(buyer.post("/api/checkouts?lang=zh", checkout("rose", null, seen))
                        .text())
                .contains("运费从 8.00 元变为 12.50 元");
        // The same wish, placed once the new freight was looked at.
        Answer placed = buyer.post("/api/checkouts", checkout("rose", null, seenIn(quote(buyer, null))));
        assertThat(placed.status()).as(placed.text()).isEqualTo(201);
        assertThat(minor(placed.body(), "total")).isEqualTo(8_800 + 3_333 + 1_250);
    }

    @Test
    void a_freight_that_fell_is_charged_as_it_is_now() {
        freight(800);
        Visitor buyer = house.livingIn("fell", NEAR);
        String seen = seenIn(quote(buyer, null));

        freight(500);
        Answer checkout = buyer.post("/api/checkouts", checkout("fell", null, seen));
        Answer claim = buyer.post(claims(), claim("fell", 1, ",\"freightSeenMinor\":800"));

        assertThat(minor(checkout.body(), "total")).isEqualTo(8_800 + 3_333 + 500);
        assertThat(minor(claim.body(), "total")).isEqualTo(3_333 + 500);
    }

    @Test
    void the_same_intent_after_the_freight_moved_answers_the_first_order_whatever_was_seen_since() {
        freight(800);
        Visitor buyer = house.livingIn("again", NEAR);
        String seen = seenIn(quote(buyer, null));
        JsonNode placed =
                buyer.post("/api/checkouts", checkout("again", null, seen)).body();
        JsonNode held = buyer.post(claims(), claim("again", 1, ",\"freightSeenMinor\":800"))
                .body();

        freight(1_250);
        List<Answer> checkouts = List.of(
                buyer.post("/api/checkouts", checkout("again", null, seen)),
                buyer.post("/api/checkouts", checkout("again", null, seenIn(quote(buyer, null)))));
        List<Answer> claims = List.of(
                buyer.post(claims(), claim("again", 1, ",\"freightSeenMinor\":800")),
                buyer.post(claims(), claim("again", 1, ",\"freightSeenMinor\":1250")));

        assertThat(checkouts).allSatisfy(answer -> {
            assertThat(answer.body().path("checkoutId")).isEqualTo(placed.path("checkoutId"));
            assertThat(minor(answer.body(), "total")).isEqualTo(8_800 + 3_333 + 800);
        });
        assertThat(claims).allSatisfy(answer -> {
            assertThat(answer.body().path("orderId")).isEqualTo(held.path("orderId"));
            assertThat(minor(answer.body(), "total")).isEqualTo(3_333 + 800);
        });
    }

    @Test
    void a_claim_is_refused_where_sending_costs_more_than_was_seen_and_holds_nothing() {
        freight(1_250);
        Visitor buyer = house.livingIn("claims", NEAR);
        int before = left(scarves);

        Answer refused = buyer.post(claims(), claim("moved", 2, ",\"freightSeenMinor\":800"));
        Answer nonsense = buyer.post(claims(), claim("nonsense", 2, ",\"freightSeenMinor\":-1"));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("code").asString("")).isEqualTo("freight-moved");
        assertThat(minor(refused.body(), "seen")).isEqualTo(800);
        assertThat(minor(refused.body(), "freight")).isEqualTo(1_250);
        assertThat(nonsense.status()).isEqualTo(400);
        assertThat(left(scarves)).isEqualTo(before);
        Answer held = buyer.post(claims(), claim("moved", 2, ",\"freightSeenMinor\":1250"));
        assertThat(minor(held.body(), "total")).isEqualTo(2 * 3_333 + 1_250);
    }

    @Test
    void an_asker_who_does_not_say_what_was_seen_takes_the_freight_as_it_is() {
        freight(1_250);
        Visitor buyer = house.livingIn("unsaid", NEAR);

        Answer claim = buyer.post(claims(), claim("unsaid", 1, ""));
        Answer checkout = buyer.post("/api/checkouts", checkout("unsaid", null, "null"));

        assertThat(minor(claim.body(), "total")).isEqualTo(3_333 + 1_250);
        assertThat(minor(checkout.body(), "total")).isEqualTo(8_800 + 3_333 + 1_250);
    }

    @Test
    void a_part_that_goes_unnamed_was_seen_to_cost_nothing_and_a_freight_below_nothing_is_nonsense() {
        freight(800);
        Visitor buyer = house.livingIn("unnamed", NEAR);

        Answer refused = buyer.post("/api/checkouts", checkout("unnamed", null, "[]"));
        Answer nonsense = buyer.post(
                "/api/checkouts", checkout("below", null, "[{\"showId\":\"1\",\"merchantId\":\"1\",\"minor\":-1}]"));

        assertThat(refused.body().path("code").asString("")).isEqualTo("freight-moved");
        assertThat(minor(refused.body(), "seen")).isZero();
        assertThat(nonsense.status()).isEqualTo(400);
        assertThat(nonsense.text()).contains("\"field\":\"freightsSeen\"");
    }

    @Test
    void a_freight_quoted_for_one_address_does_not_hold_for_a_dearer_one() {
        rules("{\"baseMinor\":800,\"surchargesMinor\":{\"XIZANG\":1500}}");
        Visitor buyer = house.livingIn("moving", NEAR);
        String near = seenIn(quote(buyer, null));
        String far = buyer.post("/api/me/addresses", """
                        {"recipient":"小满","phone":"13800138000","province":"西藏","city":"拉萨市","district":"城关区",
                         "street":"望江路 1 号","isDefault":false}""").body().path("id").asString("");
        assertThat(far).isNotEmpty();

        Answer refused = buyer.post("/api/checkouts", checkout("moving", far, near));
        Answer placed = buyer.post("/api/checkouts", checkout("moving", far, seenIn(quote(buyer, far))));

        assertThat(refused.body().path("code").asString("")).isEqualTo("freight-moved");
        assertThat(minor(refused.body(), "freight")).isEqualTo(2_300);
        assertThat(minor(placed.body(), "total")).isEqualTo(8_800 + 3_333 + 2_300);
    }

    @Test
    void a_guest_is_told_what_is_free_wherever_it_goes_and_what_goes_by_the_address() {
        freight(800);
        JsonNode byAddress = quote(house.guest(), null);
        freight(0);
        JsonNode free = quote(house.guest(), null);

        assertThat(byAddress.path("parts").get(0).path("freightKnown").asBoolean())
                .as("sent free of charge")
                .isTrue();
        assertThat(byAddress.path("parts").get(1).path("freightKnown").asBoolean())
                .isFalse();
        assertThat(minor(byAddress, "total")).isEqualTo(8_800 + 3_333);
        assertThat(free.path("parts").get(1).path("freightKnown").asBoolean()).isTrue();
        assertThat(house.guest()
                        .post("/api/checkouts/quote", checkout("x", "1", "null"))
                        .status())
                .isEqualTo(401);
    }

    private static void freight(long minor) {
        rules("{\"baseMinor\":" + minor + "}");
    }

    private static void rules(String rules) {
        Answer set = scarfSeller.put("/api/studio/freight", rules);
        assertThat(set.status()).as(set.text()).isEqualTo(200);
    }

    private static JsonNode quote(Visitor buyer, @Nullable String addressId) {
        Answer quote = buyer.post("/api/checkouts/quote", checkout("", addressId, "null"));
        assertThat(quote.status()).as(quote.text()).isEqualTo(200);
        return quote.body();
    }

    /** Each part's freight as a page that shows this quote sends it back. */
    private static String seenIn(JsonNode quote) {
        return quote.path("parts")
                .valueStream()
                .map(part -> "{\"showId\":%s,\"merchantId\":%s,\"minor\":%d}"
                        .formatted(part.path("showId"), part.path("merchantId"), minor(part, "freight")))
                .toList()
                .toString();
    }

    /** A tin of tea and a scarf. */
    private static String checkout(String intent, @Nullable String addressId, String seen) {
        return "{\"intent\":\"%s\",\"addressId\":%s,\"parts\":[%s,%s],\"freightsSeen\":%s}"
                .formatted(intent, addressId, part(teas), part(scarves), seen);
    }

    private static String part(OpenShop shop) {
        return "{\"showId\":\"%d\",\"wants\":[%s]}".formatted(shop.showId, want(shop, 1));
    }

    private static String want(OpenShop shop, int pieces) {
        Sku one = shop.skus.getFirst();
        return "{\"itemId\":\"%d\",\"skuId\":\"%d\",\"pieces\":%d,\"priceVersion\":\"%d\"}"
                .formatted(shop.itemId, one.skuId(), pieces, one.priceVersion());
    }

    private static String claims() {
        return "/api/shows/" + scarves.showId + "/claims";
    }

    private static String claim(String intent, int pieces, String seen) {
        return "{\"intent\":\"%s\",\"wants\":[%s]%s}".formatted(intent, want(scarves, pieces), seen);
    }

    private static int left(OpenShop shop) {
        return shop.board().item(shop.itemId).orElseThrow().skus().getFirst().left();
    }

    private static long minor(JsonNode node, String money) {
        return node.path(money).path("minor").asLong(-1);
    }
}

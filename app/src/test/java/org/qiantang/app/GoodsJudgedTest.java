package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.catalog.DemoGoods;
import org.qiantang.app.catalog.ShopDesk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What a seller writes about goods, judged as it is saved. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class GoodsJudgedTest {
    @TempDir
    private static Path data;

    private static WholeProgram program;
    private static String shop;

    @BeforeAll
    static void open() throws Exception {
        program = WholeProgram.start(data);
        program.ok(null, "POST", "/api/shops", """
                {"name": "teahouse", "password": "a-long-password", "shopName": "西湖茶铺"}""");
        shop = program.session("teahouse");
    }

    @AfterAll
    static void close() throws Exception {
        program.close();
    }

    @Test
    void a_serious_breach_is_refused_in_its_field_with_article_and_rewrite_and_nothing_is_kept() throws Exception {
        WholeProgram.Answer answer =
                program.ask("POST", "/api/studio/products", Optional.of(shop), product("GRAVE", "龙井", "这茶降血糖，爸妈都在喝"));

        assertThat(answer.status()).isEqualTo(422);
        JsonNode flaw = answer.json().get("flaws").get(0);
        assertThat(flaw.get("field").asString()).isEqualTo("description");
        assertThat(flaw.get("code").asString()).isEqualTo("unlawful");
        assertThat(flaw.get("message").asString()).contains("降血糖", "广告法第十七条", "goods that are no medicine", "不能代替药物");
        assertThat(program.ok(shop, "GET", "/api/studio/products?q=GRAVE", "").get("items"))
                .isEmpty();
    }

    @Test
    void a_lesser_finding_is_shown_while_typing_kept_with_the_page_and_gone_once_it_is_mended() throws Exception {
        String typed = product("LESSER", "全国第一的龙井", "明前采摘");

        JsonNode shown = program.ok(shop, "POST", "/api/studio/products/judgement", typed)
                .get("findings")
                .get(0);
        JsonNode listed = program.ok(shop, "POST", "/api/studio/products", typed);
        String path = "/api/studio/products/" + listed.get("id").asString();
        JsonNode kept = program.ok(shop, "GET", path, "").get("findings");
        JsonNode mended = program.ok(shop, "PUT", path, product("LESSER", "西湖龙井", "明前采摘"));

        assertThat(shown.get("field").asString()).isEqualTo("title");
        assertThat(shown.get("refused").asBoolean()).isFalse();
        assertThat(shown.at("/found/article").asString()).isEqualTo("广告法第九条第三项");
        assertThat(kept).hasSize(1);
        assertThat(kept.at("/0/field").asString()).isEqualTo("title");
        assertThat(kept.at("/0/found/rule").asString())
                .isEqualTo(shown.at("/found/rule").asString());
        assertThat(mended.get("findings")).isEmpty();
        assertThat(program.bean(JdbcClient.class)
                        .sql("select count(*) from event where type = 'PageJudged'")
                        .query(Long.class)
                        .single())
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void a_shows_title_and_teaser_are_judged_by_what_the_shop_sells_when_they_are_saved() throws Exception {
        program.ok(shop, "POST", "/api/studio/products", product("TITLED", "龙井", "明前采摘"));
        WholeProgram.Answer refused =
                program.ask("POST", "/api/studio/shows", Optional.of(shop), "{\"title\": \"降血糖好茶专场\"}");
        JsonNode told = program.ok(shop, "POST", "/api/studio/shows", "{\"title\": \"全国第一的龙井专场\"}");
        JsonNode clear = program.ok(shop, "POST", "/api/studio/shows", "{\"title\": \"龙井专场\"}");
        String show = "/api/studio/shows/" + clear.get("id").asString();
        WholeProgram.Answer teaser = program.ask(
                "POST",
                show + "/announce",
                Optional.of(shop),
                "{\"startsAt\": \"" + Instant.now().plus(Duration.ofDays(2)) + "\", \"teaser\": \"这茶能降血糖\"}");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("code").asString()).isEqualTo("unlawful");
        assertThat(refused.json().get("field").asString()).isEqualTo("title");
        assertThat(refused.json().get("message").asString()).contains("降血糖", "广告法第十七条");
        assertThat(told.at("/findings/0/article").asString()).isEqualTo("广告法第九条第三项");
        assertThat(told.at("/findings/0/field").asString()).isEqualTo("title");
        assertThat(clear.get("findings")).isEmpty();
        assertThat(teaser.status()).as(teaser.toString()).isEqualTo(422);
        assertThat(teaser.json().get("field").asString()).isEqualTo("teaser");
        assertThat(program.ask("PUT", show, Optional.of(shop), "{\"title\": \"降血糖好茶专场\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void names_of_people_and_shops_are_judged_when_they_are_saved() throws Exception {
        program.ok(shop, "POST", "/api/studio/products", product("NAMED", "龙井", "明前采摘"));
        WholeProgram.Answer nickname =
                program.ask("PUT", "/api/me/nickname", Optional.of(shop), "{\"nickname\": \"降血糖茶老板\"}");
        WholeProgram.Answer shopName = program.ask("POST", "/api/shops", Optional.empty(), """
                {"name": "second-teahouse", "password": "a-long-password", "shopName": "国宴特供茶铺"}""");
        JsonNode kept = program.ok(shop, "PUT", "/api/me/nickname", "{\"nickname\": \"茶老板\"}");
        WholeProgram.Answer joined = program.ask("POST", "/api/people", Optional.empty(), """
                {"name": "first-of-all", "password": "a-long-password", "nickname": "全国第一茶客"}""");

        assertThat(nickname.status()).isEqualTo(422);
        assertThat(nickname.json().get("field").asString()).isEqualTo("nickname");
        assertThat(shopName.status()).isEqualTo(422);
        assertThat(shopName.json().get("field").asString()).isEqualTo("shopName");
        assertThat(kept.get("findings")).isEmpty();
        assertThat(joined.status()).as(joined.toString()).isEqualTo(201);
        assertThat(joined.json().at("/findings/0/field").asString()).isEqualTo("nickname");
    }

    @Test
    void a_former_price_above_the_lowest_deal_of_seven_days_is_refused_in_text_and_in_the_reason_of_a_price()
            throws Exception {
        JsonNode first = program.ok(shop, "POST", "/api/studio/products", product("DEALS", "龙井", "明前采摘"));
        String id = first.get("id").asString();
        long sku = Long.parseLong(first.at("/skus/0/skuId").asString());
        String wrong = product("DEALS", "龙井", "原价299，现在更便宜");
        // Before anybody bought any, nobody knows: the seller is asked for proof.
        JsonNode asked = program.ok(shop, "POST", "/api/studio/products/judgement", wrong);
        assertThat(asked.at("/findings/0/verdict").asString()).isEqualTo("needs_evidence");

        sold(1, sku, 8_800, "1 day");

        assertThat(program.ask("PUT", "/api/studio/products/" + id, Optional.of(shop), wrong)
                        .status())
                .isEqualTo(422);
        assertThat(program.ask("PUT", "/api/studio/products/" + id, Optional.of(shop), product("DEALS", "龙井", "原价88元"))
                        .status())
                .isEqualTo(200);
        String prices = "/api/studio/skus/" + sku + "/prices";
        WholeProgram.Answer reason = program.ask(
                "POST",
                prices,
                Optional.of(shop),
                "{\"price\": {\"minor\": 7900, \"currency\": \"CNY\"}, \"reason\": \"原价299直降\"}");
        assertThat(reason.status()).isEqualTo(400);
        assertThat(reason.json().get("field").asString()).isEqualTo("reason");
        program.ok(shop, "POST", prices, "{\"price\": {\"minor\": 7900, \"currency\": \"CNY\"}, \"reason\": \"夏季\"}");
    }

    @Test
    void a_struck_through_price_is_shown_as_long_as_the_deals_bear_it() throws Exception {
        JsonNode product = program.ok(shop, "POST", "/api/studio/products", product("STRUCK", "龙井", "明前采摘"));
        String page = "/api/products/" + product.get("id").asString();
        String own = "/api/studio/products/" + product.get("id").asString();
        long sku = Long.parseLong(product.at("/skus/0/skuId").asString());

        assertThat(compared(sku, 9_900)).isEqualTo("422 no-deal");
        sold(2, sku, 9_900, "1 day");
        assertThat(compared(sku, 12_000)).isEqualTo("422 above-base");
        assertThat(compared(sku, 8_800)).isEqualTo("422 not-lower");
        assertThat(compared(sku, 0)).isEqualTo("400 nonsense");
        assertThat(compared(sku, 9_900)).isEqualTo("200");

        JsonNode shown = program.ok(null, "GET", page, "").at("/skus/0/struck");
        assertThat(shown.at("/price/minor").asLong()).isEqualTo(9_900);
        assertThat(shown.get("zh").asString()).startsWith("近7日最低成交价");

        // Somebody pays less than the present price elsewhere.
        sold(3, sku, 8_000, "0 seconds");

        assertThat(program.ok(null, "GET", page, "").at("/skus/0").hasNonNull("struck"))
                .isFalse();
        JsonNode hidden = program.ok(shop, "GET", own, "").at("/skus/0/struck/hidden");
        assertThat(hidden.get("code").asString()).isEqualTo("undercut");
        assertThat(hidden.get("zh").asString()).contains("¥80.00");
        assertThat(hidden.get("law").asString()).contains("第十六条");

        // Another price is another comparison, and its base is that deal.
        program.ok(
                shop,
                "POST",
                "/api/studio/skus/" + sku + "/prices",
                "{\"price\": {\"minor\": 7900, \"currency\": \"CNY\"}, \"reason\": \"夏季\"}");
        assertThat(program.ok(shop, "GET", own, "")
                        .at("/skus/0/struck/hidden/code")
                        .asString())
                .isEqualTo("above-base");
        program.ok(shop, "PUT", "/api/studio/skus/" + sku + "/comparison", "{\"price\": null, \"reason\": \"活动结束\"}");
        assertThat(program.ok(shop, "GET", own, "").at("/skus/0").hasNonNull("struck"))
                .isFalse();
    }

    /** The status, and the refusal's code. */
    private static String compared(long sku, long minor) throws Exception {
        WholeProgram.Answer answer =
                program.ask("PUT", "/api/studio/skus/" + sku + "/comparison", Optional.of(shop), """
                        {"price": {"minor": %d, "currency": "CNY"}, "basis": "DEAL", "reason": "双十二"}""".formatted(minor));
        return answer.isProblem()
                ? answer.status() + " " + answer.json().get("code").asString()
                : Integer.toString(answer.status());
    }

    @Test
    void the_goods_of_the_demo_may_all_be_published() {
        ShopDesk desk = program.bean(ShopDesk.class);
        DemoGoods goods = program.bean(DemoGoods.class);
        JdbcClient rows = program.bean(JdbcClient.class);

        long merchantId = 70_000;
        for (DemoGoods.Shop demo : DemoGoods.Shop.values()) {
            // It throws where one of them has a flaw.
            goods.fill(desk, demo, merchantId++);
        }

        assertThat(rows.sql("select count(*) from product where merchant_id >= 70000 and merchant_id < 71000")
                        .query(Long.class)
                        .single())
                .isGreaterThan(5);
    }

    private static void sold(long order, long sku, long minor, String ago) {
        program.bean(JdbcClient.class)
                .sql("""
                        insert into sku_deal (order_id, number, show_id, sku_id, pieces, version, minor, currency, at)
                        values (:order, 1, 1, :sku, 1, 1, :minor, 'CNY', now() - :ago::interval)
                        """)
                .param("order", order)
                .param("ago", ago)
                .param("sku", sku)
                .param("minor", minor)
                .update();
    }

    private static String product(String code, String title, String description) {
        return """
                {"code": "%s", "title": "%s", "legalCategory": "普通食品", "description": "%s", "pictures": [],
                 "facts": [], "afterSale": [], "sizes": null,
                 "delivery": {"from": "浙江杭州", "freeShipping": true, "hoursToShip": 24, "excluded": []},
                 "skus": [{"code": "%s-1", "name": "250 克", "price": {"minor": 8800, "currency": "CNY"}, "free": 5}]}""".formatted(code, title, description, code);
    }
}

package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class InsightOverHttpTest {
    @TempDir
    static Path data;

    private static WholeProgram program;
    private static String shop;
    private static String other;
    private static String buyer;

    @BeforeAll
    static void open() throws Exception {
        program = WholeProgram.start(data);
        shop = shop("teahouse", "西湖茶铺");
        other = shop("umbrellas", "油纸伞铺");
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
    void from_a_card_in_a_list_to_a_paid_order_each_step_of_a_viewer_is_on_the_screen_and_behind_it_its_events()
            throws Exception {
        String show = onAir();
        JsonNode item = item(show);
        program.ok(null, "POST", "/api/exposures", "{\"shows\": [\"" + show + "\", \"404\"]}");
        try (var viewer = enter(show, "")) {
            viewer.say("{\"k\":\"seen\",\"id\":1,\"shown\":[\"%s\",\"7\"],\"opened\":[\"%s\"]}"
                    .formatted(item.get("itemId").asString(), item.get("itemId").asString()));
            String order = buy(show, item);

            JsonNode screen = program.until(
                    shop,
                    screen(show),
                    now -> value(now, "gmv") == 9_900
                            && value(now, "clickers") == 1
                            && now.get("items").get(0).get("clicks").asInt() >= 0);

            assertThat(value(screen, "exposures")).isEqualTo(1);
            assertThat(value(screen, "entries")).isEqualTo(1);
            assertThat(value(screen, "viewers")).isEqualTo(1);
            assertThat(value(screen, "online")).isEqualTo(1);
            assertThat(value(screen, "product_viewers")).isEqualTo(1);
            assertThat(value(screen, "buyers")).isEqualTo(1);
            assertThat(value(screen, "gpm")).isEqualTo(9_900_000);
            assertThat(value(screen, "conversion")).isEqualTo(1);
            assertThat(screen.get("items").get(0).get("gmv").asLong()).isEqualTo(9_900);
            JsonNode behind = program.ok(shop, "GET", screen(show) + "/events?metric=gmv", "")
                    .get("items");
            assertThat(behind).hasSize(1);
            assertThat(behind.get(0).get("type").asString()).isEqualTo("OrderPaid");
            assertThat(behind.get(0).get("orderId").asString()).isEqualTo(order);
            assertThat(behind.get(0).get("minor").asLong()).isEqualTo(9_900);
            String hour = Instant.now().minus(Duration.ofHours(2)).toString();
            assertThat(program.ok(shop, "GET", screen(show) + "/events?metric=gmv&hour=" + hour, "")
                            .get("items"))
                    .isEmpty();
            JsonNode week = program.until(
                    shop, days("week_paid"), now -> now.get("items").toString().contains("\"" + order + "\""));
            assertThat(week.get("items").get(0).get("type").asString()).isEqualTo("OrderPaid");
            assertThat(program.ok(other, "GET", days("week_paid"), "").get("items"))
                    .isEmpty();
        }

        program.ok(shop, "POST", "/api/studio/shows/" + show + "/close", "");
        JsonNode report = program.until(
                shop,
                screen(show) + "/report",
                now -> now.get("screen").get("state").asString().equals("closed")
                        && value(now.get("screen"), "clickers") == 1);
        assertThat(report.get("best").get(0).get("minute").get("gmv").asLong()).isEqualTo(9_900);
        // The show of the doubtful order, where that was played first.
        assertThat(report.get("past").get("shows").asInt()).isBetween(0, 1);
        assertThat(report.get("market").get("medians").size()).isZero();
        assertThat(report.get("advice").get("state").asString()).isEqualTo("TOO_FEW");
        assertThat(report.get("advice").get("list").size()).isZero();
    }

    @Test
    void an_order_sent_to_the_owners_phone_is_in_doubt_until_an_officer_calls_it_a_false_alarm() throws Exception {
        program.ok(shop, "PUT", "/api/me/address", """
                {"recipient": "店主", "phone": "138-0000-0000", "region": "浙江省杭州市", "street": "别的路 9 号 901"}""");
        String officer = officer();
        String show = onAir();
        JsonNode item = item(show);
        try (var viewer = enter(show, "&via=share")) {
            viewer.say("{\"k\":\"like\",\"id\":1,\"n\":1}");
            buy(show, item);

            JsonNode screen = program.until(
                    shop,
                    screen(show),
                    now -> value(now, "gmv") == 9_900
                            && now.get("doubtful").get("orders").asInt() == 1
                            && now.get("figures").get("gmv").get("sound").asDouble() == 0
                            && now.get("sources").size() == 1
                            && now.get("sources").get(0).get("buyers").asInt() == 1);
            assertThat(screen.get("sources").get(0).get("source").asString()).isEqualTo("SHARE");
            assertThat(screen.get("sources").get(0).get("gmv").asLong()).isEqualTo(9_900);
            assertThat(value(screen, "gmv")).isEqualTo(9_900);
        }
        program.ok(shop, "POST", "/api/studio/shows/" + show + "/close", "");
        program.until(shop, screen(show), now -> now.get("state").asString().equals("closed"));

        JsonNode doubt = program.ok(officer, "GET", "/api/officer/doubts?state=new&show=" + show, "")
                .get("items")
                .get(0);
        String one = "/api/officer/doubts/" + doubt.get("doubtId").asString();
        JsonNode events = program.ok(officer, "GET", one + "/events", "").get("items");
        JsonNode judged = program.ok(officer, "POST", one + "/judgement", """
                {"ruling": "withdrawn", "reason": "家人自用，已核实"}""");

        assertThat(doubt.get("rule").asString()).isEqualTo("TIED_TO_PEOPLE");
        assertThat(doubt.get("grounds").get(0).asString()).isEqualTo("PHONE");
        assertThat(doubt.get("minor").asLong()).isEqualTo(9_900);
        assertThat(events.size()).isEqualTo(2);
        assertThat(judged.get("state").asString()).isEqualTo("withdrawn");
        program.until(
                shop, screen(show), now -> now.get("doubtful").get("orders").asInt() == 0);
        assertThat(status(shop, "/api/officer/doubts")).isEqualTo(403);
        assertThat(status(officer, "/api/officer/doubts?rule=GUESS")).isEqualTo(400);
    }

    @Test
    void of_the_few_buyers_of_a_shop_nothing_is_told_and_spans_are_the_three() throws Exception {
        JsonNode audience = program.ok(shop, "GET", "/api/studio/audience?days=30", "");

        for (JsonNode dimension : audience.get("dimensions")) {
            for (JsonNode group : dimension.get("groups")) {
                assertThat(group.get("people").isNull() || group.get("people").asInt() == 0)
                        .isTrue();
            }
        }
        assertThat(status(shop, "/api/studio/audience?days=7")).isEqualTo(400);
        assertThat(status(buyer, "/api/studio/audience")).isIn(403, 404);
    }

    private static String officer() throws Exception {
        program.ok(null, "POST", "/api/people", """
                {"name": "wushan", "password": "a-long-password", "nickname": "吴山"}""");
        program.bean(JdbcClient.class)
                .sql("update person set roles = '{OFFICER}' where name = 'wushan'")
                .update();
        return program.session("wushan");
    }

    @Test
    void figures_are_for_the_shows_own_people_and_the_dictionary_for_everybody() throws Exception {
        String show = planned();

        assertThat(status(buyer, screen(show))).isEqualTo(403);
        assertThat(status(other, screen(show))).isIn(403, 404);
        assertThat(status(other, screen(show) + "/events?metric=gmv")).isIn(403, 404);
        assertThat(status(shop, screen(show) + "/events?metric=happiness")).isEqualTo(400);
        assertThat(status(shop, screen(show) + "/events?metric=gmv&minute=yesterday"))
                .isEqualTo(400);
        assertThat(status(shop, screen(show) + "/events?metric=gmv&hour=noon")).isEqualTo(400);
        assertThat(program.ok(null, "GET", "/api/metrics", "").get("metrics").size())
                .isGreaterThan(40);
    }

    @Test
    void a_report_is_handed_out_as_a_workbook_and_as_a_paper_to_those_who_may_see_figures() throws Exception {
        String show = planned();
        var sheet = program.ask("GET", screen(show) + "/report.xlsx", Optional.of(shop), "");
        var paper = program.ask("GET", screen(show) + "/report.pdf?crowd=false", Optional.of(shop), "");

        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.kind()).startsWith("application/vnd.openxmlformats");
        // Without a font for Chinese there is no paper, and that is said.
        assertThat(paper.status()).as(paper.body()).isIn(200, 503);
        if (paper.status() == 200) {
            assertThat(paper.kind()).isEqualTo("application/pdf");
            assertThat(paper.body()).startsWith("%PDF-");
        } else {
            assertThat(paper.json().get("code").asString()).isEqualTo("no-font");
        }
        for (String file : List.of("/report.xlsx", "/report.pdf")) {
            assertThat(status(buyer, screen(show) + file)).as(file).isEqualTo(403);
            assertThat(status(other, screen(show) + file)).as(file).isIn(403, 404);
            assertThat(status(shop, screen("404404") + file)).as(file).isIn(403, 404);
            assertThat(program.ask("GET", screen(show) + file, Optional.empty(), "")
                            .status())
                    .as(file)
                    .isEqualTo(401);
        }
    }

    @Test
    void what_is_behind_a_shops_week_is_asked_by_a_sum_of_it_and_by_days_and_is_for_who_may_see_figures()
            throws Exception {
        String path = "/api/studio/insight/events?metric=";

        assertThat(status(buyer, days("week_paid"))).isIn(403, 404);
        assertThat(status(shop, days("week_back"))).isEqualTo(200);
        assertThat(status(shop, days("gmv"))).isEqualTo(400);
        assertThat(status(shop, path + "week_paid")).isEqualTo(400);
        assertThat(status(shop, path + "week_paid&first=2026-11-24&last=2026-11-23"))
                .isEqualTo(400);
        assertThat(status(shop, path + "week_paid&first=2026-01-01&last=2026-11-23"))
                .isEqualTo(400);
        assertThat(status(shop, days("week_orders") + "&after=x")).isEqualTo(400);
    }

    @Test
    void a_beacon_without_shows_or_with_too_many_is_refused() throws Exception {
        String many = "\"1\",".repeat(50) + "\"1\"";

        for (String none : List.of("{\"shows\": []}", "{}", "{\"shows\": [null]}")) {
            assertThat(program.ask("POST", "/api/exposures", Optional.empty(), none)
                            .status())
                    .as(none)
                    .isEqualTo(400);
        }
        assertThat(program.ask("POST", "/api/exposures", Optional.empty(), "{\"shows\": [" + many + "]}")
                        .status())
                .isEqualTo(400);
    }

    private static int status(String session, String path) throws Exception {
        return program.ask("GET", path, Optional.of(session), "").status();
    }

    private static double value(JsonNode screen, String metric) {
        return screen.get("figures").get(metric).get("value").asDouble();
    }

    /** What is behind a sum of yesterday, today and tomorrow, whenever midnight passes. */
    private static String days(String metric) {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        return "/api/studio/insight/events?metric=%s&first=%s&last=%s"
                .formatted(metric, today.minusDays(1), today.plusDays(1));
    }

    private static String screen(String show) {
        return "/api/studio/shows/" + show + "/insight";
    }

    private static String shop(String name, String shopName) throws Exception {
        program.ok(
                null,
                "POST",
                "/api/shops",
                "{\"name\": \"%s\", \"password\": \"a-long-password\", \"shopName\": \"%s\"}"
                        .formatted(name, shopName));
        return program.session(name);
    }

    private static String planned() throws Exception {
        JsonNode product = program.ok(shop, "POST", "/api/studio/products", """
                {"code": "T%1$d", "title": "明前龙井", "legalCategory": "农产品",
                 "delivery": {"from": "杭州", "hoursToShip": 48, "freeShipping": true},
                 "skus": [{"code": "T%1$d-1", "name": "一罐", "price": {"minor": 10000, "currency": "CNY"}, "free": 100}]}""".formatted(System.nanoTime()));
        String id = product.get("id").asString();
        program.ok(shop, "PUT", "/api/studio/products/" + id + "/shelf", "{\"onShelf\": false}");
        program.until(shop, "/api/studio/products/" + id, now -> now.get("free").asInt() == 100);
        String show = program.ok(shop, "POST", "/api/studio/shows", "{\"title\": \"晚场\"}")
                .get("id")
                .asString();
        program.ok(shop, "POST", "/api/studio/shows/" + show + "/items", """
                        {"productId": "%s", "perBuyerLimit": 9,
                         "allot": [{"skuId": "%s", "pieces": 5, "price": {"minor": 9900, "currency": "CNY"}}]}""".formatted(
                        id, product.get("skus").get(0).get("skuId").asString()));
        program.until(shop, screen(show), now -> now.get("state").asString().equals("planned"));
        return show;
    }

    private static String onAir() throws Exception {
        String show = planned();
        program.ok(shop, "POST", "/api/studio/shows/" + show + "/open", "");
        program.until(shop, screen(show), now -> now.get("state").asString().equals("open"));
        return show;
    }

    private static JsonNode item(String show) throws Exception {
        return program.until(
                        shop,
                        "/api/studio/shows/" + show,
                        now -> now.get("items")
                                        .get(0)
                                        .get("skus")
                                        .get(0)
                                        .get("left")
                                        .asInt()
                                == 5)
                .get("items")
                .get(0);
    }

    private static String buy(String show, JsonNode item) throws Exception {
        JsonNode sku = item.get("skus").get(0);
        JsonNode placed = program.ok(buyer, "POST", "/api/shows/" + show + "/claims", """
                        {"intent": "one", "wants": [{"itemId": "%s", "skuId": "%s", "pieces": 1, "priceVersion": "%s"}]}""".formatted(
                        item.get("itemId").asString(),
                        sku.get("skuId").asString(),
                        sku.get("priceVersion").asString()));
        String order = placed.get("orderId").asString();
        String there = "/api/orders/" + order + "?at=" + placed.get("at").asString();
        program.pay(
                buyer,
                program.until(buyer, there, now -> now.hasNonNull("cashier"))
                        .get("cashier")
                        .asString());
        return order;
    }

    private static RoomSocket enter(String show, String more) throws Exception {
        return RoomSocket.enter(program, show, more, buyer, _ -> {});
    }
}

package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The radar over HTTP: from a paid order to its place in a ranking, from a report to advice, and who may see what. */
class RadarOverHttpTest {
    private static final String BOUNDARY = "a-boundary-that-no-report-has";

    @TempDir
    static Path data;

    private static WholeProgram program;
    private static String shop;
    private static String other;
    private static String buyer;
    private static String agency;

    @BeforeAll
    static void open() throws Exception {
        program = WholeProgram.start(data);
        shop = shop("teahouse", "西湖茶铺");
        other = shop("umbrellas", "油纸伞铺");
        buyer = person("xiaoman");
        program.ok(buyer, "PUT", "/api/me/address", """
                {"recipient": "小满", "phone": "13800000000", "region": "浙江省杭州市", "street": "1 号"}""");
        agency = person("mcn");
        program.bean(JdbcClient.class)
                .sql("update person set roles = '{VIEWER,AGENCY}' where name = 'mcn'")
                .update();
    }

    @AfterAll
    static void close() throws IOException {
        program.close();
    }

    @Test
    void a_paid_order_stands_in_the_rankings_of_its_goods_brand_room_show_and_host() throws Exception {
        String show = onAir();
        buy(show);

        for (String kind : new String[] {"products", "brands", "hosts", "rooms", "shows"}) {
            JsonNode mine = program.until(
                            shop,
                            "/api/radar/rankings/" + kind + "?days=7",
                            now -> now.get("items").size() == 1)
                    .get("items")
                    .get(0);
            JsonNode others = program.ok(other, "GET", "/api/radar/rankings/" + kind + "?days=7", "")
                    .get("items")
                    .get(0);

            assertThat(mine.get("pieces").asInt()).as(kind).isEqualTo(1);
            assertThat(mine.get("sales").asInt()).isEqualTo(9_900);
            assertThat(mine.get("mine").asBoolean()).isTrue();
            assertThat(others.get("pieces").asInt()).isEqualTo(1);
            assertThat(others.get("sales").isNull()).isTrue();
            assertThat(others.get("band").isNull()).isTrue();
            assertThat(others.get("orders").isNull()).isTrue();
            String one = "/api/radar/subjects/" + kind + "/" + mine.get("id").asString();
            JsonNode detail = program.ok(shop, "GET", one + "?days=7", "");
            assertThat(detail.get("days").size()).isEqualTo(14);
            assertThat(detail.get("days").get(13).get("sales").asInt()).isEqualTo(9_900);
            assertThat(detail.get("hours").get(0).get("orders").asInt()).isEqualTo(1);
            assertThat(program.ok(other, "GET", one + "?days=7", "")
                            .get("hours")
                            .get(0)
                            .get("orders")
                            .isNull())
                    .isTrue();
            assertThat(program.ok(shop, "GET", one + "/placements?days=7", "")
                            .get("items")
                            .get(0)
                            .get("id")
                            .asString())
                    .isEqualTo(show);
            leadsToItsOrder(one + "/events?days=7&metric=");
            assertThat(program.ok(other, "GET", "/api/radar/rankings/" + kind + "?own=true", "")
                            .get("items")
                            .size())
                    .isZero();
            assertThat(program.ok(agency, "GET", "/api/radar/rankings/" + kind, "")
                            .get("items")
                            .size())
                    .isEqualTo(1);
        }
        assertThat(program.ask("GET", "/api/radar/rankings/products/export?format=csv&lang=en", Optional.of(shop), "")
                        .body())
                .contains("明前龙井", "99.00");
        anAgencysOwnLeadToHours();
    }

    /** For the agency that the host is with, since the day before. */
    private static void anAgencysOwnLeadToHours() throws Exception {
        String host = first(shop, "hosts");
        program.bean(JdbcClient.class)
                .sql("""
                        insert into agency_member (person_id, agency_id, joined_at)
                        select :host, id, now() - interval '1 day' from person where name = 'mcn'
                        """)
                .param("host", Long.parseLong(host))
                .update();

        for (String kind : new String[] {"products", "brands", "hosts", "rooms", "shows"}) {
            String behind = "/api/radar/subjects/" + kind + "/" + first(agency, kind) + "/events?days=7&metric=";
            JsonNode money =
                    program.ok(agency, "GET", behind + "radar_sales", "").get("items");
            assertThat(money.size()).as(kind).isEqualTo(1);
            assertThat(money.get(0).get("type").asString()).isEqualTo("OrderPaid");
            assertThat(money.get(0).get("minor").asInt()).isEqualTo(9_900);
            assertThat(money.get(0).get("count").isNull()).isTrue();
            assertThat(money.get(0).get("orderId").isNull()).isTrue();
            assertThat(money.get(0).get("showId").asString()).isEqualTo(first(shop, "shows"));
            JsonNode orders =
                    program.ok(agency, "GET", behind + "radar_orders", "").get("items");
            assertThat(orders.get(0).get("count").asInt()).isEqualTo(1);
            assertThat(orders.get(0).get("minor").isNull()).isTrue();
        }
        assertThat(status(agency, "GET", "/api/studio/shows/" + first(shop, "shows") + "/insight/events?metric=gmv"))
                .isEqualTo(403);
    }

    private static String first(String session, String kind) throws Exception {
        return program.ok(session, "GET", "/api/radar/rankings/" + kind + "?days=7", "")
                .get("items")
                .get(0)
                .get("id")
                .asString();
    }

    /** For the shop whose order it is, and for nobody else. */
    private static void leadsToItsOrder(String behind) throws Exception {
        JsonNode orders = program.ok(shop, "GET", behind + "radar_sales", "").get("items");
        assertThat(orders.size()).as(behind).isEqualTo(1);
        assertThat(orders.get(0).get("type").asString()).isEqualTo("OrderPaid");
        assertThat(orders.get(0).get("minor").asInt()).isEqualTo(9_900);
        assertThat(orders.get(0).get("count").asInt()).isEqualTo(1);
        assertThat(program.ok(shop, "GET", behind + "radar_views", "")
                        .get("items")
                        .isArray())
                .isTrue();
        assertThat(program.ask("GET", behind + "radar_sales", Optional.of(other), "")
                        .body())
                .contains("others-figure");
        assertThat(program.ok(other, "GET", behind + "radar_sales&own=true", "").get("items"))
                .isEmpty();
        assertThat(program.ask("GET", behind + "radar_sales", Optional.of(agency), "")
                        .body())
                .contains("others-figure");
        assertThat(program.ok(agency, "GET", behind + "radar_sales&own=true", "")
                        .get("items"))
                .isEmpty();
        assertThat(status(shop, "GET", behind + "gmv")).isEqualTo(400);
        assertThat(status(shop, "GET", behind + "radar_sales&after=x")).isEqualTo(400);
    }

    @Test
    void who_has_neither_a_shop_nor_an_agency_looks_at_nothing_and_what_is_nonsense_is_refused() throws Exception {
        assertThat(status(buyer, "GET", "/api/radar/rankings/products")).isEqualTo(403);
        assertThat(program.ask("GET", "/api/radar/rankings/products", Optional.empty(), "")
                        .status())
                .isEqualTo(401);
        assertThat(status(shop, "GET", "/api/radar/rankings/planets")).isEqualTo(404);
        assertThat(status(shop, "GET", "/api/radar/rankings/products?days=8")).isEqualTo(400);
        assertThat(status(shop, "GET", "/api/radar/rankings/products?by=beauty"))
                .isEqualTo(400);
        assertThat(status(shop, "GET", "/api/radar/rankings/products?after=x")).isEqualTo(400);
        assertThat(status(shop, "GET", "/api/radar/subjects/products/404")).isEqualTo(404);
        assertThat(status(shop, "GET", "/api/radar/spending/advice?margin=2")).isEqualTo(400);
        assertThat(status(shop, "GET", "/api/radar/outside/rows?kind=planet")).isEqualTo(400);
    }

    @Test
    void who_only_watches_cannot_be_looked_up() throws Exception {
        String viewer = program.bean(JdbcClient.class)
                .sql("select id from person where name = 'xiaoman'")
                .query(String.class)
                .single();

        assertThat(status(other, "GET", "/api/radar/subjects/hosts/" + viewer)).isEqualTo(404);
    }

    @Test
    void a_report_is_looked_at_kept_once_told_with_its_file_and_taken_away_as_a_whole() throws Exception {
        byte[] report = """
                日期,品牌,曝光数,成交金额（元）
                2026-01-05,狮峰,1000,88.8
                2026-01-06,狮峰,2000,99
                """.getBytes(Charset.forName("GB18030"));

        JsonNode unready = send("preview", report, "");
        JsonNode ready = send("preview", report, "抖音");
        JsonNode kept = send("files", report, "抖音");
        JsonNode again = send("files", report, "抖音");

        assertThat(unready.get("faults").get(0).get("column").asString()).isEqualTo("platform");
        assertThat(ready.get("rows").asInt()).isEqualTo(2);
        assertThat(ready.get("mapping").get("name").asInt()).isEqualTo(1);
        assertThat(kept.get("isNew").asBoolean()).isTrue();
        assertThat(again.get("isNew").asBoolean()).isFalse();
        assertThat(again.get("id").asString()).isEqualTo(kept.get("id").asString());
        JsonNode rows = program.ok(shop, "GET", "/api/radar/outside/rows?kind=BRAND&name=狮峰&limit=1", "");
        JsonNode row = rows.get("items").get(0);
        assertThat(row.get("day").asString()).isEqualTo("2026-01-06");
        assertThat(row.get("fileName").asString()).isEqualTo("report.csv");
        assertThat(row.get("row").asInt()).isEqualTo(3);
        assertThat(row.get("platform").asString()).isEqualTo("抖音");
        assertThat(row.get("gmvMinor").asInt()).isEqualTo(9_900);
        assertThat(program.ok(
                                shop,
                                "GET",
                                "/api/radar/outside/rows?kind=BRAND&limit=1&after="
                                        + rows.get("next").asString(),
                                "")
                        .get("items")
                        .get(0)
                        .get("day")
                        .asString())
                .isEqualTo("2026-01-05");
        assertThat(program.ok(other, "GET", "/api/radar/outside/files", "")
                        .get("items")
                        .size())
                .isZero();
        String file = "/api/radar/outside/files/" + kept.get("id").asString();
        assertThat(status(other, "DELETE", file)).isEqualTo(404);
        assertThat(status(shop, "DELETE", file)).isEqualTo(204);
        assertThat(program.ok(shop, "GET", "/api/radar/outside/rows?kind=BRAND", "")
                        .get("items")
                        .size())
                .isZero();
    }

    @Test
    void a_row_of_a_newer_file_stands_for_an_older_ones_until_that_file_is_gone() throws Exception {
        String head = "日期,平台,类型,名称,花费,成交额\n2026-02-01,快手,渠道,搜索,";
        send("files", (head + "100,300\n").getBytes(StandardCharsets.UTF_8), "");
        JsonNode newer = send("files", (head + "120,360\n").getBytes(StandardCharsets.UTF_8), "");

        JsonNode both = program.ok(shop, "GET", "/api/radar/outside/rows?kind=CHANNEL&name=搜索", "");
        program.ok(shop, "DELETE", "/api/radar/outside/files/" + newer.get("id").asString(), "");
        JsonNode one = program.ok(shop, "GET", "/api/radar/outside/rows?kind=CHANNEL&name=搜索", "");

        assertThat(both.get("items").size()).isEqualTo(1);
        assertThat(both.get("items").get(0).get("spendMinor").asInt()).isEqualTo(12_000);
        assertThat(one.get("items").get(0).get("spendMinor").asInt()).isEqualTo(10_000);
    }

    @Test
    void spending_by_report_and_by_hand_comes_to_cost_return_and_advice_within_the_budget() throws Exception {
        LocalDate today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var report = new StringBuilder("日期,渠道,花费,成交额,订单\n");
        for (int day = 1; day <= 28; day++) {
            double spend = 200 + 137 * day % 900;
            report.append(today.minusDays(day)).append(",直播推广,").append(spend).append(',');
            report.append("%.2f".formatted(5_000 * Math.log1p(spend / 600))).append(",7\n");
        }
        send("files", report.toString().getBytes(StandardCharsets.UTF_8), "抖音", "CHANNEL");
        String typed = """
                {"day": "%s", "channel": "朋友圈", "spendMinor": %d, "orders": 4, "gmvMinor": 50000}""";
        program.ok(shop, "PUT", "/api/radar/spending/rows", typed.formatted(today.minusDays(1), 10_000));
        program.ok(shop, "PUT", "/api/radar/spending/rows", typed.formatted(today.minusDays(1), 20_000));

        JsonNode spending = program.ok(shop, "GET", "/api/radar/spending?days=30", "");
        JsonNode advice = program.ok(shop, "GET", "/api/radar/spending/advice?budget=100000", "");

        JsonNode hand = channel(spending.get("channels"), "朋友圈");
        assertThat(hand.get("spendMinor").asInt()).isEqualTo(20_000);
        assertThat(hand.get("costPerOrder").asDouble()).isEqualTo(5_000);
        assertThat(hand.get("roas").asDouble()).isEqualTo(2.5);
        assertThat(hand.get("typed").asBoolean()).isTrue();
        assertThat(channel(spending.get("channels"), "抖音 · 直播推广")
                        .get("imported")
                        .asBoolean())
                .isTrue();
        JsonNode behind = program.ok(shop, "GET", "/api/radar/spending/rows?days=30&channel=朋友圈", "");
        assertThat(behind.get("items").size()).isEqualTo(1);
        assertThat(behind.get("items").get(0).get("spendMinor").asInt()).isEqualTo(20_000);
        assertThat(status(shop, "GET", "/api/radar/spending/rows?days=8")).isEqualTo(400);
        assertThat(advice.get("best").asString()).isEqualTo("抖音 · 直播推广");
        assertThat(advice.get("advisedMinor").asLong()).isLessThanOrEqualTo(100_000);
        assertThat(channel(advice.get("channels"), "朋友圈").get("standing").asString())
                .isEqualTo("TOO_FEW_DAYS");
        assertThat(program.ok(other, "GET", "/api/radar/spending", "")
                        .get("channels")
                        .size())
                .isZero();
        assertThat(program.ask(
                                "PUT",
                                "/api/radar/spending/rows",
                                Optional.of(shop),
                                typed.formatted(today.plusDays(2), 1))
                        .status())
                .isEqualTo(400);
    }

    private static JsonNode channel(JsonNode channels, String name) {
        for (JsonNode one : channels) {
            if (one.get("channel").asString().equals(name)) {
                return one;
            }
        }
        throw new AssertionError(name + " is not in " + channels);
    }

    private static JsonNode send(String door, byte[] file, String platform) throws Exception {
        return send(door, file, platform, platform.isEmpty() ? "" : "BRAND");
    }

    private static JsonNode send(String door, byte[] file, String platform, String kind) throws Exception {
        var body = new ByteArrayOutputStream();
        for (String[] field : new String[][] {{"platform", platform}, {"kind", kind}}) {
            body.write(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + field[0] + "\"\r\n"
                            + "Content-Type: text/plain;charset=UTF-8\r\n\r\n" + field[1] + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        body.write(("--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"report.csv\"\r\nContent-Type: text/csv\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.write(file);
        body.write(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        WholeProgram.Answer answer = program.ask(
                "POST",
                "/api/radar/outside/" + door,
                Optional.of(shop),
                body.toByteArray(),
                "multipart/form-data; boundary=" + BOUNDARY,
                "en");
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        return answer.json();
    }

    private static int status(String session, String method, String path) throws Exception {
        return program.ask(method, path, Optional.of(session), "").status();
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

    private static String person(String name) throws Exception {
        program.ok(
                null,
                "POST",
                "/api/people",
                "{\"name\": \"%s\", \"password\": \"a-long-password\", \"nickname\": \"%s\"}".formatted(name, name));
        return program.session(name);
    }

    private static String onAir() throws Exception {
        JsonNode product = program.ok(shop, "POST", "/api/studio/products", """
                {"code": "T", "title": "明前龙井", "legalCategory": "农产品",
                 "facts": [{"key": "brand", "value": "狮峰"}],
                 "delivery": {"from": "杭州", "hoursToShip": 48, "freeShipping": true},
                 "skus": [{"code": "T-1", "name": "一罐", "price": {"minor": 10000, "currency": "CNY"}, "free": 100}]}""");
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
        String screen = "/api/studio/shows/" + show + "/insight";
        program.until(shop, screen, now -> now.get("state").asString().equals("planned"));
        program.ok(shop, "POST", "/api/studio/shows/" + show + "/open", "");
        program.until(shop, screen, now -> now.get("state").asString().equals("open"));
        return show;
    }

    private static void buy(String show) throws Exception {
        JsonNode item = program.until(
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
        JsonNode sku = item.get("skus").get(0);
        JsonNode placed = program.ok(buyer, "POST", "/api/shows/" + show + "/claims", """
                        {"intent": "one", "wants": [{"itemId": "%s", "skuId": "%s", "pieces": 1, "priceVersion": "%s"}]}""".formatted(
                        item.get("itemId").asString(),
                        sku.get("skuId").asString(),
                        sku.get("priceVersion").asString()));
        String there = "/api/orders/" + placed.get("orderId").asString() + "?at="
                + placed.get("at").asString();
        program.pay(
                buyer,
                program.until(buyer, there, now -> now.hasNonNull("cashier"))
                        .get("cashier")
                        .asString());
    }
}

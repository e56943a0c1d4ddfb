package org.qiantang.app.shipping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.shipping.OpenShop.until;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Answer;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.sheet.SheetFormat;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Orders sent by a file, in parts, and with their numbers put right, over HTTP and on a database. */
class ShippingTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String TOKEN = "3e5f9c1e-0000-4000-8000-000000000000";

    private static WholeHouse house;
    private static OpenShop scarves;
    private static OpenShop teas;
    private static Visitor seller;
    private static Visitor buyer;

    @BeforeAll
    static void open() throws IOException {
        // A promised hour is a second: what is promised within an hour is late soon, what within 720 is not.
        house = WholeHouse.open(Map.of("qiantang.promised-hour", "1s", "qiantang.carrier.look", "1h"));
        scarves = new OpenShop(house, "西湖绸庄", "真丝长巾", new Delivery("浙江杭州", 720, true, List.of()), 3_333, 10_000);
        teas = new OpenShop(house, "云栖茶社", "明前龙井", new Delivery("浙江杭州", 1, true, List.of()), 8_800);
        seller = house.comes("scarf-seller", scarves.merchantId, Role.MERCHANT);
        buyer = house.comes("xiaoman", null, Role.VIEWER);
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static JsonNode order(Visitor who, long id) {
        return who.get("/api/studio/orders/" + id).body();
    }

    private static String numberOf(Visitor who, long id) {
        until(() -> order(who, id).path("state").asString("").equals("taken"));
        return order(who, id).path("orderNo").asString("");
    }

    private static String taken(int... pieces) {
        return numberOf(seller, scarves.order(buyer.id(), 0, pieces));
    }

    private static HttpResponse<byte[]> send(Visitor who, HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            request.header("Accept-Language", "en")
                                    .header("Cookie", "XSRF-TOKEN=" + TOKEN + "; qt_session=" + who.session())
                                    .header("X-XSRF-TOKEN", TOKEN)
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException trouble) {
            throw new IllegalStateException(trouble);
        }
    }

    private static byte[] download(Visitor who, String path) {
        HttpResponse<byte[]> answer =
                send(who, HttpRequest.newBuilder(house.address().resolve(path)).GET());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static Answer upload(Visitor who, String name, byte[] file) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(("--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file);
        body.writeBytes("\r\n--edge--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpResponse<byte[]> answer = send(
                who,
                HttpRequest.newBuilder(house.address().resolve("/api/studio/ship-files"))
                        .header("Content-Type", "multipart/form-data; boundary=edge")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
        return new Answer(
                answer.statusCode(),
                new String(answer.body(), StandardCharsets.UTF_8),
                Optional.empty(),
                Optional.empty());
    }

    /** Uploads and waits until all rows are looked through. */
    private static JsonNode checked(String name, byte[] file) {
        Answer taken = upload(seller, name, file);
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        return resting(taken.body().path("id").asString(""));
    }

    private static JsonNode resting(String id) {
        String path = "/api/studio/ship-files/" + id;
        until(() -> List.of("checked", "done", "interrupted")
                .contains(seller.get(path).body().path("state").asString("")));
        return seller.get(path).body();
    }

    private static JsonNode sent(JsonNode file, String mode) {
        String id = file.path("id").asString("");
        Answer answer = seller.post("/api/studio/ship-files/" + id + "/send", "{\"mode\":\"" + mode + "\"}");
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return resting(id);
    }

    private static byte[] csv(String... rows) {
        return ("订单号,快递公司,快递单号\r\n" + String.join("\r\n", rows)).getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> codes(JsonNode file) {
        return StreamSupport.stream(file.path("faults").spliterator(), false)
                .map(fault ->
                        fault.path("row").asInt() + " " + fault.path("code").asString(""))
                .toList();
    }

    @Test
    void every_row_is_judged_before_any_is_sent_and_the_good_ones_are_sent_once() {
        long sound = scarves.order(buyer.id(), 0, 1, 1);
        String good = numberOf(seller, sound);
        String twice = taken(1);
        String badNumber = taken(1);
        Visitor teaSeller = house.comes("tea-seller", teas.merchantId, Role.MERCHANT);
        String others = numberOf(teaSeller, teas.order(buyer.id(), 0, 1));
        byte[] file = csv(
                "'" + good + ",顺丰,SF1234567890123",
                others + ",顺丰,SF1234567890124",
                "1234567890123456789,顺丰,SF1234567890125",
                twice + ",顺丰,SF1234567890126",
                twice + ",顺丰,SF1234567890127",
                badNumber + ",中通快递,SF1234567890128",
                badNumber.replace(badNumber.charAt(0), 'x') + ",顺丰,SF1234567890129",
                "1.23457E+18,顺丰,SF1234567890130",
                ",顺丰,SF1234567890131",
                taken(1) + ",飞鸽传书,1",
                taken(1) + ",顺丰,",
                taken(1) + ",,",
                taken(1) + ",圆通,7.8E+11");

        JsonNode checked = checked("parcels.csv", file);

        assertThat(codes(checked))
                .containsExactly(
                        "3 not-yours",
                        "4 unknown-order",
                        "5 twice",
                        "6 twice",
                        "7 bad-tracking-number",
                        "8 unknown-order",
                        "9 spoilt-number",
                        "10 no-order-number",
                        "11 unknown-carrier",
                        "12 no-tracking-number",
                        "14 spoilt-tracking");
        assertThat(checked.path("good").asInt()).isEqualTo(1);
        String path = "/api/studio/ship-files/" + checked.path("id").asString("") + "/send";
        assertThat(seller.post(path, "{\"mode\":\"all-or-nothing\"}").status()).isEqualTo(409);
        assertThat(seller.post(path, "{\"mode\":\"some\"}").status()).isEqualTo(400);
        assertThat(order(seller, sound).path("state").asString("")).isEqualTo("taken");

        JsonNode done = sent(checked, "good-rows");

        assertThat(done.path("state").asString("")).isEqualTo("done");
        assertThat(done.path("sent").asInt()).isEqualTo(1);
        until(() -> order(seller, sound).path("state").asString("").equals("shipped"));
        assertThat(order(seller, sound).path("parcels").size()).isEqualTo(1);
        assertThat(new String(
                        download(
                                seller,
                                "/api/studio/ship-files/" + done.path("id").asString("") + "/marked"),
                        StandardCharsets.UTF_8))
                .contains("'" + good + ",顺丰,'SF1234567890123,sent")
                .contains("this is another shop's order");

        JsonNode again = checked("parcels.csv", file);
        assertThat(codes(again)).contains("2 already-sent");
        assertThat(again.path("good").asInt()).isZero();
        assertThat(seller.post("/api/studio/ship-files/" + again.path("id").asString("") + "/send", "{}")
                        .status())
                .isEqualTo(409);
        assertThat(order(seller, sound).path("parcels").size()).isEqualTo(1);
    }

    @Test
    void what_is_downloaded_is_filled_in_and_sent_whole_in_either_format() {
        for (SheetFormat format : SheetFormat.values()) {
            String one = taken(1);
            String other = taken(2);
            byte[] blank = download(seller, "/api/studio/orders/to-ship?format=" + format.extension() + "&lang=zh");
            var rows = new ArrayList<List<String>>();
            for (List<String> row : format.rows(blank, 10_000).orElseThrow()) {
                var filled = new ArrayList<>(row);
                if (row.getFirst().endsWith(one)) {
                    filled.set(1, "中通快递");
                    filled.set(2, "780098068058");
                } else if (row.getFirst().endsWith(other)) {
                    filled.set(1, "JD Logistics");
                    filled.set(2, "jd-0012345678901");
                }
                rows.add(filled);
            }
            assertThat(String.join("|", rows.get(1)))
                    .contains("小满")
                    .contains("13800138042")
                    .contains("龙井路");

            JsonNode checked = checked("to-ship." + format.extension(), format.bytes("待发货", rows));

            assertThat(codes(checked)).isEmpty();
            assertThat(checked.path("rows").asInt()).isEqualTo(2);
            assertThat(sent(checked, "all-or-nothing").path("sent").asInt()).isEqualTo(2);
        }
    }

    @Test
    void a_file_that_is_none_or_says_nothing_is_refused_in_words() {
        assertThat(upload(seller, "a.pdf", new byte[] {1}).status()).isEqualTo(415);
        assertThat(upload(seller, "a.xlsx", "no spreadsheet".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(upload(seller, "a.csv", csv()).status()).isEqualTo(400);
        Answer headless = upload(seller, "a.csv", "订单号,快递公司\r\n1,顺丰".getBytes(StandardCharsets.UTF_8));
        assertThat(headless.status()).isEqualTo(400);
        assertThat(headless.text()).contains("tracking_no").contains("\"field\":\"file\"");
        String many = "订单号,快递公司,快递单号" + "\r\n1,顺丰,SF1".repeat(2_001);
        assertThat(upload(seller, "a.csv", many.getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(400);
        assertThat(upload(buyer, "a.csv", csv("1,顺丰,SF1")).status()).isEqualTo(403);
        Visitor stranger = house.comes("a-stranger", teas.merchantId, Role.MERCHANT);
        JsonNode mine = checked("mine.csv", csv("1,顺丰,SF1"));
        assertThat(stranger.get("/api/studio/ship-files/" + mine.path("id").asString(""))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_order_leaves_in_parts_and_is_sent_when_nothing_waits() {
        long id = scarves.order(buyer.id(), 0, 3, 1);
        numberOf(seller, id);
        String parcels = "/api/studio/orders/" + id + "/parcels";
        String sf = "{\"carrier\":\"顺丰\",\"trackingNo\":\"SF100000000000%s\",\"lines\":[%s]}";

        assertThat(seller.post(parcels, sf.formatted(1, "{\"line\":0,\"pieces\":4}"))
                        .status())
                .isEqualTo(409);
        assertThat(seller.post(parcels, sf.formatted(1, "{\"line\":7,\"pieces\":1}"))
                        .status())
                .isEqualTo(409);
        assertThat(seller.post(parcels, sf.formatted(1, "{\"line\":0,\"pieces\":0}"))
                        .status())
                .isEqualTo(400);
        assertThat(seller.post(parcels, sf.formatted(1, "null")).status()).isEqualTo(400);
        assertThat(seller.post(parcels, sf.formatted(1, "")).status()).isEqualTo(400);
        assertThat(seller.post("/api/studio/orders/" + id + "/pack", "{}").status())
                .isEqualTo(200);
        assertThat(seller.post(parcels, sf.formatted(1, "{\"line\":0,\"pieces\":2}"))
                        .status())
                .isEqualTo(200);

        assertThat(JSON.readTree(seller.get("/api/studio/orders/" + id + "/to-send")
                                .text())
                        .path("lines"))
                .isEqualTo(JSON.readTree("[{\"line\":0,\"pieces\":1},{\"line\":1,\"pieces\":1}]"));
        until(() -> order(seller, id).path("partlySent").asBoolean());
        assertThat(order(seller, id).path("state").asString("")).isEqualTo("taken");

        assertThat(seller.post(parcels, "{\"carrier\":\"顺丰\",\"trackingNo\":\"SF1000000000002\"}")
                        .status())
                .isEqualTo(200);
        until(() -> order(seller, id).path("state").asString("").equals("shipped"));
        assertThat(order(seller, id).path("parcels").size()).isEqualTo(2);
        assertThat(seller.get("/api/studio/orders/" + id + "/to-send")
                        .body()
                        .path("lines")
                        .size())
                .isZero();
    }

    @Test
    void a_wrong_number_is_put_right_by_the_shop_that_sent_it_and_by_nobody_else() {
        long id = scarves.order(buyer.id(), 0, 1);
        numberOf(seller, id);
        seller.post("/api/studio/orders/" + id + "/parcels", "{\"carrier\":\"顺丰\",\"trackingNo\":\"SF2000000000001\"}");
        until(() -> order(seller, id).path("parcels").size() == 1);
        String parcel = "/api/studio/orders/" + id + "/parcels/"
                + order(seller, id).path("parcels").get(0).path("id").asString("");
        String right = "{\"carrier\":\"中通\",\"trackingNo\":\"780098068058\"}";

        assertThat(seller.put(parcel, "{\"carrier\":\"中通\",\"trackingNo\":\"?\"}")
                        .text())
                .contains("trackingNo");
        assertThat(buyer.put(parcel, right).status()).isEqualTo(403);
        Visitor another = house.comes("another-seller", teas.merchantId, Role.MERCHANT);
        assertThat(another.put(parcel, right).status()).isEqualTo(404);
        assertThat(seller.put("/api/studio/orders/" + id + "/parcels/1", right).status())
                .isEqualTo(404);
        assertThat(seller.put(parcel, right).status()).isEqualTo(200);

        until(() -> order(seller, id)
                .path("parcels")
                .get(0)
                .path("trackingNo")
                .asString("")
                .equals("780098068058"));
        assertThat(order(seller, id).path("parcels").get(0).path("carrier").asString(""))
                .isEqualTo("中通快递");
    }

    @Test
    void orders_are_found_by_number_buyer_and_goods_and_the_late_ones_are_counted() {
        Visitor teaSeller = house.comes("tea-owner", teas.merchantId, Role.MERCHANT);
        Visitor other = house.comes("qiuyu", null, Role.VIEWER);
        long late = teas.order(other.id(), 0, 1);
        String number = numberOf(teaSeller, late);
        String list = "/api/studio/orders?q=";

        assertThat(found(teaSeller, list + number)).containsExactly(number);
        assertThat(found(teaSeller, list + "qiuy")).contains(number);
        assertThat(found(teaSeller, list + "%E9%BE%99%E4%BA%95")).contains(number);
        assertThat(found(teaSeller, list + "nobody-is-called-so")).isEmpty();
        assertThat(found(seller, list + number)).as("another shop's").isEmpty();
        assertThat(teaSeller.get(list + "x".repeat(65)).status()).isEqualTo(400);

        until(() -> order(teaSeller, late).path("late").asBoolean());
        assertThat(found(teaSeller, "/api/studio/orders?overdue=true")).contains(number);
        assertThat(found(teaSeller, "/api/studio/orders?late=true")).contains(number);
        assertThat(teaSeller.get("/api/studio/order-counts").body().path("late").asInt())
                .isPositive();
        JsonNode kept = teaSeller.get("/api/studio/order-punctuality").body();
        assertThat(kept.path("shipLate").asInt())
                .isPositive()
                .isLessThanOrEqualTo(kept.path("shipDue").asInt());

        String exported = new String(
                download(teaSeller, "/api/studio/orders/export?format=csv&late=true&lang=en"), StandardCharsets.UTF_8);
        assertThat(exported)
                .contains("'" + number)
                .contains("明前龙井")
                .contains("88.00")
                .contains("late");
        assertThat(teaSeller.get("/api/studio/orders/export?format=doc").status())
                .isEqualTo(400);
    }

    private static List<String> found(Visitor who, String path) {
        return StreamSupport.stream(who.get(path).body().path("items").spliterator(), false)
                .map(order -> order.path("orderNo").asString(""))
                .toList();
    }

    @Test
    void a_shop_says_where_goods_come_back_to_and_a_place_that_is_none_is_refused() {
        String path = "/api/studio/return-place";
        String place = "{\"recipient\":\"售后部\",\"phone\":\"%s\",\"region\":\"浙江省 杭州市 余杭区\",\"street\":\"仓前街道 8 号\"}";

        assertThat(seller.put(path, place.formatted("电话")).text()).contains("\"field\":\"phone\"");
        assertThat(seller.put(path, "{}").text()).contains("\"field\":\"recipient\"");
        assertThat(buyer.put(path, place.formatted("0571-8888888")).status()).isEqualTo(403);
        assertThat(seller.put(path, place.formatted("0571-8888888")).status()).isEqualTo(200);
        assertThat(seller.get(path).body().path("street").asString("")).isEqualTo("仓前街道 8 号");
    }
}

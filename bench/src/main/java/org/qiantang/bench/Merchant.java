package org.qiantang.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A merchant of the running program, who does by HTTP what the studio's pages do. */
public final class Merchant {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PAUSE_MILLIS = 50;
    private static final int OK = 300;
    private static final int PER_BUYER = 99;
    /** The shop has so many pieces more, of which its own shelf may take some. */
    private static final int ELSEWHERE = 1_000;

    private static final int MOST_FREE = 1_000_000;

    private final int port;
    private final HttpClient http;

    private Merchant(int port, InetAddress from) {
        this.port = port;
        this.http = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .localAddress(from)
                .build();
    }

    /** One item with one SKU in a show, as ids and a price's version are sent. */
    public record Offer(String item, String sku, String version) {}

    /** Opens a shop with a number from 1 to 100 in the program at this port, which must not want an approval, and signs in. */
    public static Merchant of(int port, int number) throws IOException, InterruptedException {
        // A house lets so many shops be opened from one address; a machine has many loopback addresses.
        var merchant = new Merchant(port, InetAddress.getByAddress(new byte[] {127, 0, 2, (byte) number}));
        merchant.ok("GET", "/api/me", "");
        merchant.ok("POST", "/api/shops", """
                {"name": "teahouse-%1$d", "password": "a-long-password", "shopName": "西湖茶铺 %1$d"}""".formatted(number));
        merchant.ok("POST", "/api/session", """
                {"name": "teahouse-%d", "password": "a-long-password"}""".formatted(number));
        return merchant;
    }

    /** Plans a show and tells its id. */
    public String plan() throws IOException, InterruptedException {
        return ok("POST", "/api/studio/shows", "{\"title\": \"秒杀专场\", \"holdSeconds\": 1800}")
                .get("id")
                .asString();
    }

    public void open(String show) throws IOException, InterruptedException {
        ok("POST", "/api/studio/shows/" + show + "/open", "");
    }

    /** Lists a product of its own number in the shop and plans so many pieces of it for the show. */
    public Offer lineUp(String show, int number, int wanted) throws IOException, InterruptedException {
        int pieces = Math.min(MOST_FREE - ELSEWHERE, wanted);
        JsonNode product =
                ok("POST", "/api/studio/products", """
                {"code": "T%d", "title": "明前龙井 %d", "legalCategory": "农产品",
                 "delivery": {"from": "杭州", "hoursToShip": 48, "freeShipping": true}, "promises": [],
                 "skus": [{"code": "T%d-1", "name": "一罐", "price": {"minor": 9900, "currency": "CNY"}, "free": %d}]}""".formatted(number, number, number, pieces + ELSEWHERE));
        String id = product.get("id").asString();
        String sku = product.get("skus").get(0).get("skuId").asString();
        until("/api/studio/products/" + id, now -> now.get("free").asInt() >= pieces);
        String item = ok("POST", "/api/studio/shows/" + show + "/items", """
                {"productId": "%s", "perBuyerLimit": %d,
                 "allot": [{"skuId": "%s", "pieces": %d, "price": {"minor": 9900, "currency": "CNY"}}]}""".formatted(id, PER_BUYER, sku, pieces))
                .get("itemId")
                .asString();
        JsonNode there = until(
                "/api/studio/shows/" + show,
                now -> offer(now, item, sku).path("left").asInt() == pieces);
        return new Offer(item, sku, offer(there, item, sku).get("priceVersion").asString());
    }

    private static JsonNode offer(JsonNode show, String item, String sku) {
        return show.path("items")
                .valueStream()
                .filter(one -> one.path("itemId").asString("").equals(item))
                .flatMap(one -> one.path("skus").valueStream())
                .filter(one -> one.path("skuId").asString("").equals(sku))
                .findFirst()
                .orElse(JSON.createObjectNode());
    }

    private JsonNode until(String path, Predicate<JsonNode> isSo) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode now = ok("GET", path, "");
        while (!isSo.test(now)) {
            if (System.nanoTime() > end) {
                throw new IOException(path + ": " + now + " (expected: otherwise by now)");
            }
            Thread.sleep(PAUSE_MILLIS);
            now = ok("GET", path, "");
        }
        return now;
    }

    /** Asks; an answer that is none of success is an error. */
    public JsonNode ok(String method, String path, String json) throws IOException, InterruptedException {
        String forged = cookie("XSRF-TOKEN");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", forged)
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= OK && !path.equals("/api/me")) {
            throw new IOException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private String cookie(String name) {
        return http.cookieHandler().stream()
                .flatMap(all -> ((CookieManager) all).getCookieStore().getCookies().stream())
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }
}

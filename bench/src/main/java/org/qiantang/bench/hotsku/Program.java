package org.qiantang.bench.hotsku;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.qiantang.app.database.EmbeddedDatabase;
import org.qiantang.bench.Cores;
import org.qiantang.bench.Jvm;
import org.qiantang.bench.Pinned;
import org.qiantang.bench.Ports;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole program on the servers' core, with a shop, an open show and people who may buy. */
final class Program {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CATCH_UP = Duration.ofMinutes(10);
    private static final int PAUSE_MILLIS = 50;
    private static final int OK = 300;
    private static final int PER_BUYER = 99;
    private static final int MOST_FREE = 1_000_000;
    /** The shop has so many pieces more, of which its own shelf may take some. */
    private static final int ELSEWHERE = 1_000;

    private static final long FIRST_PERSON = 9_000_000;
    private static final String ADDRESS = """
            {"recipient":"小满","phone":"13800000000","province":"浙江省","city":"杭州市","district":"西湖区","street":"龙井路 1 号"}""";

    // Passwords are not what is measured: nobody can sign in by this one, and everybody has a session.
    private static final String PEOPLE = """
            insert into person (id, name, nickname, password, roles, address, created_at)
            select ? + n, 'bench-buyer-' || n, '买家' || n, 'none', '{VIEWER}', ?::jsonb, now()
              from generate_series(0, ? - 1) as n
            """;
    private static final String SESSIONS = """
            insert into session (token_hash, person_id, created_at, ends_at)
            select sha256(convert_to('bench-session-' || n, 'UTF8')), ? + n, now(), now() + interval '1 day'
              from generate_series(0, ? - 1) as n
            """;

    private static final String HEAD = "select head from shard where id = 1";
    private static final String FOLDED =
            "select min(position) from follower where shard = 1 and name in ('orders', 'shows')";
    private static final String COUNT = """
            select count(*), coalesce(sum(o.order_id), 0)::numeric % 18446744073709551616
              from placed_order o
              join order_line l using (order_id)
             where l.sku_id = ?
            """;
    private static final String LEFT = "select allotted - held - sold from show_sku where sku_id = ? and show_id = ?";

    private final int port;
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private Program(int port) {
        this.port = port;
    }

    /** Starts it, and sells so many pieces of each SKU, to so many people. */
    static Served serve(String side, Path app, Path folder, int people, int[] pieces) throws Exception {
        int port = Ports.free();
        int sockets = Ports.free();
        Path data = folder.resolve("data");
        Files.createDirectories(data);
        List<String> command = new ArrayList<>(Jvm.options("1g"));
        command.addAll(List.of(
                "-jar",
                app.resolve("qiantang.jar").toString(),
                "run",
                "--data",
                data.toString(),
                "--port",
                Integer.toString(port),
                "--socket-port",
                Integer.toString(sockets),
                "--rtmp-port",
                Integer.toString(Ports.free())));
        Pinned server =
                Pinned.start("program", Cores.ofServers(), folder, Map.of("QIANTANG_SHOPS_APPROVAL", "false"), command);
        try {
            server.until("ready", PATIENCE, () -> Served.says(server, "ready"));
            String url = EmbeddedDatabase.urlIn(data);
            Opened opened = new Program(port).open(pieces);
            join(url, people);
            return new Served(
                    server,
                    List.of(
                            "side=" + side,
                            "url=" + url,
                            "port=" + (side.equals("http") ? port : sockets),
                            "web=" + port,
                            "show=" + opened.show(),
                            "people=" + people,
                            "goods=" + String.join(";", opened.goods()),
                            "server=" + server.pid(),
                            "database=" + Served.postmaster(data)));
        } catch (Exception trouble) {
            server.close(); // nobody else knows of it yet
            throw trouble;
        }
    }

    private record Opened(String show, List<String> goods) {}

    private Opened open(int[] pieces) throws IOException, InterruptedException {
        ok("GET", "/api/me", "");
        ok("POST", "/api/shops", """
                {"name": "teahouse", "password": "a-long-password", "shopName": "西湖茶铺"}""");
        ok("POST", "/api/session", """
                {"name": "teahouse", "password": "a-long-password"}""");
        String show = ok("POST", "/api/studio/shows", "{\"title\": \"秒杀专场\", \"holdSeconds\": 1800}")
                .get("id")
                .asString();
        List<String> goods = new ArrayList<>();
        for (int sku = 0; sku < pieces.length; sku++) {
            goods.add(lineUp(show, sku, Math.min(MOST_FREE - ELSEWHERE, pieces[sku])));
        }
        ok("POST", "/api/studio/shows/" + show + "/open", "");
        return new Opened(show, goods);
    }

    private String lineUp(String show, int number, int pieces) throws IOException, InterruptedException {
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
        return item + "," + sku + ","
                + offer(there, item, sku).get("priceVersion").asString();
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

    private JsonNode ok(String method, String path, String json) throws IOException, InterruptedException {
        String forged = cookie("XSRF-TOKEN");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
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

    private static void join(String url, int people) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                PreparedStatement persons = connection.prepareStatement(PEOPLE);
                PreparedStatement sessions = connection.prepareStatement(SESSIONS)) {
            persons.setLong(1, FIRST_PERSON);
            persons.setString(2, ADDRESS);
            persons.setInt(3, people);
            persons.executeUpdate();
            sessions.setLong(1, FIRST_PERSON);
            sessions.setInt(2, people);
            sessions.executeUpdate();
        }
    }

    /** What the tables tell once they have followed all that was decided, and how long that took. */
    static Buyers.Books books(String url, long showId, long skuId) throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        try (Connection connection = DriverManager.getConnection(url)) {
            long head = number(connection, HEAD);
            while (number(connection, FOLDED) < head) {
                if (System.nanoTime() - begun > CATCH_UP.toNanos()) {
                    throw new SQLException("the tables are behind for " + CATCH_UP);
                }
                Thread.sleep(5);
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            try (PreparedStatement count = connection.prepareStatement(COUNT);
                    PreparedStatement left = connection.prepareStatement(LEFT)) {
                count.setLong(1, skuId);
                left.setLong(1, skuId);
                left.setLong(2, showId);
                try (ResultSet orders = count.executeQuery();
                        ResultSet pieces = left.executeQuery()) {
                    orders.next();
                    pieces.next();
                    return new Buyers.Books(
                            orders.getLong(1),
                            orders.getBigDecimal(2).toBigInteger().longValue(),
                            pieces.getLong(1),
                            seconds);
                }
            }
        }
    }

    private static long number(Connection connection, String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }
}

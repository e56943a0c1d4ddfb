package org.qiantang.bench.hotsku;

import java.io.IOException;
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
import org.qiantang.app.database.EmbeddedDatabase;
import org.qiantang.bench.Cores;
import org.qiantang.bench.Jvm;
import org.qiantang.bench.Merchant;
import org.qiantang.bench.Pinned;
import org.qiantang.bench.Ports;

/** The whole program on the servers' core, with a shop, an open show and people who may buy. */
final class Program {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

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

    private static final String COUNT = """
            select count(*), coalesce(sum(o.order_id), 0)::numeric % 18446744073709551616
              from placed_order o
              join order_line l using (order_id)
             where l.sku_id = ?
            """;
    private static final String LEFT = "select allotted - held - sold from show_sku where sku_id = ? and show_id = ?";

    private Program() {}

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
            Opened opened = open(port, pieces);
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

    private static Opened open(int port, int[] pieces) throws IOException, InterruptedException {
        Merchant merchant = Merchant.of(port, 1);
        String show = merchant.plan();
        List<String> goods = new ArrayList<>();
        for (int sku = 0; sku < pieces.length; sku++) {
            Merchant.Offer offer = merchant.lineUp(show, sku, pieces[sku]);
            goods.add(offer.item() + "," + offer.sku() + "," + offer.version());
        }
        merchant.open(show);
        return new Opened(show, goods);
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

    /** What the tables tell once all that follows the journal has come to its end, and how long that took. */
    static Buyers.Books books(String url, long showId, long skuId) throws SQLException, InterruptedException {
        try (Connection connection = DriverManager.getConnection(url)) {
            Followed followed = Followed.await(connection);
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
                            followed);
                }
            }
        }
    }
}

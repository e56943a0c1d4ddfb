package org.qiantang.bench.hotsku;

import java.io.IOException;
import java.util.Map;

/** The load's connections to each side, by the side's name. */
final class Sides {
    private Sides() {}

    static Buyers of(Map<String, String> wish) throws Exception {
        String side = wish.getOrDefault("side", "");
        String url = wish.getOrDefault("url", "");
        int port = Integer.parseInt(wish.getOrDefault("port", "0"));
        int connections = Integer.parseInt(wish.getOrDefault("connections", "1"));
        int window = Integer.parseInt(wish.getOrDefault("window", "1"));
        return switch (side) {
            case "postgresql" -> rows(url, RowByRow.Dialect.POSTGRESQL, connections);
            case "mariadb" -> rows(url, RowByRow.Dialect.MARIADB, connections);
            case "redis" ->
                new Pipelined(port, connections, window, RedisScript.on(port), sku -> RedisScript.books(port, sku));
            case "engine" -> new Pipelined(port, connections, window, new FeedWire(), sku -> RoomHost.books(url, sku));
            case "http" -> {
                Goods goods = Goods.of(wish);
                yield new OneAtATime(
                        connections,
                        () -> new HttpLane(port, goods),
                        sku -> Program.books(url, goods.show(), goods.skuId(sku)));
            }
            case "socket" -> {
                Goods goods = Goods.of(wish);
                int web = Integer.parseInt(wish.getOrDefault("web", "0"));
                yield new SocketBuyers(port, web, goods, sku -> Program.books(url, goods.show(), goods.skuId(sku)));
            }
            default -> throw new IOException("side: " + side + " (expected: one that is known)");
        };
    }

    private static Buyers rows(String url, RowByRow.Dialect dialect, int connections) throws Exception {
        return new OneAtATime(connections, () -> new RowByRow(url, dialect), sku -> RowByRow.books(url, sku));
    }
}

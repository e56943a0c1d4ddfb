package org.qiantang.bench.tutorial;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The pattern as a program of its own: warm-up of stock from the database into Redis at the start, one Lua script that
 * checks, counts down and remembers the buyer, the order's number in the answer, and a consumer behind a queue that moves
 * stock and inserts the order in one transaction.
 */
public final class TutorialShop {
    /** Whose order it is, kept in a set beside the count: one order for each buyer. */
    private static final String SCRIPT = """
            if redis.call('sismember', KEYS[2], ARGV[1]) == 1 then return 2 end
            local left = tonumber(redis.call('get', KEYS[1]) or '0')
            if left <= 0 then return 1 end
            redis.call('decr', KEYS[1])
            redis.call('sadd', KEYS[2], ARGV[1])
            return 0
            """;

    private static final String TAKE = "update seckill_goods set stock = stock - 1 where id = 1 and stock > 0";
    private static final String INSERT = "insert into seckill_order (id, buyer) values (?, ?)";
    private static final int QUEUE = 1 << 20;

    private final int redisPort;
    private final String database;
    private final boolean listInRedis;
    private final BlockingQueue<String> queue = new ArrayBlockingQueue<>(QUEUE);
    private final ConcurrentLinkedDeque<Redis> idle = new ConcurrentLinkedDeque<>();
    private final AtomicLong numbers;

    private TutorialShop(int redisPort, String database, boolean listInRedis, long firstNumber) {
        this.redisPort = redisPort;
        this.database = database;
        this.listInRedis = listInRedis;
        this.numbers = new AtomicLong(firstNumber);
    }

    /** Arguments: port, Redis's port, the database's URL, and where orders queue: {@code memory} or {@code redis}. */
    public static void main(String[] words) throws IOException, SQLException {
        // Numbers that no earlier start has given, as a clock gives them.
        long first = System.currentTimeMillis() << 20;
        var shop = new TutorialShop(Integer.parseInt(words[1]), words[2], words[3].equals("redis"), first);
        shop.warmUp();
        Thread.ofPlatform().name("consumer").start(shop::consume);
        var server = HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(words[0])), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/buy", shop::buy);
        server.createContext("/ready", exchange -> answer(exchange, 200, "ready"));
        server.start();
    }

    private void warmUp() throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select stock from seckill_goods where id = 1");
                var redis = new Redis(redisPort)) {
            row.next();
            redis.ask("SET", "seckill:stock:1", Integer.toString(row.getInt(1)));
        }
    }

    private void buy(HttpExchange exchange) throws IOException {
        String buyer = exchange.getRequestURI().getQuery().substring("buyer=".length());
        Redis redis = idle.pollFirst();
        try {
            if (redis == null) {
                redis = new Redis(redisPort);
            }
            String said = redis.ask("EVAL", SCRIPT, "2", "seckill:stock:1", "seckill:buyers:1", buyer);
            if (!"0".equals(said)) {
                answer(exchange, 409, "1".equals(said) ? "sold out" : "bought already");
            } else {
                String order = numbers.incrementAndGet() + ":" + buyer;
                if (listInRedis) {
                    redis.ask("LPUSH", "seckill:queue", order);
                } else {
                    queue.add(order);
                }
                answer(exchange, 201, order.substring(0, order.indexOf(':')));
            }
            idle.addFirst(redis);
        } catch (IOException trouble) {
            if (redis != null) {
                redis.close();
            }
            answer(exchange, 503, String.valueOf(trouble.getMessage()));
        }
    }

    private static void answer(HttpExchange exchange, int status, String words) throws IOException {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** Takes order after order; what fails is written to the log and left, as there is nobody to tell. */
    private void consume() {
        while (true) {
            try (var redis = new Redis(redisPort);
                    Connection connection = DriverManager.getConnection(database)) {
                connection.setAutoCommit(false);
                while (true) {
                    String order = next(redis);
                    if (order != null) {
                        insert(connection, order);
                    }
                }
            } catch (IOException | SQLException trouble) {
                System.err.println("order not written: " + trouble.getMessage());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private @Nullable String next(Redis redis) throws IOException, InterruptedException {
        if (!listInRedis) {
            return queue.poll(1, TimeUnit.SECONDS);
        }
        String popped = redis.ask("BRPOP", "seckill:queue", "1");
        return popped == null ? null : popped.substring(popped.indexOf('\n') + 1);
    }

    private static void insert(Connection connection, String order) throws SQLException {
        try (Statement take = connection.createStatement();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            if (take.executeUpdate(TAKE) == 0) {
                System.err.println("order not written, nothing left: " + order);
                connection.rollback();
                return;
            }
            insert.setLong(1, Long.parseLong(order.substring(0, order.indexOf(':'))));
            insert.setString(2, order.substring(order.indexOf(':') + 1));
            insert.executeUpdate();
            connection.commit();
        }
    }
}

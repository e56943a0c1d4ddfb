package org.qiantang.bench.hotsku;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** The usual way in Redis: one script takes from the stock, remembers the buyer's wish, and writes the order on a stream. */
final class RedisScript implements Pipelined.Wire {
    private static final String SCRIPT = """
            local before = redis.call('HGET', KEYS[2], ARGV[1])
            if before then return tonumber(before) end
            local left = tonumber(redis.call('GET', KEYS[1]))
            if left < 1 then return 0 end
            redis.call('DECR', KEYS[1])
            local order = redis.call('INCR', KEYS[4])
            redis.call('HSET', KEYS[2], ARGV[1], order)
            redis.call('XADD', KEYS[3], '*', 'order', order, 'buyer', ARGV[2], 'intent', ARGV[1], 'pieces', 1)
            return order
            """;

    private final String hash;

    private RedisScript(String hash) {
        this.hash = hash;
    }

    /** Lays the stock and the script. */
    static void lay(int port, int[] pieces) throws IOException {
        try (var redis = new Talk(port)) {
            for (int sku = 0; sku < pieces.length; sku++) {
                redis.ask("SET", "stock:" + sku, Integer.toString(pieces[sku]));
            }
        }
    }

    static RedisScript on(int port) throws IOException {
        try (var redis = new Talk(port)) {
            return new RedisScript(redis.ask("SCRIPT", "LOAD", SCRIPT));
        }
    }

    /** Orders as the stream counts them, and the sum of the ids that buyers were given. */
    static Buyers.Books books(int port, int sku) throws IOException {
        try (var redis = new Talk(port)) {
            long orders = Long.parseLong(redis.ask("XLEN", "orders:" + sku));
            long sum = Long.parseLong(redis.ask("EVAL", """
                    local sum = 0
                    for _, order in ipairs(redis.call('HVALS', KEYS[1])) do sum = sum + tonumber(order) end
                    return string.format('%.0f', sum)
                    """, "1", "buyers:" + sku));
            long left = Long.parseLong(redis.ask("GET", "stock:" + sku));
            return new Buyers.Books(orders, sum, left);
        }
    }

    @Override
    public void write(DataOutputStream out, int sku, int buyer) throws IOException {
        command(
                out,
                "EVALSHA",
                hash,
                "4",
                "stock:" + sku,
                "buyers:" + sku,
                "orders:" + sku,
                "number:" + sku,
                "buy-" + sku + "-" + buyer,
                Integer.toString(buyer));
    }

    @Override
    public Answer read(DataInputStream in) throws IOException {
        long order = Long.parseLong(reply(in));
        return order == 0 ? Answer.SOLD_OUT : Answer.held(order);
    }

    private static void command(DataOutputStream out, String... words) throws IOException {
        var text = new StringBuilder("*").append(words.length).append("\r\n");
        for (String word : words) {
            text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        out.write(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static String reply(DataInputStream in) throws IOException {
        String line = line(in);
        return switch (line.charAt(0)) {
            case '+', ':' -> line.substring(1);
            case '$' -> {
                var bytes = new byte[Integer.parseInt(line.substring(1))];
                in.readFully(bytes);
                line(in);
                yield new String(bytes, StandardCharsets.US_ASCII);
            }
            default -> throw new IOException("redis: " + line);
        };
    }

    private static String line(DataInputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.readUnsignedByte(); c != '\r'; c = in.readUnsignedByte()) {
            line.append((char) c);
        }
        in.readUnsignedByte();
        return line.toString();
    }

    /** A connection for a few commands. */
    private static final class Talk implements AutoCloseable {
        private final Socket socket;
        private final DataOutputStream out;
        private final DataInputStream in;

        Talk(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        }

        String ask(String... words) throws IOException {
            command(out, words);
            out.flush();
            return reply(in);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}

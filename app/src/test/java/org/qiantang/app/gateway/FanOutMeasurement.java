package org.qiantang.app.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.qiantang.engine.fanout.Counters;
import org.qiantang.event.ShowEvent;

/**
 * Measures what a delivery costs: so many sockets, so many lines a second, for so long.
 *
 * <p>The server is a process of its own, so that its CPU time is its own: {@code serve FRAME_MILLIS LINES_PER_SECOND
 * SECONDS SOCKETS} prints its port, waits for the sockets, talks, and prints what it took; {@code listen PORT SOCKETS}
 * is the other side.
 */
final class FanOutMeasurement {
    private static final String LINE = "这款龙井今年的明前茶还有货吗想买两罐送人可以开发票吗谢谢主播讲得很清楚";
    private static final byte[] NANOS = "\"time-".getBytes(UTF_8);

    private static final GatewaySettings SETTINGS = new GatewaySettings(
            "127.0.0.1", 0, 20_000, 20_000, Duration.ofSeconds(30), Duration.ofMinutes(5), Duration.ofSeconds(10));

    private FanOutMeasurement() {}

    public static void main(String[] words) throws IOException {
        if (words[0].equals("serve")) {
            serve(
                    Duration.ofMillis(Long.parseLong(words[1])),
                    Integer.parseInt(words[2]),
                    Integer.parseInt(words[3]),
                    Integer.parseInt(words[4]));
        } else {
            listen(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
    }

    private static void serve(Duration frame, int linesPerSecond, int seconds, int sockets) {
        var rooms = new PlayedRooms(10);
        try (var house = new House(rooms, SETTINGS, frame, List.of())) {
            System.out.println("port " + house.gateway.port());
            while (house.stage.viewers(PlayedRooms.SHOW) < sockets) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
            // Warm, then measure.
            talk(rooms, linesPerSecond, seconds);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            Counters.Counts before = house.stage.deliveries();
            long cpu = cpuNanos();
            talk(rooms, linesPerSecond, seconds);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
            long spent = cpuNanos() - cpu;
            Counters.Counts after = house.stage.deliveries();
            long lines = after.sample() - before.sample();
            long frames = after.frames() - before.frames();
            System.out.printf(
                    "frame=%dms sockets=%d lines=%d frames=%d cpu=%.2fs us/line=%.2f us/frame=%.2f closed=%d shed=%d%n",
                    frame.toMillis(),
                    house.stage.viewers(PlayedRooms.SHOW),
                    lines,
                    frames,
                    spent / 1e9,
                    spent / 1e3 / lines,
                    spent / 1e3 / frames,
                    after.closedSlow(),
                    after.sampledOut());
        }
    }

    private static void talk(PlayedRooms rooms, int linesPerSecond, int seconds) {
        long start = System.nanoTime();
        long gap = TimeUnit.SECONDS.toNanos(1) / linesPerSecond;
        for (int line = 0; line < linesPerSecond * seconds; line++) {
            long due = start + line * gap;
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            var said = List.of(new ShowEvent.TalkLine(line + 1, 100 + line % 500, "00", "clear"));
            rooms.happens(new ShowEvent.TalkHeard(PlayedRooms.EVENING, said), "time-" + System.nanoTime() + "-" + LINE);
        }
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static void listen(int port, int sockets) throws IOException {
        String hello = "GET /live?show=" + PlayedRooms.SHOW
                + " HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\nOrigin: " + Page.ORIGIN
                + "\r\n\r\n";
        Selector selector = Selector.open();
        List<SocketChannel> open = new ArrayList<>();
        for (int count = 0; count < sockets; count++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.write(ByteBuffer.wrap(hello.getBytes(UTF_8)));
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, count % 50 == 0);
            open.add(channel);
        }
        read(selector, open.size());
    }

    /** Reads all there is until the server closes; on one of fifty sockets it looks how old the words are. */
    private static void read(Selector selector, int sockets) throws IOException {
        var delays = new long[1 << 20];
        int seen = 0;
        int left = sockets;
        ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
        while (left > 0) {
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                buffer.clear();
                int count = readOrEnd(key, buffer);
                if (count < 0) {
                    key.cancel();
                    left--;
                } else if (Objects.equals(key.attachment(), true)) {
                    seen = look(buffer.array(), count, delays, seen);
                }
            }
            selector.selectedKeys().clear();
        }
        // The first half was warming up.
        long[] measured = Arrays.copyOfRange(delays, seen / 2, seen);
        Arrays.sort(measured);
        System.out.printf(
                "delays=%d p50=%.1fms p99=%.1fms max=%.1fms%n",
                measured.length,
                measured[measured.length / 2] / 1e6,
                measured[measured.length * 99 / 100] / 1e6,
                measured[measured.length - 1] / 1e6);
    }

    private static int readOrEnd(SelectionKey key, ByteBuffer buffer) {
        try {
            return ((SocketChannel) key.channel()).read(buffer);
        } catch (IOException _) {
            return -1;
        }
    }

    private static int look(byte[] bytes, int count, long[] delays, int seen) {
        int known = seen;
        long now = System.nanoTime();
        for (int at = 0; at + NANOS.length < count && known < delays.length; at++) {
            if (Arrays.equals(bytes, at, at + NANOS.length, NANOS, 0, NANOS.length)) {
                long sent = 0;
                for (int digit = at + NANOS.length; digit < count && bytes[digit] != '-'; digit++) {
                    sent = sent * 10 + bytes[digit] - '0';
                }
                delays[known++] = now - sent;
            }
        }
        return known;
    }
}

package org.qiantang.app.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.testkit.ForEachSeed;

class ChunkReaderTest {
    private record Sent(int type, int streamId, int timestampMs, byte fill, int length) {}

    @ForEachSeed(count = 200)
    void messages_come_out_as_they_went_in_however_they_are_cut(long seed) {
        var random = new SplittableRandom(seed);
        var channel = new EmbeddedChannel(new ChunkReader());
        List<Sent> sent = new ArrayList<>();
        ByteBuf wire = Unpooled.buffer();
        int chunkBytes = 1 + random.nextInt(5_000);
        wire.writeByte(2).writeMedium(0).writeMedium(4).writeByte(1).writeInt(0).writeInt(chunkBytes);
        int[] ids = {3, 70, 400};
        Sent[] last = new Sent[ids.length];
        int[] deltas = new int[ids.length];
        for (int i = 0; i < 30; i++) {
            int stream = random.nextInt(ids.length);
            Sent next = encode(wire, random, ids[stream], last[stream], deltas, stream, chunkBytes);
            last[stream] = next;
            sent.add(next);
        }

        while (wire.isReadable()) {
            channel.writeInbound(wire.readBytes(Math.min(wire.readableBytes(), 1 + random.nextInt(3_000))));
        }

        for (Sent expected : sent) {
            RtmpMessage came = channel.readInbound();
            byte[] body = new byte[expected.length];
            Arrays.fill(body, expected.fill);
            assertThat(came)
                    .isEqualTo(new RtmpMessage(
                            expected.type, expected.streamId, expected.timestampMs, Unpooled.wrappedBuffer(body)));
        }
        assertThat(channel.inboundMessages()).isEmpty();
        channel.finishAndReleaseAll();
    }

    @ForEachSeed(count = 300)
    void hostile_bytes_are_held_in_bounds(long seed) {
        var random = new SplittableRandom(seed);
        var reader = new ChunkReader();
        if (random.nextBoolean()) {
            reader.trust();
        }
        var channel = new EmbeddedChannel(reader);
        long most = 0;
        for (int i = 0; i < 40; i++) {
            byte[] bytes = new byte[1 + random.nextInt(2_000)];
            random.nextBytes(bytes);
            bytes[0] = (byte) random.nextInt(8);
            try {
                channel.writeInbound(Unpooled.wrappedBuffer(bytes));
            } catch (DecoderException refused) {
                assertThat(reader.heldBytes()).isZero();
            }
            most = Math.max(most, reader.heldBytes());
        }

        assertThat(most).isBetween(0L, (long) ChunkReader.MAX_HELD_BYTES);
        channel.finishAndReleaseAll();
    }

    @Test
    void a_stranger_may_not_announce_a_large_message() {
        var channel = new EmbeddedChannel(new ChunkReader());
        ByteBuf header = Unpooled.buffer()
                .writeByte(3)
                .writeMedium(0)
                .writeMedium(1 << 20)
                .writeByte(9)
                .writeInt(0);

        Assertions.assertThatThrownBy(() -> channel.writeInbound(header)).hasMessageContaining("1048576");
    }

    @Test
    void many_half_sent_messages_do_not_pile_up() {
        var reader = new ChunkReader();
        reader.trust();
        var channel = new EmbeddedChannel(reader);
        channel.writeInbound(Unpooled.buffer()
                .writeByte(2)
                .writeMedium(0)
                .writeMedium(4)
                .writeByte(1)
                .writeInt(0)
                .writeInt(3 << 20));

        Assertions.assertThatThrownBy(() -> {
                    for (int stream = 3; stream < 12; stream++) {
                        channel.writeInbound(Unpooled.buffer()
                                .writeByte(stream)
                                .writeMedium(0)
                                .writeMedium(4 << 20)
                                .writeByte(9)
                                .writeInt(0)
                                .writeZero(3 << 20));
                    }
                })
                .hasMessageContaining("too many bytes");
        assertThat(reader.heldBytes()).isZero();
    }

    @Test
    @Timeout(20)
    void a_server_full_of_hostile_guests_still_serves(@TempDir Path data) throws Exception {
        try (Station station = new Station(Optional.empty(), data, InstantSource.system())) {
            var random = new SplittableRandom(4);
            for (int guest = 0; guest < 60; guest++) {
                byte[] bytes = new byte[6_000];
                random.nextBytes(bytes);
                bytes[0] = 3;
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), station.rtmpPort())) {
                    send(socket.getOutputStream(), bytes);
                }
            }

            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), station.rtmpPort())) {
                socket.setSoTimeout((int) Duration.ofSeconds(5).toMillis());
                byte[] hello = new byte[1 + 1536];
                hello[0] = 3;
                send(socket.getOutputStream(), hello);
                InputStream answer = socket.getInputStream();
                assertThat(answer.readNBytes(1 + 2 * 1536)).startsWith(3);
                long before = System.nanoTime();
                assertThat(answer.read())
                        .as("a guest without a key is sent away")
                        .isEqualTo(-1);
                assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(7));
            } catch (SocketTimeoutException stillOpen) {
                throw new AssertionError("a guest without a key was kept", stillOpen);
            }
        }
    }

    private static void send(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException sentAway) {
            // as it should be
        }
    }

    private static Sent encode(
            ByteBuf wire, SplittableRandom random, int id, Sent last, int[] deltas, int stream, int chunkBytes) {
        int format = last == null ? 0 : random.nextInt(4);
        boolean far = random.nextInt(3) == 0;
        int time = far ? 0xFFFFFF + random.nextInt(1_000_000) : random.nextInt(5_000);
        Sent next = switch (format) {
            case 0 -> new Sent(9, 1, time, (byte) random.nextInt(), random.nextInt(20_000));
            case 1 ->
                new Sent(8, last.streamId, last.timestampMs + time, (byte) random.nextInt(), random.nextInt(9_000));
            case 2 -> new Sent(last.type, last.streamId, last.timestampMs + time, (byte) random.nextInt(), last.length);
            default -> {
                // the same step as before, with the same extended field
                time = deltas[stream];
                yield new Sent(last.type, last.streamId, last.timestampMs + time, (byte) random.nextInt(), last.length);
            }
        };
        boolean extended = time >= 0xFFFFFF;
        if (format == 3 && last != null && time == 0 && last.timestampMs >= 0xFFFFFF) {
            format = 2; // after a full header, a bare one would have to repeat the absolute time
            extended = false;
        }
        deltas[stream] = format == 0 ? 0 : time;
        writeBasic(wire, format, id);
        if (format < 3) {
            wire.writeMedium(extended ? 0xFFFFFF : time);
        }
        if (format < 2) {
            wire.writeMedium(next.length).writeByte(next.type);
        }
        if (format == 0) {
            wire.writeIntLE(next.streamId);
        }
        if (extended) {
            wire.writeInt(time);
        }
        for (int written = 0; written < next.length; ) {
            int now = Math.min(chunkBytes, next.length - written);
            for (int i = 0; i < now; i++) {
                wire.writeByte(next.fill);
            }
            written += now;
            if (written < next.length) {
                writeBasic(wire, 3, id);
                if (extended) {
                    wire.writeInt(time);
                }
            }
        }
        return next;
    }

    private static void writeBasic(ByteBuf wire, int format, int id) {
        if (id < 64) {
            wire.writeByte((format << 6) | id);
        } else if (id < 320) {
            wire.writeByte(format << 6).writeByte(id - 64);
        } else {
            wire.writeByte((format << 6) | 1).writeShortLE(id - 64);
        }
    }
}

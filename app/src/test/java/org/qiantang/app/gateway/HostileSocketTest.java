package org.qiantang.app.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.gateway.PlayedRooms.ITEM;
import static org.qiantang.app.gateway.PlayedRooms.SKU;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.RoomRequest;

/** What a hostile client does to a real socket: it is ended in bounds, and a healthy viewer beside it notices nothing. */
class HostileSocketTest {
    private static final byte[] NOTHING = new byte[0];

    private final PlayedRooms rooms = new PlayedRooms(10_000);
    private House house = new House(rooms, House.settings(Duration.ofSeconds(5)), Duration.ofMillis(50), List.of());
    private Page healthy = house.open("wang");

    @BeforeEach
    void watch() {
        healthy.next("hello");
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void fragments_that_never_come_to_an_end_are_cut_off_as_too_big() throws IOException {
        try (RawSocket hostile = RawSocket.open(house.gateway.port())) {
            hostile.frame(false, RawSocket.TEXT, "{\"id\":1,\"k\":\"say\",\"text\":\"");
            hostile.flood(10, false, RawSocket.CONTINUATION, "x".repeat(1_000).getBytes(UTF_8));

            assertThat(hostile.end().close()).isEqualTo(1009);
        }
        isServed();
        assertThat(rooms.asked).noneMatch(RoomRequest.Say.class::isInstance);
    }

    @Test
    void fragments_with_nothing_in_them_are_a_flood_like_any_other() throws IOException {
        try (RawSocket hostile = RawSocket.open(house.gateway.port())) {
            hostile.frame(false, RawSocket.TEXT, "{");
            hostile.flood(100_000, false, RawSocket.CONTINUATION, NOTHING);

            hostile.end();
        }
        Waiting.until(() -> house.gateway.open() == 1);
        isServed();
    }

    @Test
    void sixty_empty_fragments_are_told_that_they_are_a_flood() throws IOException {
        try (RawSocket hostile = RawSocket.open(house.gateway.port())) {
            hostile.frame(false, RawSocket.TEXT, "{");
            hostile.flood(70, false, RawSocket.CONTINUATION, NOTHING);

            RawSocket.End end = hostile.end();

            assertThat(end.words()).contains("\"bye\"").contains("flood");
            assertThat(end.close()).isEqualTo(1000);
        }
    }

    @Test
    void a_flood_of_pings_is_ended_with_its_reason() throws IOException {
        try (RawSocket hostile = RawSocket.open(house.gateway.port())) {
            hostile.flood(80, true, RawSocket.PING, "p".repeat(100).getBytes(UTF_8));

            assertThat(hostile.end().words()).contains("flood");
        }
        isServed();
    }

    @Test
    void a_frame_that_is_announced_as_huge_is_refused_before_it_comes() throws IOException {
        try (RawSocket hostile = RawSocket.open(house.gateway.port())) {
            hostile.bytes(new byte[] {(byte) 0x81, (byte) 0xFF, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});

            assertThat(hostile.end().close()).isEqualTo(1009);
        }
        isServed();
    }

    @Test
    void a_length_below_zero_and_bits_that_nobody_has_agreed_on_are_violations() throws IOException {
        try (RawSocket length = RawSocket.open(house.gateway.port());
                RawSocket bits = RawSocket.open(house.gateway.port());
                RawSocket orphan = RawSocket.open(house.gateway.port());
                RawSocket longPing = RawSocket.open(house.gateway.port())) {
            length.bytes(new byte[] {(byte) 0x81, (byte) 0xFF, -1, -1, -1, -1, -1, -1, -1, -1, 0, 0, 0, 0});
            bits.bytes(new byte[] {(byte) 0xF3, (byte) 0x80, 0, 0, 0, 0});
            orphan.frame(true, RawSocket.CONTINUATION, "{}");
            longPing.frame(true, RawSocket.PING, new byte[200]);

            assertThat(length.end().close()).isEqualTo(1002);
            assertThat(bits.end().close()).isEqualTo(1002);
            assertThat(orphan.end().close()).isEqualTo(1002);
            assertThat(longPing.end().close()).isEqualTo(1002);
        }
        isServed();
    }

    @Test
    void text_that_is_not_utf8_ends_the_connection_and_reaches_nobody() throws IOException {
        try (RawSocket hostile = RawSocket.open(house.gateway.port())) {
            byte[] broken = "{\"id\":1,\"k\":\"say\",\"text\":\"..\"}".getBytes(UTF_8);
            broken[26] = (byte) 0xC3;
            broken[27] = (byte) 0x28;
            hostile.frame(true, RawSocket.TEXT, broken);

            assertThat(hostile.end().close()).isEqualTo(1007);
        }
        isServed();
        assertThat(rooms.asked).noneMatch(RoomRequest.Say.class::isInstance);
    }

    @Test
    void half_open_sockets_and_slow_handshakes_are_all_gone_after_their_time() throws IOException {
        List<Socket> open = new ArrayList<>();
        try {
            for (int i = 0; i < 150; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), house.gateway.port());
                open.add(socket);
                if (i % 3 > 0) {
                    socket.getOutputStream()
                            .write((i % 3 == 1 ? "GET /live?show=1 HTTP/1.1\r\nX: " : "\r\n").getBytes(US_ASCII));
                }
            }
            Waiting.until(() -> house.gateway.open() > 100);
            isServed();
            // Byte by byte is no way to be waited for longer.
            for (Socket socket : open) {
                try {
                    socket.getOutputStream().write('x');
                } catch (IOException closed) {
                    // This is what is hoped for.
                }
            }

            Waiting.until(() -> house.gateway.open() == 1);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        isServed();
    }

    @Test
    void one_connection_that_likes_and_claims_without_end_is_counted_in_bounds() {
        Page lin = house.open("lin");
        lin.next("hello");
        try {
            for (int i = 0; i < 200; i++) {
                lin.send(
                        i % 2 == 0
                                ? "{\"id\":" + i + ",\"k\":\"like\",\"n\":50}"
                                : "{\"id\":" + i + ",\"k\":\"buy\",\"intent\":\"w" + i + "\",\"wants\":[{\"itemId\":\""
                                        + ITEM + "\",\"skuId\":\"" + SKU
                                        + "\",\"pieces\":1,\"priceVersion\":\"1\"}]}");
            }
        } catch (CompletionException closed) {
            // This is what is hoped for.
        }

        assertThat(lin.next("bye").get("reason").stringValue()).isEqualTo("flood");
        isServed();
        // Twenty at once, and four in each second that the sending took.
        assertThat(rooms.asked.stream().filter(RoomRequest.Claim.class::isInstance))
                .hasSizeLessThan(40);
        Waiting.until(() -> rooms.asked.stream().anyMatch(RoomRequest.CountLikes.class::isInstance));
        assertThat(rooms.asked.stream()
                        .filter(RoomRequest.CountLikes.class::isInstance)
                        .map(RoomRequest.CountLikes.class::cast))
                .allMatch(likes -> likes.total() < 2_000);
    }

    @Test
    void many_connections_of_one_person_say_no_more_lines_than_one() {
        List<Page> pages = List.of(house.open("lin"), house.open("lin"), house.open("lin"), house.open("lin"));
        for (int i = 0; i < 40; i++) {
            pages.get(i % 4).send("{\"id\":" + i + ",\"k\":\"say\",\"text\":\"第" + i + "句\"}");
        }

        for (int i = 0; i < 40; i++) {
            pages.get(i % 4).next("receipt");
        }
        // Five at once, and one in each second that the sending took.
        assertThat(rooms.asked.stream().filter(RoomRequest.Say.class::isInstance))
                .hasSizeBetween(5, 15);
    }

    private void isServed() {
        healthy.send("{\"id\":900,\"k\":\"ping\"}");
        assertThat(healthy.next(message -> message.path("id").asInt(-1) == 900)
                        .get("ok")
                        .booleanValue())
                .isTrue();
    }
}

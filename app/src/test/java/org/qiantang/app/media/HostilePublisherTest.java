package org.qiantang.app.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hostile publishers do over real sockets; each is ended in bounds, and the door stays open for others. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class HostilePublisherTest {
    private static final int HELLO_BYTES = 1 + 1536;
    private static final int PATIENCE_MILLIS = 20_000;

    private Station station;

    @BeforeEach
    void open(@TempDir Path data) {
        station = new Station(Optional.empty(), data, InstantSource.system());
    }

    @AfterEach
    void close() {
        station.close();
    }

    @Test
    void one_address_may_not_take_all_places() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < RtmpIngest.MAX_PER_ADDRESS; i++) {
                sockets.add(connect());
            }
            try (Socket oneMore = connect()) {
                oneMore.setSoTimeout(2_000);

                assertThat(isEnded(oneMore)).isTrue();
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
        isOpen();
    }

    @Test
    void many_who_drip_their_handshake_are_all_closed_after_their_time_while_others_come_in() throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                Socket socket = connect();
                socket.getOutputStream().write(3);
                sockets.add(socket);
            }
            isOpen();

            for (Socket socket : sockets) {
                assertThat(isEnded(socket)).isTrue();
            }
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    @Test
    void what_is_no_rtmp_is_closed_at_once() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
            socket.setSoTimeout(2_000);

            assertThat(isEnded(socket)).isTrue();
        }
        isOpen();
    }

    @Test
    void a_message_that_is_announced_as_large_before_the_key_is_shown_ends_the_connection() throws IOException {
        try (Socket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(greeting());
            socket.getInputStream().readNBytes(2 * HELLO_BYTES - 1);
            // A command of sixteen megabytes on chunk stream 3.
            out.write(new byte[] {3, 0, 0, 0, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 20, 0, 0, 0, 0});
            socket.setSoTimeout(2_000);

            assertThat(isEnded(socket)).isTrue();
        }
        isOpen();
    }

    /** A stranger who is let in gets the greeting back. */
    private void isOpen() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(greeting());

            assertThat(socket.getInputStream().readNBytes(HELLO_BYTES))
                    .hasSize(HELLO_BYTES)
                    .startsWith(3);
        }
    }

    private static byte[] greeting() {
        byte[] hello = new byte[2 * HELLO_BYTES - 1];
        hello[0] = 3;
        return hello;
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), station.rtmpPort());
        socket.setSoTimeout(PATIENCE_MILLIS);
        return socket;
    }

    private static boolean isEnded(Socket socket) throws IOException {
        try {
            byte[] bytes = new byte[8_192];
            int read = 0;
            while (read >= 0) {
                read = socket.getInputStream().read(bytes);
            }
            return true;
        } catch (SocketException reset) {
            return true;
        }
    }
}

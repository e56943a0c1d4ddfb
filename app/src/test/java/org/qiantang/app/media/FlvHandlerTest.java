package org.qiantang.app.media;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class FlvHandlerTest {
    private static final Instant BEGIN = Instant.parse("2026-11-23T12:00:00Z");
    private static final int HASTE = 8;

    private Station station;

    @BeforeEach
    void open(@TempDir Path data) {
        long began = System.nanoTime();
        InstantSource hasty = () -> BEGIN.plusNanos((System.nanoTime() - began) * HASTE);
        station = new Station(Optional.empty(), data, hasty);
    }

    @AfterEach
    void close() {
        station.close();
    }

    @Test
    void a_room_without_a_picture_is_not_found_after_some_waiting() throws IOException {
        String answer = ask("GET /live/8.flv HTTP/1.1\r\nHost: here\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404").endsWith("{\"error\":\"not_live\"}");
    }

    @Test
    void a_page_of_another_origin_may_not_watch_and_ours_is_told_that_it_may() throws IOException {
        String thief = ask("GET /live/8.flv HTTP/1.1\r\nHost: here\r\nOrigin: http://thief.test\r\n\r\n");
        String ours = ask("GET /live/8.flv HTTP/1.1\r\nHost: here\r\nOrigin: http://shop.test\r\n\r\n");

        assertThat(thief).startsWith("HTTP/1.1 403").doesNotContain("access-control-allow-origin");
        assertThat(ours).contains("access-control-allow-origin: http://shop.test");
    }

    @Test
    void one_who_stops_reading_is_sent_away_while_another_watches_on() throws Exception {
        Feed feed = station.programmes.openDigital(Station.ROOM);
        var sending = new Sending(feed);
        var read = new AtomicInteger();
        try (Socket stalled = connect();
                Socket reader = connect()) {
            Ffmpeg.await("both viewers", Duration.ofSeconds(20), () -> viewers() == 2);
            Thread.ofVirtual().start(() -> count(reader, read));

            Ffmpeg.await("the stalled one is gone", Duration.ofSeconds(15), () -> viewers() == 1);
            int before = read.get();
            Ffmpeg.await("the other gets more", Duration.ofSeconds(20), () -> read.get() > before + 1_000_000);

            assertThat(stalled.isClosed()).isFalse();
            assertThat(viewers()).isEqualTo(1);
        } finally {
            sending.stop();
        }
    }

    private int viewers() {
        return station.programmes.snapshot(Station.ROOM).map(OnAir::viewers).orElse(0);
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), station.httpPort());
        socket.getOutputStream().write("GET /live/7.flv HTTP/1.1\r\nHost: here\r\n\r\n".getBytes(US_ASCII));
        return socket;
    }

    private String ask(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), station.httpPort())) {
            socket.getOutputStream().write(request.getBytes(US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private static void count(Socket socket, AtomicInteger read) {
        try {
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[1 << 16];
            for (int now = in.read(buffer); now >= 0; now = in.read(buffer)) {
                read.addAndGet(now);
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    /** A digital host that sends a large key frame every 5 ms. */
    private static final class Sending {
        private final Thread thread;

        Sending(Feed feed) {
            thread = Thread.ofVirtual().start(() -> {
                feed.accept(Tags.videoSetup(1));
                try {
                    for (int ms = 0; feed.accept(Tags.key(ms, 60_000)); ms += 5) {
                        Thread.sleep(5);
                    }
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                }
            });
        }

        void stop() throws InterruptedException {
            thread.interrupt();
            thread.join();
        }
    }
}

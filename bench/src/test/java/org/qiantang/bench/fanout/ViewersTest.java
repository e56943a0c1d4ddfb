package org.qiantang.bench.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What nobody may miss must be seen to be missing. */
class ViewersTest {
    private static final String STATE =
            "{\"k\":\"hello\",\"at\":9,\"resumed\":false,\"state\":{\"items\":[{\"skus\":[{\"priceVersion\":\"5\"}]}]}}";

    @AutoClose
    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());

    ViewersTest() throws IOException {}

    @Test
    void who_hears_every_number_once_after_the_state_owes_and_misses_nothing() throws Exception {
        Viewers.Numbered numbered = heard(7, STATE, Marker.must(6), Marker.must(7));

        assertThat(numbered).isEqualTo(new Viewers.Numbered(0, 0, 0));
    }

    @Test
    void a_gap_a_repeated_one_and_those_at_the_end_are_seen() throws Exception {
        Viewers.Numbered numbered = heard(10, STATE, Marker.must(7), Marker.must(8), Marker.must(8));

        assertThat(numbered).isEqualTo(new Viewers.Numbered(1, 1, 2));
    }

    @Test
    void who_resumes_must_hear_all_from_where_it_was() throws Exception {
        Viewers.Numbered numbered =
                heard(5, "{\"k\":\"hello\",\"at\":9,\"resumed\":true}", Marker.must(4), Marker.must(5));

        assertThat(numbered).isEqualTo(new Viewers.Numbered(1, 0, 0));
    }

    /** What one viewer has, who knew all up to the second number, once all of this was said to it. */
    private Viewers.Numbered heard(long newest, String... said) throws Exception {
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes("HTTP/1.1 101 Switching Protocols\r\n\r\n".getBytes(UTF_8));
        for (String one : said) {
            frame(bytes, one);
        }
        frame(bytes, Marker.line(1, 100));
        Thread server = Thread.ofVirtual().start(() -> serve(bytes.toByteArray()));
        var greeting = new Greeting(Greeting.open("/live", ""), List.of(), "\"k\":\"hello\"");
        try (var viewers = new Viewers(door.getLocalPort(), _ -> greeting)) {
            viewers.comeKnowing(2);
            viewers.come(1, Duration.ofSeconds(30));
            while (viewers.heard() == 0) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            return viewers.numbered(newest);
        } finally {
            server.join();
        }
    }

    private void serve(byte[] bytes) {
        try (Socket viewer = door.accept()) {
            var request = new BufferedReader(new InputStreamReader(viewer.getInputStream(), UTF_8));
            String head = request.readLine();
            while (head != null && !head.isEmpty()) {
                head = request.readLine();
            }
            viewer.getOutputStream().write(bytes);
            var _ = request.read(); // until the viewer has gone
        } catch (IOException gone) {
            // told by the viewer's side
        }
    }

    private static void frame(ByteArrayOutputStream out, String text) {
        byte[] body = text.getBytes(UTF_8);
        out.write(0x81);
        out.write(body.length); // none of these is longer than 125 bytes
        out.writeBytes(body);
    }
}

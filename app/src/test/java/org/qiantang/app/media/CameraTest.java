package org.qiantang.app.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser's camera over a real socket, with FFmpeg as the browser's recorder. */
// A null where none should be fails the test, as it ought to.
@NullUnmarked
class CameraTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long ROOM = 7;

    private final Programmes programmes = new Programmes(InstantSource.system(), (_, _, _) -> {});
    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final List<AutoCloseable> open = new ArrayList<>();
    private int port;

    @BeforeEach
    void start() {
        Optional<Path> ffmpeg = Ffmpeg.find("ffmpeg");
        assumeTrue(ffmpeg.isPresent(), "ffmpeg is not installed");
        CameraPass pass = (token, show) -> token == null
                ? new CameraPass.Answer.SignIn()
                : token.equals("hers") && show == 42
                        ? new CameraPass.Answer.Granted(ROOM)
                        : new CameraPass.Answer.NotAllowed();
        var door = new CameraDoor(ffmpeg, programmes, pass, "http://shop.test"::equals, Runnable::run);
        Channel server = new ServerBootstrap()
                .group(loops)
                .channel(NioServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpServerCodec())
                                .addLast(new HttpObjectAggregator(0))
                                .addLast(new Entrance(door));
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
        port = ((InetSocketAddress) server.localAddress()).getPort();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
        programmes.close();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void what_a_browser_records_is_live_in_the_form_that_was_asked_for() throws Exception {
        Browser browser = connect("hers", 42, "http://shop.test");
        browser.say("{\"type\":\"start\",\"form\":\"portrait\"}");
        browser.record("webm", "320x240");

        Ffmpeg.await("the picture", PATIENCE, this::isLive);
        OnAir air = programmes.snapshot(ROOM).orElseThrow();
        Ffmpeg.await(
                "its state", PATIENCE, () -> browser.heard.stream().anyMatch(word -> word.contains("\"live\":true")));
        browser.say("{\"type\":\"end\"}");
        Ffmpeg.await("the end", PATIENCE, () -> browser.closed != null);

        assertThat(browser.heard.getFirst()).isEqualTo("{\"type\":\"ready\"}");
        assertThat(List.of(air.width(), air.height())).containsExactly(134, 240);
        assertThat(air.source()).contains(Source.HUMAN);
        assertThat(browser.closed).isEqualTo("1000 end");
        Ffmpeg.await("the air", PATIENCE, () -> !isLive());
    }

    @Test
    void mp4_is_taken_too_and_the_cameras_own_form() throws Exception {
        Browser browser = connect("hers", 42, "http://shop.test");
        browser.say("{\"type\":\"start\",\"form\":\"as-is\"}");
        browser.record("mp4", "320x240");

        Ffmpeg.await("the picture", PATIENCE, this::isLive);
        OnAir air = programmes.snapshot(ROOM).orElseThrow();

        assertThat(List.of(air.width(), air.height())).containsExactly(320, 240);
    }

    @Test
    void a_second_camera_is_told_that_the_room_is_busy_and_may_take_over_with_leave() throws Exception {
        Browser first = connect("hers", 42, "http://shop.test");
        first.say("{\"type\":\"start\"}");
        first.record("webm", "160x120");
        Ffmpeg.await("the first", PATIENCE, this::isLive);

        Browser second = connect("hers", 42, "http://shop.test");
        second.say("{\"type\":\"start\"}");
        Ffmpeg.await("a no", PATIENCE, () -> second.closed != null);
        programmes.letNextCameraIn(ROOM);
        Browser third = connect("hers", 42, "http://shop.test");
        third.say("{\"type\":\"start\"}");
        Ffmpeg.await("a yes", PATIENCE, () -> !third.heard.isEmpty());
        Ffmpeg.await("the first to hear of it", PATIENCE, () -> first.closed != null);

        assertThat(second.closed).isEqualTo("4009 busy");
        assertThat(third.heard.getFirst()).isEqualTo("{\"type\":\"ready\"}");
        assertThat(first.closed).isEqualTo("4001 taken");
    }

    @Test
    void when_the_encoder_dies_the_browser_hears_of_it_and_may_come_back() throws Exception {
        Browser browser = connect("hers", 42, "http://shop.test");
        browser.say("{\"type\":\"start\"}");
        browser.record("webm", "160x120");
        Ffmpeg.await("the picture", PATIENCE, this::isLive);

        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("protocol_whitelist"))
                .forEach(ProcessHandle::destroyForcibly);
        Ffmpeg.await("a word", PATIENCE, () -> browser.closed != null);
        Browser again = connect("hers", 42, "http://shop.test");
        again.say("{\"type\":\"start\"}");
        again.record("webm", "160x120");

        assertThat(browser.closed).isEqualTo("1011 encoder");
        Ffmpeg.await("the picture again", PATIENCE, this::isLive);
    }

    @Test
    void a_browser_that_is_cut_off_loses_the_air_at_once() throws Exception {
        Browser browser = connect("hers", 42, "http://shop.test");
        browser.say("{\"type\":\"start\"}");
        browser.record("webm", "160x120");
        Ffmpeg.await("the picture", PATIENCE, this::isLive);

        browser.socket.abort();

        Ffmpeg.await("the air", PATIENCE, () -> !isLive());
    }

    @Test
    void what_is_neither_webm_nor_mp4_never_reaches_the_encoder() throws Exception {
        Browser browser = connect("hers", 42, "http://shop.test");
        browser.say("{\"type\":\"start\"}");

        browser.send("#EXTM3U\nfile:///etc/passwd\n".getBytes(StandardCharsets.UTF_8));

        Ffmpeg.await("a no", PATIENCE, () -> browser.closed != null);
        assertThat(browser.closed).isEqualTo("1008 container");
    }

    @Test
    void pictures_before_the_word_of_beginning_and_other_words_are_nonsense() throws Exception {
        Browser early = connect("hers", 42, "http://shop.test");
        early.send(new byte[] {1, 2, 3});
        Browser odd = connect("hers", 42, "http://shop.test");
        odd.say("hello");

        Ffmpeg.await("both noes", PATIENCE, () -> early.closed != null && odd.closed != null);
        assertThat(early.closed).isEqualTo("1008 nonsense");
        assertThat(odd.closed).isEqualTo("1008 nonsense");
    }

    @Test
    void strangers_other_peoples_shows_and_other_pages_are_not_let_in() {
        assertThat(refusal(null, 42, "http://shop.test")).isEqualTo(401);
        assertThat(refusal("his", 42, "http://shop.test")).isEqualTo(404);
        assertThat(refusal("hers", 43, "http://shop.test")).isEqualTo(404);
        assertThat(refusal("hers", 42, "http://evil.test")).isEqualTo(403);
    }

    private int refusal(String token, long show, String origin) {
        try {
            connect(token, show, origin);
            return 101;
        } catch (CompletionException refused) {
            return ((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    private boolean isLive() {
        return programmes.snapshot(ROOM).filter(OnAir::live).isPresent();
    }

    private Browser connect(String token, long show, String origin) {
        var browser = new Browser();
        WebSocket.Builder builder =
                HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", origin);
        if (token != null) {
            builder.header("Cookie", "qt_session=" + token);
        }
        browser.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + "/camera?show=" + show), browser)
                .join();
        open.add(browser);
        return browser;
    }

    /** What the gateway does: hands the request on, and lets all else pass. */
    private static final class Entrance extends SimpleChannelInboundHandler<FullHttpRequest> {
        private final CameraDoor door;

        Entrance(CameraDoor door) {
            this.door = door;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
            assertThat(CameraDoor.accepts(request)).isTrue();
            door.handle(context, request);
        }
    }

    /** A page with a recorder. */
    private static final class Browser implements WebSocket.Listener, AutoCloseable {
        final List<String> heard = new CopyOnWriteArrayList<>();
        volatile String closed;
        WebSocket socket;
        private Process recorder;

        void say(String word) {
            socket.sendText(word, true).join();
        }

        void send(byte[] piece) {
            socket.sendBinary(ByteBuffer.wrap(piece), true).join();
        }

        void record(String container, String size) throws IOException {
            List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-nostdin", "-loglevel", "error"));
            command.addAll(List.of("-re", "-f", "lavfi", "-i", "testsrc=size=" + size + ":rate=20"));
            command.addAll(List.of("-re", "-f", "lavfi", "-i", "sine=sample_rate=48000", "-t", "60"));
            command.addAll(
                    container.equals("webm")
                            ? List.of("-c:v", "libvpx", "-deadline", "realtime", "-cpu-used", "8", "-c:a", "libopus")
                            : List.of(
                                    "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-c:a", "aac"));
            command.addAll(List.of("-g", "20", "-pix_fmt", "yuv420p", "-flush_packets", "1"));
            command.addAll(
                    container.equals("webm")
                            ? List.of("-live", "1", "-f", "webm", "pipe:1")
                            : List.of("-movflags", "frag_keyframe+empty_moov", "-f", "mp4", "pipe:1"));
            Process started = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            recorder = started;
            Thread.ofVirtual().start(() -> {
                byte[] buffer = new byte[16_384];
                int most = 1; // as Chromium does it
                try (InputStream out = started.getInputStream()) {
                    for (int read = out.read(buffer, 0, most); read > 0; read = out.read(buffer, 0, most)) {
                        send(Arrays.copyOf(buffer, read));
                        most = buffer.length;
                    }
                } catch (IOException | CompletionException closing) {
                    started.destroyForcibly();
                }
            });
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence words, boolean last) {
            heard.add(words.toString());
            from.request(1);
            return CompletableFuture.completedStage(null);
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String why) {
            closed = code + " " + why;
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void close() {
            if (recorder != null) {
                recorder.destroyForcibly();
            }
            socket.abort();
        }
    }
}

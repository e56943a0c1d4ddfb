package org.qiantang.app.simulcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.media.Feed;
import org.qiantang.app.media.FlvReader;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.media.OnAir;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.media.RtmpIngest;

/** Pushing from one house to another, both on this machine. */
class SimulcastTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long ROOM = 7;
    private static final long THEIRS = 8;
    private static final String KEY = "their-secret-key";

    @TempDir
    Path data;

    private final List<AutoCloseable> open = new ArrayList<>();
    private final List<Target> targets = new CopyOnWriteArrayList<>();
    private Programmes ours;
    private Programmes theirs;
    private Simulcast simulcast;
    private int port;

    @BeforeEach
    void start() {
        assumeTrue(MediaPrograms.ffmpeg().isPresent(), "ffmpeg is not installed");
        ours = new Programmes(InstantSource.system(), (_, _, _) -> {});
        theirs = new Programmes(InstantSource.system(), (_, _, _) -> {});
        var door = new RtmpIngest(key -> key.equals(KEY) ? Optional.of(THEIRS) : Optional.empty(), theirs);
        port = door.start("127.0.0.1", 0);
        open.addAll(List.of(door, theirs, ours));
        simulcast = new Simulcast(
                ours,
                MediaPrograms.ffmpeg(),
                data,
                new AddressCheck(true, 1, AddressCheck::ask),
                InstantSource.system(),
                _ -> List.copyOf(targets));
    }

    @AfterEach
    void stop() throws Exception {
        if (simulcast != null) {
            simulcast.close();
        }
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    @Test
    void the_picture_is_pushed_goes_on_through_a_change_of_source_and_ends_when_it_is_stopped() throws Exception {
        Target target = target(KEY);
        try (Camera _ = new Camera(ours.openDigital(ROOM), "360x640")) {
            simulcast.start(target);
            await("their picture", () -> isShowing(360));
            await("its state", () -> simulcast.state(target) instanceof PushState.Live);
            String commands = commandLines();

            try (Camera _ = new Camera(ours.openHuman(ROOM).orElseThrow(), "320x180")) {
                await("the other picture", () -> isShowing(320));
            }
            await("the first picture again", () -> isShowing(360));
            simulcast.stop(target.id());
            await(
                    "nothing there",
                    () -> theirs.snapshot(THEIRS).filter(OnAir::live).isEmpty());

            assertThat(commands).contains("rtmp://127.0.0.1:" + port + "/live").doesNotContain(KEY);
            assertThat(data).isEmptyDirectory();
            assertThat(simulcast.state(new Target(1, ROOM, "there", "", KEY, false)))
                    .isEqualTo(new PushState.Stopped());
        }
    }

    @Test
    void what_is_wanted_begins_with_the_programme_by_itself() throws Exception {
        targets.add(target(KEY));
        assertThat(simulcast.state(targets.getFirst())).isEqualTo(new PushState.Waiting());

        try (Camera _ = new Camera(ours.openHuman(ROOM).orElseThrow(), "320x180")) {
            await("their picture", () -> isShowing(320));
        }
    }

    @Test
    void a_wrong_key_is_said_in_the_servers_words_without_the_key_and_tried_again_later() throws Exception {
        Target target = target("wrong-secret-key");

        try (Camera _ = new Camera(ours.openHuman(ROOM).orElseThrow(), "320x180")) {
            await(
                    "a picture of ours",
                    () -> ours.snapshot(ROOM).filter(OnAir::live).isPresent());
            simulcast.start(target);
            await("a failure", () -> simulcast.state(target) instanceof PushState.Failed);

            PushState.Failed failed = (PushState.Failed) simulcast.state(target);
            assertThat(failed.why()).contains("unknown stream key").doesNotContain("wrong-secret-key");
            assertThat(ours.snapshot(ROOM).orElseThrow().live()).isTrue();
        }
    }

    @Test
    void nobody_there_is_a_failure_that_heals_when_somebody_comes() throws Exception {
        var later = new Programmes(InstantSource.system(), (_, _, _) -> {});
        open.add(later);
        int free = freePort();
        var target = new Target(1, ROOM, "there", "rtmp://127.0.0.1:" + free + "/live", KEY, true);

        try (Camera _ = new Camera(ours.openHuman(ROOM).orElseThrow(), "320x180")) {
            await(
                    "a picture of ours",
                    () -> ours.snapshot(ROOM).filter(OnAir::live).isPresent());
            simulcast.start(target);
            await("a failure", () -> simulcast.state(target) instanceof PushState.Failed);
            var door = new RtmpIngest(_ -> Optional.of(THEIRS), later);
            door.start("127.0.0.1", free);
            open.addFirst(door);

            await(
                    "their picture",
                    () -> later.snapshot(THEIRS).filter(OnAir::live).isPresent());
        }
    }

    private Target target(String key) {
        return new Target(1, ROOM, "there", "rtmp://127.0.0.1:" + port + "/live", key, true);
    }

    private boolean isShowing(int width) {
        return theirs.snapshot(THEIRS)
                .filter(air -> air.live() && air.width() == width)
                .isPresent();
    }

    private static String commandLines() {
        return ProcessHandle.current()
                .children()
                .map(child -> child.info().commandLine().orElse(""))
                .reduce("", (all, one) -> all + "\n" + one);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void await(String what, BooleanSupplier come) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!come.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            Thread.sleep(20);
        }
    }

    /** A live picture out of FFmpeg, fed to a room. */
    private static final class Camera implements AutoCloseable {
        private final Process encoder;
        private final Feed feed;

        Camera(Feed feed, String size) throws IOException {
            this.feed = feed;
            List<String> command = new ArrayList<>(List.of("ffmpeg", "-hide_banner", "-nostdin", "-loglevel", "error"));
            command.addAll(List.of("-re", "-f", "lavfi", "-i", "testsrc=size=" + size + ":rate=10"));
            command.addAll(
                    List.of("-re", "-f", "lavfi", "-i", "sine=sample_rate=44100", "-t", "90", "-c:v", "libx264"));
            command.addAll(List.of("-preset", "ultrafast", "-tune", "zerolatency", "-g", "10", "-pix_fmt", "yuv420p"));
            command.addAll(List.of("-threads", "1", "-c:a", "aac", "-f", "flv", "pipe:1"));
            encoder = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            InputStream out = encoder.getInputStream();
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    FlvReader.pump(out, feed::accept);
                } catch (IOException killed) {
                    encoder.destroyForcibly();
                }
            });
        }

        @Override
        public void close() {
            feed.close();
            encoder.destroyForcibly();
        }
    }
}

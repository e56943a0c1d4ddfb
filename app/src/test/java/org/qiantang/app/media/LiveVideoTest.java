package org.qiantang.app.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package from end to end, with FFmpeg as the camera and as the viewer. */
class LiveVideoTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    @TempDir
    Path data;

    private Station station;

    @BeforeEach
    void open() {
        Optional<Path> ffmpeg = Ffmpeg.find("ffmpeg");
        assumeTrue(ffmpeg.isPresent() && Ffmpeg.find("ffprobe").isPresent(), "ffmpeg and ffprobe are not installed");
        station = new Station(ffmpeg, data, InstantSource.system());
    }

    @AfterEach
    void close() {
        if (station != null) {
            station.close();
        }
    }

    @Test
    void a_publisher_with_a_good_key_is_seen_over_http_flv_and_hls() throws Exception {
        try (Ffmpeg.Run camera = Ffmpeg.start(Ffmpeg.camera(12, "180x320", station.rtmp(Station.KEY)));
                Ffmpeg.Run eye = Ffmpeg.start(probe(station.flv(Station.ROOM)))) {
            assertThat(eye.await(PATIENCE)).as(eye.complaints()).isZero();
            OnAir onAir = station.programmes.snapshot(Station.ROOM).orElseThrow();
            Path playlist = data.resolve("7").resolve(HlsPackager.PLAYLIST);
            Ffmpeg.await("three hls segments", PATIENCE, () -> segmentsIn(playlist) >= 3);
            int hls;
            String hlsSeen;
            try (Ffmpeg.Run hlsEye = Ffmpeg.start(probe(playlist.toString()))) {
                hls = hlsEye.await(PATIENCE);
                hlsSeen = hlsEye.output();
            }

            assertThat(eye.output()).contains("codec_name=h264").contains("codec_name=aac");
            assertThat(times(eye.output(), "video")).hasSizeGreaterThan(20).isSorted();
            assertThat(times(eye.output(), "audio")).hasSizeGreaterThan(20).isSorted();
            assertThat(onAir.live()).isTrue();
            assertThat(onAir.source()).contains(Source.HUMAN);
            assertThat(List.of(onAir.width(), onAir.height())).containsExactly(180, 320);
            assertThat(onAir.bitsPerSecond()).isPositive();
            assertThat(hls).isZero();
            assertThat(hlsSeen).contains("codec_name=h264").contains("codec_name=aac");
            assertThat(station.airings).containsExactly("HUMAN on");
            assertThat(camera.process().isAlive()).isTrue();
        }
    }

    @Test
    void a_cutter_that_was_killed_is_replaced_and_the_playlist_goes_on() throws Exception {
        try (Ffmpeg.Run _ = Ffmpeg.start(Ffmpeg.camera(20, "160x120", station.rtmp(Station.KEY)))) {
            Path playlist = data.resolve("7").resolve(HlsPackager.PLAYLIST);
            Ffmpeg.await("two segments", PATIENCE, () -> segmentsIn(playlist) >= 2);

            cutters().forEach(ProcessHandle::destroyForcibly);

            Ffmpeg.await("four segments", PATIENCE, () -> segmentsIn(playlist) >= 4);
            String hls = Files.readString(playlist);
            assertThat(hls).contains("#EXT-X-DISCONTINUITY");
            assertThat(numbersIn(hls)).isEqualTo(numbersExpectedIn(hls));
        }
    }

    @Test
    void a_publisher_with_an_unknown_key_is_sent_away() throws Exception {
        try (Ffmpeg.Run camera = Ffmpeg.start(Ffmpeg.camera(5, "160x120", station.rtmp("bad-key")))) {
            assertThat(camera.await(PATIENCE)).isPositive();
            assertThat(camera.complaints()).contains("unknown stream key");
            assertThat(station.programmes.snapshot(Station.ROOM)).isEmpty();
        }
    }

    @Test
    void a_second_publisher_is_sent_away_while_the_first_goes_on() throws Exception {
        try (Ffmpeg.Run first = Ffmpeg.start(Ffmpeg.camera(20, "160x120", station.rtmp(Station.KEY)))) {
            Ffmpeg.await("the first picture", PATIENCE, this::isLive);

            try (Ffmpeg.Run second = Ffmpeg.start(Ffmpeg.camera(5, "160x120", station.rtmp(Station.KEY)))) {
                assertThat(second.await(PATIENCE)).isPositive();
                assertThat(second.complaints()).contains("somebody else is publishing");
            }
            assertThat(first.process().isAlive()).isTrue();
            assertThat(isLive()).isTrue();
        }
    }

    @Test
    void somebody_who_wants_to_watch_over_rtmp_is_told_where_to_go() throws Exception {
        try (Ffmpeg.Run eye =
                Ffmpeg.start(List.of("ffprobe", "-hide_banner", "-loglevel", "error", station.rtmp(Station.KEY)))) {
            assertThat(eye.await(PATIENCE)).isPositive();
            assertThat(eye.complaints()).contains("publishers only");
        }
    }

    @Test
    void another_codec_is_refused() throws Exception {
        List<String> command = new ArrayList<>(Ffmpeg.camera(5, "160x120"));
        command.set(command.indexOf("libx264"), "flv1");
        command.removeAll(List.of("-preset", "ultrafast", "-tune", "zerolatency"));
        command.add(station.rtmp(Station.KEY));

        try (Ffmpeg.Run camera = Ffmpeg.start(command)) {
            assertThat(camera.await(PATIENCE)).as(camera.complaints()).isPositive();
            assertThat(isLive()).isFalse();
        }
    }

    @Test
    void a_viewer_goes_on_through_cuts_from_person_to_digital_host_and_back() throws Exception {
        List<String> viewer = List.of(
                "ffmpeg",
                "-hide_banner",
                "-nostdin",
                "-loglevel",
                "error",
                "-i",
                station.flv(Station.ROOM),
                "-copyts",
                "-vf",
                "showinfo",
                "-f",
                "framecrc",
                "-");

        try (Ffmpeg.Run person = Ffmpeg.start(Ffmpeg.camera(3, "360x640", station.rtmp(Station.KEY)))) {
            Ffmpeg.await("the person's picture", PATIENCE, this::isLive);
            try (Ffmpeg.Run eye = Ffmpeg.start(viewer);
                    DigitalHost _ = new DigitalHost(station.programmes, "720x1280")) {
                Ffmpeg.await("the digital host's picture", PATIENCE, () -> isShowing(Source.DIGITAL, 720));
                assertThat(person.await(PATIENCE)).isZero();
                Thread.sleep(500);
                try (Ffmpeg.Run again = Ffmpeg.start(Ffmpeg.camera(3, "360x640", station.rtmp(Station.KEY)))) {
                    Ffmpeg.await("the person's return", PATIENCE, () -> isShowing(Source.HUMAN, 360));
                    assertThat(again.await(PATIENCE)).isZero();
                }
                Ffmpeg.await("the digital host's return", PATIENCE, () -> isShowing(Source.DIGITAL, 720));
                Thread.sleep(1_000);
                Path playlist = data.resolve("7").resolve(HlsPackager.PLAYLIST);
                String hls = Files.readString(playlist);
                station.programmes.end(Station.ROOM);

                assertThat(eye.await(PATIENCE)).as(eye.complaints()).isZero();
                assertThat(pictures(eye.output())).hasSizeGreaterThan(80).isSorted();
                assertThat(hls).contains("#EXT-X-DISCONTINUITY").doesNotContain("ENDLIST");
                assertThat(numbersIn(hls)).isNotEmpty().isEqualTo(numbersExpectedIn(hls));
                assertThat(station.airings)
                        .containsExactly(
                                "HUMAN on",
                                "HUMAN off",
                                "DIGITAL on",
                                "DIGITAL off",
                                "HUMAN on",
                                "HUMAN off",
                                "DIGITAL on",
                                "DIGITAL off");
            }
        }
    }

    private static List<ProcessHandle> cutters() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("hls_segment_filename"))
                .toList();
    }

    private boolean isLive() {
        return station.programmes.snapshot(Station.ROOM).filter(OnAir::live).isPresent();
    }

    private boolean isShowing(Source source, int width) {
        return station.programmes
                .snapshot(Station.ROOM)
                .filter(OnAir::live)
                .filter(onAir -> onAir.source().equals(Optional.of(source)) && onAir.width() == width)
                .isPresent();
    }

    private static List<String> probe(String url) {
        return List.of(
                "ffprobe",
                "-hide_banner",
                "-loglevel",
                "error",
                "-read_intervals",
                "%+3",
                "-show_entries",
                "stream=codec_name:packet=codec_type,dts_time",
                "-of",
                "compact",
                url);
    }

    /** Decoding times of one kind's packets, out of ffprobe's lines. */
    private static List<Double> times(String probed, String kind) {
        return probed.lines()
                .filter(line -> line.startsWith("packet|codec_type=" + kind))
                .map(line -> line.replaceAll(".*dts_time=([0-9.]+).*", "$1"))
                .map(Double::valueOf)
                .toList();
    }

    /** Presentation times of the pictures, out of framecrc's lines. */
    private static List<Long> pictures(String framecrc) {
        return framecrc.lines()
                .filter(line -> line.startsWith("0,"))
                .map(line -> Arrays.asList(line.split(",\\s*")))
                .map(columns -> Long.valueOf(columns.get(2).strip()))
                .toList();
    }

    private static List<Long> numbersIn(String playlist) {
        return playlist.lines()
                .filter(line -> line.endsWith(".ts"))
                .map(line -> Long.valueOf(line.replace(".ts", "")))
                .toList();
    }

    /** The numbers that a player counts from the playlist's first. */
    private static List<Long> numbersExpectedIn(String playlist) {
        long first = playlist.lines()
                .filter(line -> line.startsWith("#EXT-X-MEDIA-SEQUENCE:"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1)))
                .findFirst()
                .orElseThrow();
        return LongStream.range(first, first + numbersIn(playlist).size())
                .boxed()
                .toList();
    }

    private static int segmentsIn(Path playlist) {
        try {
            return Files.exists(playlist) ? Files.readString(playlist).split("#EXTINF").length - 1 : 0;
        } catch (IOException beingReplaced) {
            return 0;
        }
    }

    /** A digital host's encoder: FFmpeg's output, read as FLV and fed to the room. */
    private static final class DigitalHost implements AutoCloseable {
        private final Process encoder;
        private final Feed feed;

        DigitalHost(Programmes programmes, String size) throws IOException {
            encoder = new ProcessBuilder(Ffmpeg.camera(60, size, "pipe:1"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            feed = programmes.openDigital(Station.ROOM);
            Thread.ofPlatform().daemon().start(() -> {
                try {
                    FlvReader.pump(encoder.getInputStream(), feed::accept);
                } catch (IOException killed) {
                    // the encoder was stopped in the middle of a tag
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

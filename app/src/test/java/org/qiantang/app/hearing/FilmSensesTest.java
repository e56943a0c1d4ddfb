package org.qiantang.app.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.engine.ear.Ear;
import org.qiantang.engine.ear.EarListener;
import org.qiantang.engine.ear.EarSettings;
import org.qiantang.engine.ear.EarTally;
import org.qiantang.engine.ear.Engine;
import org.qiantang.engine.ear.Frame;
import org.qiantang.engine.ear.Heard;
import org.qiantang.engine.ear.Standing;
import org.qiantang.engine.ocr.Box;
import org.qiantang.engine.ocr.Picture;
import org.qiantang.engine.ocr.Text;
import org.qiantang.engine.ocr.TextReader;

/** A film's sound is given to an ear and its frames to an eye, and what is told of them says how far they came. */
class FilmSensesTest {
    private static final Engine ENGINE = new Engine("by-hand", "1");
    private static final SensesSettings EVERY_SECOND = new SensesSettings(true, 1, 12, 1);
    private static final Senses.Watch WATCH = watch(false);

    @TempDir
    static Path folder;

    private static Path film;

    @BeforeAll
    static void film() throws Exception {
        assumeTrue(MediaPrograms.ffmpeg().isPresent(), "ffmpeg is not installed");
        film = folder.resolve("film.mp4");
        // Three seconds red, then three seconds blue.
        Process made = new ProcessBuilder(List.of(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-y",
                        "-f",
                        "lavfi",
                        "-i",
                        "color=red:size=64x96:rate=10:duration=3",
                        "-f",
                        "lavfi",
                        "-i",
                        "color=blue:size=64x96:rate=10:duration=3",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=440:duration=6",
                        "-filter_complex",
                        "[0:v][1:v]concat=n=2:v=1[v]",
                        "-map",
                        "[v]",
                        "-map",
                        "2:a",
                        "-pix_fmt",
                        "yuv420p",
                        "-c:v",
                        "libx264",
                        "-c:a",
                        "aac",
                        film.toString()))
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
    }

    private static Senses.Watch watch(boolean cancelled) {
        return new Senses.Watch() {
            @Override
            public void reach(int percent) {
                assertThat(percent).isBetween(0, 99);
            }

            @Override
            public boolean isCancelled() {
                return cancelled;
            }
        };
    }

    /** An ear that says one word for each second that it was given, and is never done with more than it can take. */
    private static class HandEar implements Ear {
        private final EarListener listener;
        private Duration taken = Duration.ZERO;
        private Duration behind = Duration.ZERO;
        Duration mostBehind = Duration.ZERO;
        boolean closed;

        HandEar(EarListener listener) {
            this.listener = listener;
        }

        @Override
        public void hear(Frame frame) {
            taken = taken.plus(frame.length());
            behind = behind.plus(frame.length());
            mostBehind = behind.compareTo(mostBehind) > 0 ? behind : mostBehind;
            if (taken.toMillis() % 1_000 == 0) {
                listener.heard(new Heard("第" + taken.toSeconds() + "秒", taken.minusSeconds(1), taken, true, ENGINE));
                listener.heard(new Heard("半句", taken.minusSeconds(1), taken, false, ENGINE));
            }
        }

        @Override
        public EarTally tally() {
            return new EarTally(taken, Duration.ZERO, 0, 0, 0);
        }

        /** Each time it is asked it has listened to a second more. */
        @Override
        public Duration behind() {
            behind = behind.compareTo(Duration.ofSeconds(1)) > 0 ? behind.minusSeconds(1) : Duration.ZERO;
            return behind;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /** A reader that knows red from blue. */
    private static final class HandReader implements TextReader {
        final AtomicInteger read = new AtomicInteger();

        @Override
        public String name() {
            return "by-hand";
        }

        @Override
        public String version() {
            return "2";
        }

        @Override
        public List<Text> read(Picture picture) {
            read.incrementAndGet();
            boolean red = (picture.rgb()[0] & 0xff) > 128;
            Box box = new Box(0, 0, 9, 9);
            return List.of(new Text(red ? "红色的好茶" : "蓝色的布料", box, 90), new Text("看不清的字", box, 60));
        }

        @Override
        public void close() {}
    }

    private static HouseSenses senses(EarMaker ear, TextReader reader) {
        return new HouseSenses(Optional.of(ear), () -> reader, MediaPrograms.ffmpeg(), EVERY_SECOND);
    }

    @Test
    void all_sound_of_a_film_is_heard_with_its_times_and_the_ear_is_closed_after_it() throws Exception {
        var ears = new ArrayList<HandEar>();
        try (HouseSenses senses = senses(
                listener -> {
                    ears.add(new HandEar(listener));
                    return ears.getFirst();
                },
                new HandReader())) {

            Taken taken = senses.hear(film, 6, WATCH);

            assertThat(taken.reach()).as("%s", taken).isEqualTo(Taken.Reach.WHOLE);
            assertThat(taken.engine()).isEqualTo("by-hand");
            assertThat(taken.words())
                    .extracting(Taken.Word::text)
                    .contains("第1秒", "第5秒")
                    .doesNotContain("半句");
            assertThat(taken.words().getFirst().fromMs()).isZero();
            assertThat(taken.words().getFirst().toMs()).isEqualTo(1_000);
            assertThat(ears.getFirst().closed).isTrue();
            assertThat(ears.getFirst().mostBehind).isLessThan(Ear.KEPT.plusSeconds(2));
        }
    }

    @Test
    void an_ear_that_drops_sound_or_says_that_it_is_troubled_has_heard_a_part_and_one_that_heard_nothing_none()
            throws Exception {
        EarMaker dropping = listener -> new HandEar(listener) {
            @Override
            public EarTally tally() {
                return new EarTally(Duration.ofSeconds(6), Duration.ofSeconds(2), 4, 0, 1);
            }
        };
        EarMaker deaf = listener -> new HandEar(listener) {
            @Override
            public void hear(Frame frame) {
                listener.stands(new Standing.Troubled("server is away"));
            }
        };
        EarMaker none = _ -> {
            throw new IOException("no such model");
        };

        try (var dropped = senses(dropping, new HandReader());
                var troubled = senses(deaf, new HandReader());
                var broken = senses(none, new HandReader())) {
            assertThat(dropped.hear(film, 6, WATCH).reach()).isEqualTo(Taken.Reach.PART);
            Taken nothing = troubled.hear(film, 6, WATCH);
            assertThat(nothing.reach()).isEqualTo(Taken.Reach.NOT);
            assertThat(nothing.why()).isEqualTo("server is away");
            assertThat(broken.hear(film, 6, WATCH).why()).isEqualTo("no such model");
            assertThat(dropped.hear(folder.resolve("no.mp4"), 6, WATCH).reach()).isEqualTo(Taken.Reach.NOT);
        }
    }

    @Test
    void a_long_film_is_heard_whole_by_an_engine_that_would_drop_it_in_a_room_each_sentence_at_its_time()
            throws Exception {
        Path speech = folder.resolve("speech.mp4");
        // A tone of a second and a half in each three seconds, which is more than an ear keeps waiting.
        Process made = new ProcessBuilder(List.of(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-y",
                        "-f",
                        "lavfi",
                        "-i",
                        "color=red:size=64x96:rate=2:duration=48",
                        "-f",
                        "lavfi",
                        "-i",
                        "aevalsrc='0.5*sin(440*2*PI*t)*gt(mod(t,3),1.5)':d=48",
                        "-pix_fmt",
                        "yuv420p",
                        "-c:v",
                        "libx264",
                        "-c:a",
                        "aac",
                        speech.toString()))
                .inheritIO()
                .start();
        assertThat(made.waitFor()).isZero();
        byte[] reply =
                "{\"segments\": [{\"start\": 0.2, \"end\": 1.2, \"text\": \"一句话\"}]}".getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", asked -> {
            try (asked) {
                asked.getRequestBody().readAllBytes();
                asked.sendResponseHeaders(200, reply.length);
                asked.getResponseBody().write(reply);
            }
        });
        server.start();
        var ear = new EarSettings(
                "openai", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1", "whisper-1", null, null);

        try (HouseSenses senses = senses(listener -> ear.open(listener, new SplittableRandom(1)), new HandReader())) {
            Taken taken = senses.hear(speech, 48, WATCH);

            assertThat(taken.reach()).as("%s", taken).isEqualTo(Taken.Reach.WHOLE);
            assertThat(taken.words()).hasSize(16);
            for (int i = 0; i < 16; i++) {
                assertThat(taken.words().get(i).fromMs()).isBetween(3_000L * i + 1_300, 3_000L * i + 2_000);
            }
        } finally {
            server.stop(0);
        }
    }

    /** A minute of tones of half a second with pauses of nearly one between. */
    private static Path shortSentences() throws Exception {
        Path made = folder.resolve("short.mp4");
        ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "color=red:size=64x96:rate=2:duration=60",
                "-f",
                "lavfi",
                "-i",
                "aevalsrc='0.5*sin(440*2*PI*t)*gt(mod(t,1.3),0.8)':d=60",
                "-pix_fmt",
                "yuv420p",
                "-c:v",
                "libx264",
                "-c:a",
                "aac",
                made.toString()));
        return made;
    }

    private static void ffmpeg(List<String> order) throws Exception {
        var command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
        command.addAll(order);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void short_sentences_do_not_overrun_a_slow_engine_though_it_counts_sentences_and_not_seconds() throws Exception {
        Path speech = shortSentences();
        byte[] reply =
                "{\"segments\": [{\"start\": 0.2, \"end\": 0.6, \"text\": \"好\"}]}".getBytes(StandardCharsets.UTF_8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", asked -> {
            try (asked) {
                asked.getRequestBody().readAllBytes();
                LockSupport.parkNanos(Duration.ofMillis(60).toNanos());
                asked.sendResponseHeaders(200, reply.length);
                asked.getResponseBody().write(reply);
            }
        });
        server.start();
        var ear = new EarSettings(
                "openai", "http://127.0.0.1:" + server.getAddress().getPort() + "/v1", "whisper-1", null, null);

        try (HouseSenses senses = senses(listener -> ear.open(listener, new SplittableRandom(1)), new HandReader())) {
            Taken taken = senses.hear(speech, 60, WATCH);

            assertThat(taken.reach()).as("%s", taken.why()).isEqualTo(Taken.Reach.WHOLE);
            assertThat(taken.words()).hasSizeBetween(45, 46);
        } finally {
            server.stop(0);
        }
    }

    /** An ear that keeps ten seconds of sound until its server has answered, which it does after one. */
    private static final class LateEar implements Ear {
        private static final Duration MOST = Duration.ofSeconds(10);

        private final long opens = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        private Duration waiting = Duration.ZERO;
        private Duration dropped = Duration.ZERO;

        @Override
        public void hear(Frame frame) {
            waiting = waiting.plus(frame.length());
            if (behind().compareTo(MOST) > 0) {
                dropped = dropped.plus(waiting.minus(MOST));
                waiting = MOST;
            }
        }

        @Override
        public EarTally tally() {
            return new EarTally(waiting, dropped, 0, 0, 0);
        }

        @Override
        public Duration behind() {
            if (System.nanoTime() >= opens) {
                waiting = Duration.ZERO;
            }
            return waiting;
        }

        @Override
        public void close() {}
    }

    @Test
    void the_beginning_of_a_film_waits_for_an_ear_whose_connection_is_not_open_yet() throws Exception {
        try (HouseSenses senses = senses(_ -> new LateEar(), new HandReader())) {
            Taken taken = senses.hear(shortSentences(), 60, WATCH);

            assertThat(taken.reach()).as("%s", taken.why()).isEqualTo(Taken.Reach.WHOLE);
        }
    }

    @Test
    void a_film_whose_sound_outlasts_its_picture_is_looked_at_whole() throws Exception {
        Path longer = folder.resolve("longer.mp4");
        ffmpeg(List.of(
                "-f",
                "lavfi",
                "-i",
                "color=red:size=64x96:rate=10:duration=3",
                "-f",
                "lavfi",
                "-i",
                "sine=frequency=440:duration=6",
                "-pix_fmt",
                "yuv420p",
                "-c:v",
                "libx264",
                "-c:a",
                "aac",
                longer.toString()));
        try (HouseSenses senses = senses(HandEar::new, new HandReader())) {
            Taken taken = senses.see(longer, 6, WATCH);

            assertThat(taken.reach()).as("%s", taken.why()).isEqualTo(Taken.Reach.WHOLE);
            assertThat(taken.looks()).isBetween(3, 4);
        }
    }

    @Test
    void frames_are_read_evenly_and_after_a_cut_and_a_text_that_stands_for_long_is_told_once_with_its_times()
            throws Exception {
        var reader = new HandReader();
        try (HouseSenses senses = senses(HandEar::new, reader)) {

            Taken taken = senses.see(film, 6, WATCH);

            assertThat(taken.reach()).as("%s", taken).isEqualTo(Taken.Reach.WHOLE);
            assertThat(taken.looks()).isEqualTo(reader.read.get()).isBetween(6, 8);
            assertThat(taken.words()).extracting(Taken.Word::text).containsExactly("红色的好茶", "蓝色的布料");
            assertThat(taken.words().getFirst().fromMs()).isLessThan(1_000);
            assertThat(taken.words().getFirst().toMs()).isBetween(2_000L, 3_000L);
            assertThat(taken.words().getLast().fromMs()).isBetween(3_000L, 3_700L);
            assertThat(taken.words().getLast().confidence()).isEqualTo(90);
        }
    }

    @Test
    void a_reader_that_breaks_over_some_frames_has_seen_a_part_and_one_that_cannot_be_loaded_nothing()
            throws Exception {
        var reader = new HandReader();
        TextReader moody = new TextReader() {
            @Override
            public String name() {
                return "moody";
            }

            @Override
            public String version() {
                return "0";
            }

            @Override
            public List<Text> read(Picture picture) {
                if (reader.read.get() == 2) {
                    reader.read.incrementAndGet();
                    throw new IllegalStateException("the runtime failed");
                }
                return reader.read(picture);
            }

            @Override
            public void close() {}
        };
        try (var part = senses(HandEar::new, moody);
                var none = new HouseSenses(
                        Optional.empty(),
                        () -> {
                            throw new IOException("no models");
                        },
                        MediaPrograms.ffmpeg(),
                        EVERY_SECOND)) {
            assertThat(part.see(film, 6, WATCH).reach()).isEqualTo(Taken.Reach.PART);
            assertThat(none.see(film, 6, WATCH).why()).contains("no models");
            assertThat(none.hears()).isFalse();
            assertThat(none.hear(film, 6, WATCH).reach()).isEqualTo(Taken.Reach.OFF);
        }
    }

    @Test
    void what_nobody_wants_any_more_is_left_at_once() throws Exception {
        var reader = new HandReader();
        try (HouseSenses senses = senses(HandEar::new, reader)) {
            Senses.Watch over = watch(true);

            assertThat(senses.hear(film, 6, over).reach().isWhole()).isFalse();
            assertThat(senses.see(film, 6, over).reach().isWhole()).isFalse();
            assertThat(reader.read.get()).isZero();
        }
    }

    @Test
    void a_long_film_has_no_more_frames_read_than_the_house_allows_with_some_left_for_its_cuts() {
        List<Double> cuts = List.of(10.0, 10.1, 710.0, 910.0);

        List<Double> times = FilmEye.times(1_000, 3, 30, cuts);

        assertThat(times).hasSize(23).isSorted();
        assertThat(times.getFirst()).isLessThan(1);
        assertThat(times.getLast()).isGreaterThan(940);
        assertThat(times).contains(710.3, 910.3).doesNotContain(10.4);
        assertThat(FilmEye.times(2, 3, 30, List.of())).containsExactly(0.5);
        List<Double> wild =
                java.util.stream.IntStream.range(0, 500).mapToObj(i -> i * 2.0).toList();
        assertThat(FilmEye.times(1_000, 3, 30, wild)).hasSizeLessThanOrEqualTo(30);
    }
}

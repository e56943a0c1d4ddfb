package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PcmFeedTest {
    @TempDir
    Path folder;

    private final FeedNotes notes = new FeedNotes();

    @Test
    void a_file_comes_out_as_sixteen_kilohertz_mono_with_its_times() throws Exception {
        Path file = toneAndSilence();

        try (var feed = feed("ffmpeg", PcmInput.file(file, PcmInput.Pace.AT_ONCE))) {
            feed.start();
            Ledger.await("the end", notes::isOver);
        }

        byte[] pcm = notes.pcm();
        assertThat(Pcm.length(pcm.length).toMillis()).isCloseTo(3_000, within(50L));
        // 440 Hz for a second and a half, then silence: twice as many samples would mean half the pitch.
        assertThat(pitch(pcm, 0, 1_400)).isCloseTo(440, within(2.0));
        assertThat(NoiseFloor.loudness(pcm, (int) Pcm.bytes(Duration.ofMillis(1_600)), pcm.length))
                .isLessThan(-80);
        assertThat(notes.frames().getFirst().at()).isEqualTo(Duration.ofMinutes(1));
        assertThat(notes.frames().getLast().end())
                .isEqualTo(Duration.ofMinutes(1).plus(Pcm.length(pcm.length)));
        assertThat(notes.standings()).isEmpty();
    }

    @Test
    void a_file_that_is_played_as_if_it_were_live_takes_its_time() throws Exception {
        Path file = toneAndSilence();
        long began = System.nanoTime();

        try (var feed = feed("ffmpeg", PcmInput.file(file, PcmInput.Pace.AS_LIVE))) {
            feed.start();
            Ledger.await("the end", notes::isOver);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofSeconds(2));
    }

    @Test
    void what_is_said_in_a_film_reaches_the_ear() throws Exception {
        Path file = toneAndSilence();
        var utterances = new Utterances();
        List<Utterance> cut = new ArrayList<>();

        try (var feed = feed("ffmpeg", PcmInput.file(file, PcmInput.Pace.AT_ONCE))) {
            feed.start();
            Ledger.await("the end", notes::isOver);
        }
        notes.frames().forEach(frame -> cut.addAll(utterances.take(frame)));

        assertThat(cut).singleElement().satisfies(utterance -> {
            assertThat(utterance.from()).isEqualTo(Duration.ofMinutes(1));
            assertThat(utterance.to().toMillis()).isCloseTo(61_700, within(60L));
        });
    }

    @Test
    void a_file_that_is_none_is_a_trouble_and_the_end() throws Exception {
        needsFfmpeg();
        Path file = Files.writeString(folder.resolve("junk.mp4"), "not a film");

        try (var feed = feed("ffmpeg", PcmInput.file(file, PcmInput.Pace.AT_ONCE))) {
            feed.start();
            Ledger.await("the end", notes::isOver);
        }

        assertThat(notes.standings())
                .singleElement()
                .asString()
                .contains("status=")
                .doesNotContain(folder.toString());
    }

    @Test
    void a_program_that_is_not_there_is_a_trouble_that_says_so() throws Exception {
        try (var feed = feed("no-such-ffmpeg", PcmInput.live(URI.create("rtmp://127.0.0.1/live/secret")))) {
            feed.start();
            Ledger.await("trouble", () -> !notes.standings().isEmpty());
        }

        assertThat(notes.standings())
                .singleElement()
                .asString()
                .contains("no-such-ffmpeg")
                .doesNotContain("secret");
    }

    @Test
    void a_live_stream_that_ends_is_opened_again_and_its_time_goes_on() throws Exception {
        // In FFmpeg's place: a second of sound, a complaint and an end.
        Path program =
                program("head -c 32000 /dev/zero; echo \"rtmp://127.0.0.1/live/secret: broken pipe\" >&2; exit 1");
        AtomicLong openings = new AtomicLong();
        var input = PcmInput.live(URI.create("rtmp://127.0.0.1/live/secret"));
        try (var feed = new PcmFeed(
                program.toString(),
                input,
                () -> Duration.ofMinutes(openings.incrementAndGet()),
                EarContract.SHORT_PAUSES,
                notes)) {
            feed.start();
            Ledger.await("three openings", () -> notes.frames().size() >= 30);
        }

        assertThat(notes.frames().get(10).at()).isEqualTo(Duration.ofMinutes(2));
        assertThat(notes.frames().get(20).at()).isEqualTo(Duration.ofMinutes(3));
        assertThat(notes.standings().getFirst().toString())
                .contains("status=1", "(address)", "broken pipe")
                .doesNotContain("secret");
        assertThat(notes.standings().get(1)).isInstanceOf(Standing.Well.class);
        assertThat(notes.isOver()).isFalse();
    }

    @Test
    void trouble_that_lasts_is_told_once() throws Exception {
        Path tries = folder.resolve("tries");
        Path program = program("echo try >> " + tries + "; exit 7");
        try (var feed = feed(program.toString(), PcmInput.live(URI.create("http://127.0.0.1/a.flv")))) {
            feed.start();
            Ledger.await("five tries", () -> lines(tries) >= 5);
        }

        assertThat(notes.standings()).singleElement().asString().contains("status=7");
    }

    @Test
    void a_process_that_hangs_is_killed_and_started_again() throws Exception {
        Path tries = folder.resolve("tries");
        Path program = program("echo try >> " + tries + "; exec sleep 600");
        try (var feed = new PcmFeed(
                program.toString(),
                PcmInput.live(URI.create("http://127.0.0.1/a.flv")),
                () -> Duration.ZERO,
                EarContract.SHORT_PAUSES,
                Duration.ofMillis(200),
                notes)) {
            feed.start();
            Ledger.await("two tries", () -> lines(tries) >= 2);
        }

        assertThat(notes.standings().getFirst().toString()).contains("no sound for");
    }

    @Test
    void closing_kills_the_process() throws Exception {
        Path pid = folder.resolve("pid");
        // Some sound first, so that the feed is waiting for more of it when it is closed.
        Path program = program("echo $$ > " + pid + "; head -c 3200 /dev/zero; exec sleep 600");
        ProcessHandle process;
        long began;
        try (var feed = feed(program.toString(), PcmInput.live(URI.create("http://127.0.0.1/a.flv")))) {
            feed.start();
            Ledger.await("some sound", () -> !notes.frames().isEmpty());
            process = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()))
                    .orElseThrow();
            began = System.nanoTime();
        }

        process.onExit().get(20, TimeUnit.SECONDS);
        // At once, and not when its patience with a thread that hangs is over.
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
    }

    @Test
    void a_listener_that_throws_is_given_the_next_sound() throws Exception {
        Path program = program("head -c 32000 /dev/zero");
        var angry = new FeedNotes() {
            @Override
            public synchronized void sound(Frame frame) {
                super.sound(frame);
                throw new IllegalStateException("a listener's bug, made on purpose");
            }
        };
        try (var feed = new PcmFeed(
                program.toString(),
                PcmInput.file(folder.resolve("any"), PcmInput.Pace.AT_ONCE),
                () -> Duration.ZERO,
                EarContract.SHORT_PAUSES,
                angry)) {
            feed.start();
            Ledger.await("the end", angry::isOver);
        }

        assertThat(angry.frames()).hasSize(10);
    }

    @Test
    void a_listener_that_throws_when_it_is_told_of_trouble_is_given_the_sound_after_it() throws Exception {
        Path tries = folder.resolve("tries");
        Path program = program("echo try >> " + tries + "; [ $(wc -l < " + tries + ") = 1 ] && exit 7; "
                + "head -c 32000 /dev/zero; exec sleep 600");
        var angry = new FeedNotes() {
            @Override
            public synchronized void stands(Standing standing) {
                super.stands(standing);
                throw new IllegalStateException("a listener's bug, made on purpose");
            }
        };
        try (var feed = new PcmFeed(
                program.toString(),
                PcmInput.live(URI.create("http://127.0.0.1/a.flv")),
                () -> Duration.ZERO,
                EarContract.SHORT_PAUSES,
                angry)) {
            feed.start();
            Ledger.await("the sound", () -> angry.frames().size() == 10);
        }

        assertThat(angry.standings()).hasSize(2);
    }

    @Test
    void sound_that_cannot_be_placed_is_lost_and_the_next_is_placed() throws Exception {
        Path program = program("head -c 32000 /dev/zero");
        AtomicLong asked = new AtomicLong();
        try (var feed = new PcmFeed(
                program.toString(),
                PcmInput.file(folder.resolve("any"), PcmInput.Pace.AT_ONCE),
                () -> {
                    if (asked.incrementAndGet() == 1) {
                        throw new IllegalStateException("a caller's bug, made on purpose");
                    }
                    return Duration.ofMinutes(2);
                },
                EarContract.SHORT_PAUSES,
                notes)) {
            feed.start();
            Ledger.await("the end", notes::isOver);
        }

        assertThat(notes.frames()).hasSize(9);
        assertThat(notes.frames().getFirst().at()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void ffmpeg_may_open_only_what_the_input_is_for() throws Exception {
        needsFfmpeg();
        Path list = Files.writeString(folder.resolve("list.m3u8"), """
                #EXTM3U
                #EXT-X-TARGETDURATION:3
                #EXTINF:3,
                http://127.0.0.1:1/elsewhere.ts
                #EXT-X-ENDLIST
                """);
        assertThat(PcmInput.live(URI.create("https://a.example/x.m3u8")).options())
                .noneMatch(o -> o.contains("file"));

        try (var feed = feed("ffmpeg", PcmInput.file(list, PcmInput.Pace.AT_ONCE))) {
            feed.start();
            Ledger.await("the end", notes::isOver);
        }

        assertThat(notes.frames()).isEmpty();
        assertThat(notes.standings()).hasSize(1);
    }

    @Test
    void an_address_of_another_kind_is_refused_and_none_is_shown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PcmInput.live(URI.create("concat:/etc/passwd")))
                .withMessageContaining("scheme: concat (expected: one of http, https,");
        assertThat(PcmInput.live(URI.create("rtmp://a/live/secret")).toString()).doesNotContain("secret");
    }

    @Test
    void what_ffmpeg_says_is_told_without_any_address_or_key() {
        var stream = PcmInput.live(URI.create("rtmp://me:pass@a.example/live/key-7f?sign=abc&n=1"));

        assertThat(stream.hiddenIn("[rtmp @ 0x1] rtmp://me:pass@a.example/live/key-7f?sign=abc&n=1: broken pipe"))
                .isEqualTo("[rtmp @ 0x1] (address): broken pipe");
        assertThat(stream.hiddenIn("[tcp @ 0x1] Connection to tcp://a.example:1935?timeout=0 failed: -111"))
                .isEqualTo("[tcp @ 0x1] Connection to (address) failed: -111");
        assertThat(stream.hiddenIn("Opening 'https://b.example/other?key=1' for reading"))
                .isEqualTo("Opening (address) for reading");
        assertThat(stream.hiddenIn("stream key-7f?sign=abc&n=1 not found, nor key-7f; sign=abc is 11 days old"))
                .isEqualTo("stream (address)?(address) not found, nor (address); sign=(address) is 11 days old");
        assertThat(PcmInput.live(URI.create("http://a.example/x")).hiddenIn("x is no index"))
                .isEqualTo("(address) is no index");
        assertThat(PcmInput.live(URI.create("http://a.example/")).hiddenIn("broken pipe"))
                .isEqualTo("broken pipe");
    }

    private PcmFeed feed(String program, PcmInput input) {
        return new PcmFeed(program, input, () -> Duration.ofMinutes(1), EarContract.SHORT_PAUSES, notes);
    }

    private Path toneAndSilence() throws Exception {
        needsFfmpeg();
        Path file = folder.resolve("film.flv");
        String command =
                "ffmpeg -nostdin -loglevel error -y -f lavfi -i sine=frequency=440:sample_rate=44100:duration=1.5"
                        + " -f lavfi -i anullsrc=sample_rate=44100:channel_layout=mono:duration=1.5"
                        + " -filter_complex [0:a][1:a]concat=n=2:v=0:a=1,aformat=channel_layouts=stereo -c:a aac -f flv ";
        Process made =
                new ProcessBuilder((command + file).split(" ")).inheritIO().start();
        try {
            assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(made.exitValue()).isZero();
        } finally {
            made.destroyForcibly();
        }
        return file;
    }

    private Path program(String script) throws IOException {
        Path program = folder.resolve("program");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return program;
    }

    private static void needsFfmpeg() {
        boolean installed = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "ffmpeg")));
        assumeTrue(installed, "ffmpeg is not installed");
    }

    private static int lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file).size() : 0;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static double pitch(byte[] pcm, int fromMs, int toMs) {
        int risings = 0;
        int from = (int) Pcm.bytes(Duration.ofMillis(fromMs));
        int to = (int) Pcm.bytes(Duration.ofMillis(toMs));
        for (int at = from; at < to; at += 2) {
            risings += Pcm.sample(pcm, at) < 0 && Pcm.sample(pcm, at + 2) >= 0 ? 1 : 0;
        }
        return risings * 1_000.0 / (toMs - fromMs);
    }
}

package org.qiantang.app.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.media.Feed;
import org.qiantang.app.media.FlvReader;
import org.qiantang.app.media.FlvTag;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.media.RtmpIngest;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.ear.Ear;
import org.qiantang.engine.ear.EarListener;
import org.qiantang.engine.ear.EarTally;
import org.qiantang.engine.ear.Frame;
import org.qiantang.engine.ear.Standing;
import org.qiantang.engine.ear.TranscriptFile;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.event.TakenDown;
import org.qiantang.event.TakenDown.Means;

/** Listening from a camera's sound to the line that the desk is asked to write down, without a database. */
class HearingsTest {
    private static final long ROOM = 7;
    private static final long SHOW = 42;
    private static final Guard GUARD = Guard.load();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private final Clerk clerk = new Clerk(desk);
    private final Programmes programmes = new Programmes(InstantSource.system(), (_, _, _) -> {});
    private final RtmpIngest door = new RtmpIngest(_ -> Optional.of(ROOM), programmes);
    private volatile Optional<Long> wanted = Optional.of(SHOW);
    private @Nullable Hearings hearings;

    @BeforeEach
    void needsFfmpeg() {
        assumeTrue(MediaPrograms.ffmpeg().isPresent(), "ffmpeg is not installed");
    }

    @AfterEach
    void close() {
        door.close();
        programmes.close();
        if (hearings != null) {
            hearings.close();
        }
        clerk.close();
    }

    @Test
    void what_a_person_says_on_air_is_written_down_with_its_findings_and_the_time_at_which_it_was_said()
            throws Exception {
        Hearings house = open(transcript("""
                {"t": 1.0, "to": 2.0, "text": "大家晚上好，欢迎来到直播间"}
                {"t": 2.5, "to": 4.0, "text": "这款茶全国第一，喝了能降血糖"}
                """));
        Instant before = Instant.now();

        try (var _ = Camera.film(door.start("127.0.0.1", 0), "key", true)) {
            await("listening", () -> house.state(ROOM).how() == EarState.How.LISTENING);
            Instant onAir = programmes.snapshot(ROOM).orElseThrow().startedAt().orElseThrow();
            await("both sentences", () -> desk.lines.size() == 2);
            Instant written = Instant.now();

            assertThat(desk.shows).containsOnly(SHOW);
            assertThat(desk.lines).extracting(RoomRequest.HostLine::verdict).containsExactly("clear", "violates");
            RoomRequest.HostLine wrong = desk.lines.getLast();
            assertThat(wrong.text()).isEqualTo("这款茶全国第一，喝了能降血糖");
            assertThat(wrong.findings()).isNotEmpty();
            assertThat(wrong.itemId()).isEqualTo(9);
            TakenDown how = how(wrong);
            assertThat(how.means()).isEqualTo(Means.HEARD);
            assertThat(how.engine()).isEqualTo("transcript");
            // Said two and a half seconds into the programme, by the wall; and not when it was written down.
            assertThat(Duration.between(onAir.plusMillis(2_500), how.from()).abs())
                    .isLessThan(Duration.ofMillis(700));
            assertThat(Duration.between(how.from(), how.to())).isEqualTo(Duration.ofMillis(1_500));
            assertThat(how.from()).isAfter(before).isBefore(written.minusMillis(1_000));
            EarState state = house.state(ROOM);
            assertThat(state.sentences()).isEqualTo(2);
            assertThat(state.lastText()).isEqualTo(wrong.text());
        }
    }

    @Test
    void nothing_is_heard_while_the_owner_does_not_want_it_and_again_when_she_does() throws Exception {
        wanted = Optional.empty();
        var ears = new AtomicInteger();
        Hearings house = open(listener -> {
            ears.incrementAndGet();
            return TranscriptFile.open(lines("{\"t\": 0.5, \"to\": 1.5, \"text\": \"开播前的闲聊\"}"), listener);
        });

        try (var _ = Camera.film(door.start("127.0.0.1", 0), "key", true)) {
            await(
                    "a picture",
                    () -> programmes.snapshot(ROOM).filter(air -> air.live()).isPresent());
            Thread.sleep(2_500);
            assertThat(ears).hasValue(0);
            assertThat(house.state(ROOM).how()).isEqualTo(EarState.How.WAITING);

            wanted = Optional.of(SHOW);
            await("listening", () -> house.state(ROOM).how() == EarState.How.LISTENING);
            wanted = Optional.empty();
            await("no longer", () -> house.state(ROOM).how() == EarState.How.WAITING);
        }
        assertThat(desk.lines).isEmpty();
    }

    @Test
    void the_digital_host_is_not_listened_to() throws Exception {
        var ears = new AtomicInteger();
        Hearings house = open(listener -> {
            ears.incrementAndGet();
            return TranscriptFile.open(lines("{\"t\": 0.1, \"to\": 0.5, \"text\": \"数字人的话\"}"), listener);
        });

        try (Feed digital = programmes.openDigital(ROOM)) {
            for (FlvTag tag : film(2)) {
                digital.accept(tag);
            }
            Thread.sleep(1_000);
        }

        assertThat(ears).hasValue(0);
        assertThat(desk.lines).isEmpty();
        assertThat(house.state(ROOM).how()).isEqualTo(EarState.How.WAITING);
    }

    @Test
    void a_sentence_that_is_being_said_when_the_camera_goes_is_still_written_down() throws Exception {
        open(transcript("{\"t\": 0.2, \"to\": 60, \"text\": \"这句话很长\"}"));

        try (Feed human = programmes.openHuman(ROOM).orElseThrow()) {
            for (FlvTag tag : film(2)) {
                human.accept(tag);
                Thread.sleep(10);
            }
        }
        programmes.end(ROOM);

        await("the sentence", () -> desk.lines.size() == 1);
        assertThat(desk.lines.getFirst().text()).isEqualTo("这句话很长");
    }

    @Test
    void a_desk_that_is_busy_gets_each_line_once_it_takes_them_and_in_order() throws Exception {
        desk.busy.set(4);
        open(transcript("""
                {"t": 0.2, "to": 0.6, "text": "第一句"}
                {"t": 0.8, "to": 1.2, "text": "第二句"}
                """));

        try (var _ = Camera.film(door.start("127.0.0.1", 0), "key", true)) {
            await("both", () -> desk.lines.size() == 2);
        }

        assertThat(desk.lines).extracting(RoomRequest.HostLine::text).containsExactly("第一句", "第二句");
    }

    @Test
    void trouble_and_lost_sound_can_be_seen_and_pass() throws Exception {
        var ear = new HandEar();
        Hearings house = open(listener -> {
            ear.listener = listener;
            return ear;
        });

        try (var _ = Camera.film(door.start("127.0.0.1", 0), "key", true)) {
            await("sound", () -> ear.frames.get() > 5);
            assertThat(house.state(ROOM).how()).isEqualTo(EarState.How.LISTENING);

            ear.told().stands(new Standing.Troubled("no connection: host=asr.example"));
            EarState troubled = house.state(ROOM);
            ear.told().stands(new Standing.Well());
            assertThat(house.state(ROOM).how()).isEqualTo(EarState.How.LISTENING);
            ear.dropped = Duration.ofSeconds(3);
            await("behind", () -> house.state(ROOM).how() == EarState.How.BEHIND);

            assertThat(troubled.how()).isEqualTo(EarState.How.TROUBLE);
            assertThat(troubled.why()).isEqualTo("no connection: host=asr.example");
            assertThat(house.state(ROOM).dropped()).isEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void an_ear_that_cannot_be_made_is_a_trouble_and_not_the_end_of_the_show() throws Exception {
        Hearings house = open(_ -> {
            throw new IOException("ear file: ggml-base.bin (expected: a file that can be read)");
        });

        try (var _ = Camera.film(door.start("127.0.0.1", 0), "key", true)) {
            await("trouble", () -> house.state(ROOM).how() == EarState.How.TROUBLE);
            assertThat(house.state(ROOM).why()).contains("ggml-base.bin");
            assertThat(programmes.snapshot(ROOM).orElseThrow().live()).isTrue();
        }
    }

    @Test
    void a_camera_without_a_microphone_is_told_of() throws Exception {
        Hearings house = open(transcript("{\"t\": 0.2, \"text\": \"听不到\"}"));

        try (var _ = Camera.film(door.start("127.0.0.1", 0), "key", false)) {
            await("no sound", () -> house.state(ROOM).how() == EarState.How.SILENT);
        }
        assertThat(desk.lines).isEmpty();
    }

    @Test
    void a_house_without_an_ear_says_so() {
        Hearings house = hearings(Optional.empty());

        assertThat(house.state(ROOM).how()).isEqualTo(EarState.How.OFF);
    }

    private EarMaker transcript(String text) throws IOException {
        Path file = lines(text);
        return listener -> TranscriptFile.open(file, listener);
    }

    private Path lines(String text) throws IOException {
        return Files.writeString(folder.resolve("lines.jsonl"), text);
    }

    private Hearings open(EarMaker maker) {
        return hearings(Optional.of(maker));
    }

    private Hearings hearings(Optional<EarMaker> maker) {
        var made = new Hearings(
                programmes,
                maker,
                MediaPrograms.ffmpeg(),
                _ -> wanted,
                (_, _, text) -> new Hearings.Judged(
                        9L,
                        GUARD.judge(new Line(text, Channel.SPEECH, Speaker.HOST, LocalDate.of(2026, 11, 26), null))),
                clerk,
                InstantSource.system());
        hearings = made;
        return made;
    }

    private static TakenDown how(RoomRequest.HostLine line) {
        return Objects.requireNonNull(line.takenDown(), "taken down");
    }

    private static List<FlvTag> film(int seconds) throws IOException {
        var tags = new ArrayList<FlvTag>();
        Process process = new ProcessBuilder(
                        "ffmpeg",
                        "-nostdin",
                        "-loglevel",
                        "error",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=180x320:rate=20",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=frequency=440:sample_rate=44100",
                        "-t",
                        Integer.toString(seconds),
                        "-c:v",
                        "libx264",
                        "-preset",
                        "ultrafast",
                        "-g",
                        "20",
                        "-pix_fmt",
                        "yuv420p",
                        "-c:a",
                        "aac",
                        "-f",
                        "flv",
                        "pipe:1")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream out = process.getInputStream()) {
            FlvReader.pump(out, tags::add);
        }
        return tags;
    }

    private static void await(String what, BooleanSupplier come) throws InterruptedException {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!come.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("not within " + PATIENCE + ": " + what)
                    .isLessThan(until);
            Thread.sleep(20);
        }
    }

    /** An ear that does as the test says. */
    private static final class HandEar implements Ear {
        final AtomicInteger frames = new AtomicInteger();
        volatile @Nullable EarListener listener;
        volatile Duration dropped = Duration.ZERO;

        EarListener told() {
            return Objects.requireNonNull(listener, "listener");
        }

        @Override
        public void hear(Frame frame) {
            frames.incrementAndGet();
        }

        @Override
        public EarTally tally() {
            return new EarTally(Duration.ZERO, dropped, 0, 0, 0);
        }

        @Override
        public Duration behind() {
            return Duration.ZERO;
        }

        @Override
        public void close() {}
    }

    /** A desk that is busy for as many requests as it was told. */
    private static final class Desk implements Rooms {
        final List<RoomRequest.HostLine> lines = new CopyOnWriteArrayList<>();
        final List<Long> shows = new CopyOnWriteArrayList<>();
        final AtomicInteger busy = new AtomicInteger();

        @Override
        public CompletableFuture<Receipt> ask(long showId, RoomRequest request) {
            if (busy.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                return CompletableFuture.completedFuture(new Receipt.Refused(new Refusal.Busy(1)));
            }
            shows.add(showId);
            lines.add((RoomRequest.HostLine) request);
            return CompletableFuture.completedFuture(new Receipt.Done(1, lines.size(), (long) lines.size()));
        }

        @Override
        public void wake(long showId) {}

        @Override
        public void tell(Audience audience) {}
    }
}

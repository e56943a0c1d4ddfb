package org.qiantang.app.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.media.AigcMark;
import org.qiantang.app.media.Feed;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.Refusal;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;

/** Recording from a source's tags to files and the desk that is asked, without a database. */
class RecorderTest {
    private static final long ROOM = 7;
    private static final long SHOW = 42;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path data;

    private final Desk desk = new Desk();
    private final Instant openedAt = Instant.now();
    private volatile Optional<RecordedShow> wanted = Optional.of(new RecordedShow(SHOW, ROOM, openedAt));
    private @Nullable Programmes programmes;
    private @Nullable Recorder recorder;

    @BeforeEach
    void needsFfmpeg() {
        assumeTrue(
                Film.program("ffmpeg").isPresent() && Film.program("ffprobe").isPresent(), "ffmpeg is not installed");
    }

    @AfterEach
    void close() {
        if (programmes != null) {
            programmes.close();
        }
        if (recorder != null) {
            recorder.close();
        }
    }

    @Test
    void a_show_is_cut_at_key_frames_into_files_that_can_be_played_and_whose_hashes_the_desk_is_told()
            throws Exception {
        Programmes house = open(2, 0);

        try (Feed feed = house.openHuman(ROOM).orElseThrow()) {
            Film.of(7, "180x320", true).forEach(feed::accept);
            await("three pieces", () -> desk.told.size() == 3);
        }
        house.end(ROOM);
        await("the last piece", () -> desk.told.size() == 4);

        assertThat(desk.told).extracting(RoomRequest.RecordSegment::number).containsExactly(1, 2, 3, 4);
        assertThat(desk.told).extracting(RoomRequest.RecordSegment::follows).containsExactly(false, true, true, true);
        for (RoomRequest.RecordSegment piece : desk.told) {
            Path file = data.resolve("42").resolve(piece.file());
            assertThat(Files.size(file)).isEqualTo(piece.bytes());
            assertThat(hashOf(file)).isEqualTo(piece.sha256());
            assertThat(Film.complaints(file)).isEmpty();
            String streams = Film.probe(file, "stream=codec_name,width,height,nb_read_packets");
            assertThat(streams).contains("codec_name=h264", "width=180", "height=320", "codec_name=aac");
        }
        assertThat(desk.told.getFirst().toMs() - desk.told.getFirst().fromMs()).isEqualTo(2_000);
        assertThat(pictures(1) + pictures(2) + pictures(3) + pictures(4)).isEqualTo(7 * 20);
        assertThat(list()).containsExactly("000001.ts", "000002.ts", "000003.ts", "000004.ts");
    }

    @Test
    void a_piece_by_the_digital_host_says_that_a_machine_made_it_also_after_a_copy_and_a_persons_piece_does_not()
            throws Exception {
        Programmes house = open(60, 0);
        Feed digital = house.openDigital(ROOM);
        Film.of(2, "180x320", true).forEach(digital::accept);
        await(
                "the digital host has the air",
                () -> house.snapshot(ROOM).orElseThrow().live());
        try (Feed person = house.openHuman(ROOM).orElseThrow()) {
            Film.of(2, "180x320", true).forEach(person::accept);
        }
        digital.close();
        house.end(ROOM);
        await("both pieces", () -> desk.told.size() >= 2);

        Path byMachine = data.resolve("42").resolve("000001.ts");
        Path byPerson = data.resolve("42").resolve("000002.ts");
        assertThat(Film.complaints(byMachine)).isEmpty();
        assertThat(Film.probe(byMachine, "program_tags=service_name"))
                .contains("AIGC={\"Label\":\"1\",\"ContentProducer\":\"001191330100TEST\",\"ProduceID\":\"show-42\"");
        assertThat(Film.probe(byPerson, "program_tags=service_name")).doesNotContain("AIGC");
        // Pieces are played and cut as they are: two laid end to end still say so.
        Path whole = data.resolve("whole.ts");
        Files.write(whole, Files.readAllBytes(byMachine));
        Files.write(whole, Files.readAllBytes(byMachine), StandardOpenOption.APPEND);
        assertThat(Film.probe(whole, "program_tags=service_name")).contains("show-42");
    }

    @Test
    void another_picture_without_sound_begins_a_piece_that_does_not_follow() throws Exception {
        Programmes house = open(60, 0);

        Feed first = house.openHuman(ROOM).orElseThrow();
        Film.of(2, "180x320", true).forEach(first::accept);
        first.close();
        try (Feed second = house.openHuman(ROOM).orElseThrow()) {
            Film.of(2, "320x180", false).forEach(second::accept);
        }
        house.end(ROOM);
        await("both pieces", () -> desk.told.size() == 2);

        assertThat(desk.told).extracting(RoomRequest.RecordSegment::follows).containsExactly(false, false);
        Path silent = data.resolve("42").resolve("000002.ts");
        assertThat(Film.complaints(silent)).isEmpty();
        assertThat(Film.probe(silent, "stream=codec_name,width"))
                .contains("width=320")
                .doesNotContain("aac");
    }

    @Test
    void a_show_that_is_not_to_be_recorded_leaves_no_file() throws Exception {
        wanted = Optional.empty();
        Programmes house = open(1, 0);

        Feed feed = house.openHuman(ROOM).orElseThrow();
        Film.of(3, "180x320", false).forEach(feed::accept);
        house.end(ROOM);
        Thread.sleep(300);

        assertThat(desk.told).isEmpty();
        assertThat(data.resolve("42")).doesNotExist();
    }

    @Test
    void a_desk_that_is_busy_or_fails_hears_of_each_piece_once_it_answers_and_in_order() throws Exception {
        desk.failures.set(3);
        Programmes house = open(1, 0);

        Feed feed = house.openHuman(ROOM).orElseThrow();
        Film.of(3, "180x320", false).forEach(feed::accept);
        house.end(ROOM);
        await("all pieces", () -> desk.told.size() == 3);

        assertThat(desk.told).extracting(RoomRequest.RecordSegment::number).containsExactly(1, 2, 3);
        assertThat(list()).containsExactly("000001.ts", "000002.ts", "000003.ts");
    }

    @Test
    void after_a_crash_torn_files_go_and_pieces_that_the_journal_may_not_know_are_told() throws Exception {
        desk.failures.set(Integer.MAX_VALUE);
        Programmes house = open(1, 0);
        Feed feed = house.openHuman(ROOM).orElseThrow();
        Film.of(2, "180x320", false).forEach(feed::accept);
        house.end(ROOM);
        await(
                "two whole pieces",
                () -> list().stream().filter(name -> name.endsWith(".ts")).count() == 2);
        close();
        // As if the power had gone between the note and the name, and in the middle of a third piece.
        Files.move(data.resolve("42/000002.ts"), data.resolve("42/000002.part"));
        Files.writeString(data.resolve("42/000003.part"), "half a pie");
        desk.failures.set(0);

        open(1, 0);
        await("both pieces", () -> desk.told.size() == 2);

        assertThat(desk.told).extracting(RoomRequest.RecordSegment::number).containsExactly(1, 2);
        await("no notes", () -> list().equals(List.of("000001.ts", "000002.ts")));
        assertThat(hashOf(data.resolve("42/000002.ts")))
                .isEqualTo(desk.told.getLast().sha256());
    }

    @Test
    void numbers_go_on_after_a_restart_in_the_middle_of_a_show() throws Exception {
        Programmes house = open(1, 5);

        Feed feed = house.openHuman(ROOM).orElseThrow();
        Film.of(1, "180x320", false).forEach(feed::accept);
        house.end(ROOM);
        await("one piece", () -> desk.told.size() == 1);

        assertThat(desk.told.getFirst().number()).isEqualTo(6);
    }

    @Test
    void a_full_disk_stops_the_recording_with_a_word_and_the_show_goes_on() throws Exception {
        Programmes house = open(new RecordingSettings(1, 30, 10_000_000), 0);

        try (Feed feed = house.openHuman(ROOM).orElseThrow()) {
            Film.of(2, "180x320", false).forEach(feed::accept);
            await("a word", () -> recorder().trouble(ROOM).equals(Optional.of(Trouble.DISK_FULL)));

            assertThat(recorder().isRecording(ROOM)).isFalse();
            assertThat(feed.isOpen()).isTrue();
            assertThat(house.snapshot(ROOM).orElseThrow().live()).isTrue();
            assertThat(data.resolve("42")).doesNotExist();
        }
    }

    @Test
    void a_folder_that_cannot_be_written_is_said_and_the_show_goes_on() throws Exception {
        Files.writeString(data.resolve("42"), "in the way");
        Programmes house = open(1, 0);

        try (Feed feed = house.openHuman(ROOM).orElseThrow()) {
            Film.of(2, "180x320", false).forEach(feed::accept);
            await("a word", () -> recorder().trouble(ROOM).equals(Optional.of(Trouble.CANNOT_WRITE)));

            assertThat(house.snapshot(ROOM).orElseThrow().live()).isTrue();
        }
    }

    private Programmes open(int segmentSeconds, int highestTold) {
        return open(new RecordingSettings(segmentSeconds, 30, 0), highestTold);
    }

    private Programmes open(RecordingSettings settings, int highestTold) {
        var house = new Programmes(InstantSource.system(), (_, _, _) -> {});
        programmes = house;
        var archive = new Archive(data);
        recorder = new Recorder(
                archive,
                new Notary(desk, archive),
                _ -> wanted,
                _ -> highestTold,
                settings,
                InstantSource.system(),
                house,
                new AigcMark("001191330100TEST"));
        return house;
    }

    private Recorder recorder() {
        if (recorder == null) {
            throw new IllegalStateException("no recorder is open");
        }
        return recorder;
    }

    private int pictures(int number) throws IOException, InterruptedException {
        String said = Film.probe(
                data.resolve("42").resolve("%06d.ts".formatted(number)), "stream=codec_type,nb_read_packets");
        return said.lines()
                .filter(line -> line.contains("codec_type=video"))
                .map(line -> line.replaceAll(".*nb_read_packets=([0-9]+).*", "$1"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElseThrow();
    }

    private List<String> list() {
        try (Stream<Path> files = Files.list(data.resolve("42"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    private static String hashOf(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
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

    /** A show's desk that remembers what it was told, and may be busy or broken for a while. */
    private static final class Desk implements Rooms {
        final List<RoomRequest.RecordSegment> told = new CopyOnWriteArrayList<>();
        final AtomicInteger failures = new AtomicInteger();

        @Override
        public CompletableFuture<Receipt> ask(long showId, RoomRequest request) {
            int before = failures.getAndUpdate(count -> Math.max(0, count - 1));
            if (before > 0) {
                return before % 2 == 1
                        ? CompletableFuture.completedFuture(new Receipt.Refused(new Refusal.Busy(1)))
                        : CompletableFuture.failedFuture(new IllegalStateException("the journal is away"));
            }
            told.add((RoomRequest.RecordSegment) request);
            return CompletableFuture.completedFuture(new Receipt.Done(1, told.size(), null));
        }

        @Override
        public void wake(long showId) {}

        @Override
        public void tell(Audience audience) {}
    }
}

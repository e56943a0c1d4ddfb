package org.qiantang.app.hearing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.media.RtmpIngest;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Receipt;
import org.qiantang.app.room.RoomRequest;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.guard.Channel;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.Line;
import org.qiantang.engine.guard.Speaker;
import org.qiantang.engine.ocr.PaddleReader;
import org.qiantang.event.TakenDown;
import org.qiantang.event.TakenDown.Means;

/** Reading the picture from the camera's door to the line that the desk is asked to write down. */
class SightsTest {
    private static final long ROOM = 7;
    private static final long SHOW = 42;
    private static final Guard GUARD = Guard.load();

    @TempDir
    Path folder;

    private final List<RoomRequest.HostLine> lines = new CopyOnWriteArrayList<>();
    private volatile Optional<Long> wanted = Optional.of(SHOW);

    @Test
    void a_text_in_the_picture_of_a_person_is_read_and_what_is_wrong_in_it_is_written_down_once_as_shown()
            throws Exception {
        Optional<String> font = font();
        assumeTrue(MediaPrograms.ffmpeg().isPresent(), "ffmpeg is not installed");
        assumeTrue(font.isPresent(), "no Chinese font is installed");
        Path picture = drawn(font.get(), "欢迎来到直播间", "全国第一的好茶");
        Instant before = Instant.now();

        try (var programmes = new Programmes(InstantSource.system(), (_, _, _) -> {});
                var clerk = new Clerk(new Desk());
                var sights = sights(programmes, clerk);
                var door = new RtmpIngest(_ -> Optional.of(ROOM), programmes)) {
            wanted = Optional.empty();
            try (var _ = Camera.show(door.start("127.0.0.1", 0), "key", picture)) {
                await(() -> sights.tally(ROOM).read() >= 2);
                assertThat(lines).isEmpty();

                wanted = Optional.of(SHOW);
                await(() -> !lines.isEmpty());
                long read = sights.tally(ROOM).read();
                await(() -> sights.tally(ROOM).read() >= read + 2);
            }
        }

        assertThat(lines).hasSize(1);
        RoomRequest.HostLine line = lines.getFirst();
        assertThat(line.text()).isEqualTo("全国第一的好茶");
        assertThat(line.verdict()).isEqualTo("violates");
        TakenDown how = Objects.requireNonNull(line.takenDown(), "taken down");
        assertThat(how.means()).isEqualTo(Means.SEEN);
        assertThat(how.engine()).isEqualTo("pp-ocr");
        assertThat(how.confidence()).isGreaterThan(80);
        assertThat(how.from()).isBetween(before, Instant.now());
    }

    private Sights sights(Programmes programmes, Clerk clerk) throws IOException {
        return new Sights(
                programmes,
                Optional.of(PaddleReader.load()),
                Duration.ofSeconds(1),
                MediaPrograms.ffmpeg(),
                _ -> wanted,
                (_, _, text) -> new Hearings.Judged(
                        null,
                        GUARD.judge(new Line(text, Channel.SCREEN, Speaker.STAFF, LocalDate.of(2026, 11, 26), null))),
                clerk,
                InstantSource.system());
    }

    private Path drawn(String font, String... words) throws IOException {
        var image = new BufferedImage(540, 960, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(new Color(0x223344));
        pen.fillRect(0, 0, 540, 960);
        pen.setColor(Color.WHITE);
        pen.setFont(new Font(font, Font.PLAIN, 48));
        for (int i = 0; i < words.length; i++) {
            pen.drawString(words[i], 50, 200 + i * 200);
        }
        pen.dispose();
        Path file = folder.resolve("picture.png");
        ImageIO.write(image, "png", file.toFile());
        return file;
    }

    private static Optional<String> font() {
        return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
                .filter(name -> new Font(name, Font.PLAIN, 20).canDisplayUpTo("全国第一") < 0)
                .findFirst();
    }

    private static void await(BooleanSupplier come) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        while (!come.getAsBoolean()) {
            assertThat(System.nanoTime()).as("not within 40 s").isLessThan(until);
            Thread.sleep(20);
        }
    }

    private final class Desk implements Rooms {
        @Override
        public CompletableFuture<Receipt> ask(long showId, RoomRequest request) {
            lines.add((RoomRequest.HostLine) request);
            return CompletableFuture.completedFuture(new Receipt.Done(1, lines.size(), (long) lines.size()));
        }

        @Override
        public void wake(long showId) {}

        @Override
        public void tell(Audience audience) {}
    }
}

package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.testkit.ForEachSeed;

class TranscriptFileTest extends EarContract {
    @TempDir
    Path folder;

    @Override
    World worldOf(Show show) throws Exception {
        String lines = show.said().stream()
                .map(said -> "{\"t\": " + seconds(said.from()) + ", \"to\": " + seconds(said.to()) + ", \"text\": \""
                        + Tones.words(said.number()) + "\"}")
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(folder.resolve("show.jsonl"), lines);
        return new World() {
            @Override
            public Ear open(EarListener listener) throws Exception {
                return TranscriptFile.open(file, listener);
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }

    @Test
    void a_line_is_told_when_the_sound_has_come_to_its_end_and_not_before() throws Exception {
        Path file = Files.writeString(folder.resolve("one.jsonl"), "{\"t\": 1, \"to\": 2, \"text\": \"库存还有十件\"}");
        Ledger ledger = new Ledger();
        try (Ear ear = TranscriptFile.open(file, ledger)) {
            new Show(Duration.ZERO).hush(Duration.ofMillis(1_900)).playTo(ear);
            assertThat(ear.tally().sentences()).isZero();

            new Show(Duration.ofMillis(1_900)).hush(Duration.ofMillis(100)).playTo(ear);

            assertThat(ear.tally().sentences()).isEqualTo(1);
        }
        assertThat(ledger.words()).containsExactly("库存还有十件");
    }

    @Test
    void lines_before_the_sound_or_in_a_hole_of_it_are_not_told() throws Exception {
        Path file = Files.writeString(folder.resolve("holes.jsonl"), """
                {"t": 1, "to": 2, "text": "之前"}
                {"t": 11, "to": 12, "text": "听见"}
                {"t": 31, "to": 32, "text": "洞里"}
                {"t": 61, "to": 62, "text": "又听见"}
                """);
        Ledger ledger = new Ledger();
        try (Ear ear = TranscriptFile.open(file, ledger)) {
            new Show(Duration.ofSeconds(10)).hush(Duration.ofSeconds(5)).playTo(ear);
            new Show(Duration.ofSeconds(60)).hush(Duration.ofSeconds(5)).playTo(ear);
        }

        assertThat(ledger.words()).containsExactly("听见", "又听见");
    }

    @Test
    void a_line_with_a_hole_in_it_is_told_once() throws Exception {
        Path file = Files.writeString(folder.resolve("hole.jsonl"), "{\"t\": 1, \"to\": 5, \"text\": \"说到一半\"}");
        Ledger ledger = new Ledger();
        try (Ear ear = TranscriptFile.open(file, ledger)) {
            new Show(Duration.ZERO).hush(Duration.ofSeconds(2)).playTo(ear);
            new Show(Duration.ofSeconds(3)).hush(Duration.ofSeconds(4)).playTo(ear);
        }

        assertThat(ledger.finals()).singleElement().satisfies(heard -> {
            assertThat(heard.from()).isEqualTo(Duration.ofSeconds(1));
            assertThat(heard.to()).isEqualTo(Duration.ofSeconds(2));
        });
    }

    @Test
    void sound_that_jumps_back_is_told_again() throws Exception {
        Path file = Files.writeString(folder.resolve("again.jsonl"), "{\"t\": 1, \"to\": 2, \"text\": \"再说一遍\"}");
        Ledger ledger = new Ledger();
        try (Ear ear = TranscriptFile.open(file, ledger)) {
            new Show(Duration.ZERO).hush(Duration.ofSeconds(3)).playTo(ear);
            new Show(Duration.ZERO).hush(Duration.ofSeconds(3)).playTo(ear);
        }

        assertThat(ledger.words()).containsExactly("再说一遍", "再说一遍");
    }

    @ForEachSeed(count = 100)
    void whatever_the_frames_each_line_is_told_once_and_in_order(long seed) throws Exception {
        var random = new java.util.SplittableRandom(seed);
        int count = random.nextInt(1, 30);
        StringBuilder lines = new StringBuilder();
        double t = 0;
        for (int i = 0; i < count; i++) {
            t += random.nextDouble(0, 3);
            lines.append("{\"t\": ")
                    .append(t)
                    .append(", \"text\": \"")
                    .append(i)
                    .append("句\"}\n");
        }
        Path file = Files.writeString(folder.resolve("seed.jsonl"), lines);
        Ledger ledger = new Ledger();

        try (Ear ear = TranscriptFile.open(file, ledger)) {
            Duration now = Duration.ZERO;
            while (now.toMillis() < (t + 5) * 1_000) {
                Frame frame = new Frame(now, new byte[2 * random.nextInt(1, 16_000)]);
                ear.hear(frame);
                // The clock of whoever takes the frames is a little off now and then.
                now = frame.end().plusMillis(random.nextInt(0, 50));
            }
        }

        assertThat(ledger.finals()).hasSize(count);
        assertThat(ledger.finals().stream().map(Heard::to).toList()).isSorted();
    }

    private static String seconds(Duration time) {
        return Double.toString(time.toMillis() / 1_000.0);
    }
}

package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.testkit.ForEachSeed;

/** The native library itself, with a model that loads and knows nothing, and with files that are no model. */
class WhisperModelTest {
    @TempDir
    static Path folder;

    private static Path whole;

    @BeforeAll
    static void writeModel() throws IOException {
        whole = KnowsNothing.write(folder.resolve("ggml-nothing.bin"));
    }

    @Test
    void a_model_is_loaded_with_the_first_utterance_and_run() {
        Show show = Show.of(2);
        Ledger ledger = new Ledger();

        Ear ear = new WhisperEar(whole, ledger);
        show.playTo(ear);
        ear.close();

        assertThat(ledger.standings()).isEmpty();
        assertThat(ear.tally())
                .extracting(EarTally::dropped, EarTally::failures)
                .containsExactly(Duration.ZERO, 0L);
        // What it made of the tones means nothing; that it lies in the sound is our own doing.
        assertThat(ledger.finals()).allSatisfy(heard -> {
            assertThat(heard.to()).isLessThanOrEqualTo(show.end());
            assertThat(heard.engine()).isEqualTo(new Engine("whisper.cpp", "whisper-jni 1.7.1 ggml-nothing.bin"));
        });
    }

    @Test
    void where_nobody_speaks_no_model_is_loaded() {
        Ledger ledger = new Ledger();

        try (Ear ear = new WhisperEar(folder.resolve("none.bin"), ledger)) {
            new Show(Duration.ZERO).hush(Duration.ofSeconds(3)).playTo(ear);
        }

        assertThat(ledger.standings()).isEmpty();
    }

    @Test
    void a_file_that_is_no_model_is_a_trouble_that_says_so_and_is_said_once() throws Exception {
        Path junk = Files.writeString(folder.resolve("junk.bin"), "not a model");
        assertThat(troubleWith(junk)).contains("junk.bin", "another file's", "expected: a ggml model of whisper.cpp");
        assertThat(troubleWith(folder.resolve("none.bin"))).contains("there is no such file");
        assertThat(troubleWith(folder)).contains("there is no such file");
        assertThat(troubleWith(cut(100))).contains("it is cut short");
        assertThat(troubleWith(cut(4))).contains("it is cut short");
    }

    @Test
    void a_whole_model_passes() {
        assertThatCode(() -> GgmlFile.requireWhole(whole)).doesNotThrowAnyException();
    }

    /** The library would end the process over most of these. */
    @ForEachSeed(count = 200)
    void a_model_that_is_cut_short_anywhere_never_reaches_the_library(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        // Half of the cuts among the words and measures, which are a small part of the file.
        long most = random.nextBoolean() ? Files.size(whole) : 700_000;

        Path cut = cut(random.nextLong(most));

        assertThatThrownBy(() -> GgmlFile.requireWhole(cut)).isInstanceOf(IOException.class);
    }

    @Test
    void a_model_that_lacks_a_whole_tensor_is_refused() throws Exception {
        long last = 4 * Integer.BYTES + "decoder.blocks.3.mlp.2.bias".length() + 64L * Float.BYTES;

        Path cut = cut(Files.size(whole) - last);

        assertThatThrownBy(() -> GgmlFile.requireWhole(cut)).hasMessage("it has 166 tensors of 167");
    }

    @ForEachSeed(count = 100)
    void a_model_with_a_broken_measure_is_refused(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        Path broken = Files.copy(whole, folder.resolve("broken.bin"), StandardCopyOption.REPLACE_EXISTING);
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        try (FileChannel file = FileChannel.open(broken, StandardOpenOption.WRITE)) {
            // The mark of the format, eleven measures, and two of the filters.
            file.write(ByteBuffer.wrap(bytes), 4L * random.nextInt(14));
        }

        assertThatThrownBy(() -> GgmlFile.requireWhole(broken))
                .isInstanceOf(IOException.class)
                .satisfies(refused -> assertThat(refused.getMessage()).isNotBlank());
    }

    @Test
    void a_real_model_hears_a_real_recording() throws Exception {
        String model = System.getProperty("ear.whisper.model");
        String recording = System.getProperty("ear.whisper.recording");
        assumeTrue(model != null && recording != null, "no model: set ear.whisper.model and ear.whisper.recording");
        byte[] wav = Files.readAllBytes(Path.of(String.valueOf(recording)));
        byte[] pcm = Arrays.copyOfRange(wav, 44, wav.length);
        Ledger ledger = new Ledger();

        Ear ear = new WhisperEar(Path.of(String.valueOf(model)), ledger);
        for (int at = 0; at < pcm.length; at += 3_200) {
            ear.hear(new Frame(Pcm.length(at), Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + 3_200))));
        }
        ledger.awaitFinals(1);
        ear.close();

        assertThat(ledger.words()).isNotEmpty();
    }

    private static Path cut(long bytes) throws IOException {
        Path cut = Files.copy(whole, folder.resolve("cut.bin"), StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel file = FileChannel.open(cut, StandardOpenOption.WRITE)) {
            file.truncate(bytes);
        }
        return cut;
    }

    private static String troubleWith(Path model) {
        Ledger ledger = new Ledger();
        Show show = Show.of(3);
        Ear ear = new WhisperEar(model, ledger);
        show.playTo(ear);
        ear.close();

        assertThat(ear.tally().failures()).isEqualTo(3);
        assertThat(ledger.standings()).hasSize(1);
        return ledger.standings().getFirst().toString();
    }
}

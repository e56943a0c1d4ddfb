package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
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
    private static byte[] model;

    @BeforeAll
    static void writeModel() throws IOException {
        whole = KnowsNothing.write(folder.resolve("ggml-nothing.bin"));
        model = Files.readAllBytes(whole);
    }

    @Test
    void a_model_is_loaded_with_the_first_utterance_and_run() throws Exception {
        List<Utterance> said = utterances(Show.of(2));
        assertThat(said).hasSize(2);

        // Not by way of an ear: it would not wait for a machine that is slow today.
        try (var scribe = new WhisperScribe(whole)) {
            assertThat(scribe.engine()).isEqualTo(new Engine("whisper.cpp", "whisper-jni 1.7.1 ggml-nothing.bin"));
            for (Utterance utterance : said) {
                // What it made of the tones means nothing; that it lies in the sound is our own doing.
                assertThat(scribe.write(utterance))
                        .allSatisfy(written -> written.heardIn(utterance, scribe.engine())
                                .ifPresent(heard -> assertThat(heard.to()).isLessThanOrEqualTo(utterance.to())));
            }
        }
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
    @ForEachSeed(count = 50)
    void a_model_that_is_cut_short_anywhere_never_reaches_the_library(long seed) {
        var random = new SplittableRandom(seed);
        // Half of the cuts among the words and measures, which are a small part of the file.
        int most = random.nextBoolean() ? model.length : 700_000;

        int cut = random.nextInt(most);

        assertThatThrownBy(() -> look(model, cut)).isInstanceOf(IOException.class);
    }

    @Test
    void a_model_that_lacks_a_whole_tensor_is_refused() {
        int last = 4 * Integer.BYTES + "decoder.blocks.3.mlp.2.bias".length() + 64 * Float.BYTES;

        assertThatThrownBy(() -> look(model, model.length - last)).hasMessage("it has 166 tensors of 167");
    }

    @ForEachSeed(count = 50)
    void a_model_with_a_broken_measure_is_refused(long seed) {
        var random = new SplittableRandom(seed);
        byte[] broken = model.clone();
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        // The mark of the format, eleven measures, and two of the filters.
        System.arraycopy(bytes, 0, broken, 4 * random.nextInt(14), bytes.length);

        assertThatThrownBy(() -> look(broken, broken.length))
                .isInstanceOf(IOException.class)
                .satisfies(refused -> assertThat(refused.getMessage()).isNotBlank());
    }

    @Test
    void a_real_model_hears_a_real_recording() throws Exception {
        String real = System.getProperty("ear.whisper.model");
        String recording = System.getProperty("ear.whisper.recording");
        assumeTrue(real != null && recording != null, "no model: set ear.whisper.model and ear.whisper.recording");
        byte[] wav = Files.readAllBytes(Path.of(String.valueOf(recording)));
        byte[] pcm = Arrays.copyOfRange(wav, 44, wav.length);
        Ledger ledger = new Ledger();

        Ear ear = new WhisperEar(Path.of(String.valueOf(real)), ledger);
        for (int at = 0; at < pcm.length; at += 3_200) {
            ear.hear(new Frame(Pcm.length(at), Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + 3_200))));
        }
        ledger.awaitFinals(1);
        ear.close();

        assertThat(ledger.words()).isNotEmpty();
    }

    private static Path cut(int bytes) throws IOException {
        return Files.write(folder.resolve("cut.bin"), Arrays.copyOf(model, bytes));
    }

    private static void look(byte[] file, int bytes) throws IOException {
        GgmlFile.requireWhole(new ByteArrayInputStream(file, 0, bytes), bytes);
    }

    private static List<Utterance> utterances(Show show) {
        var utterances = new Utterances();
        return show.frames().stream()
                .flatMap(frame -> utterances.take(frame).stream())
                .toList();
    }

    private static String troubleWith(Path model) {
        Ledger ledger = new Ledger();
        Show show = Show.of(3);
        Ear ear = new WhisperEar(model, ledger);
        show.playTo(ear);
        ear.close();

        assertThat(ear.tally().failures()).isEqualTo(3);
        assertThat(ledger.standings()).hasSize(1);
        String trouble = ledger.standings().getFirst().toString();
        assertThat(trouble).contains("given up");
        return trouble;
    }
}

package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarSettingsTest {
    private static final String KEY = "sk-a-key-that-nobody-shows";

    @TempDir
    Path folder;

    @Test
    void each_kind_opens_its_ear() throws Exception {
        Path transcript = Files.writeString(folder.resolve("show.jsonl"), "{\"t\": 1, \"text\": \"好\"}");
        Path model = Files.writeString(folder.resolve("ggml.bin"), "looked at later");

        assertThat(open(new EarSettings("transcript", null, null, null, transcript.toString())))
                .isInstanceOf(TranscriptFile.class);
        assertThat(open(new EarSettings("whisper", "", " ", null, model.toString())))
                .isInstanceOf(WhisperEar.class);
        assertThat(open(new EarSettings("OpenAI", "http://127.0.0.1:1/v1", "whisper-1", KEY, null)))
                .isInstanceOf(OpenAiEar.class);
        assertThat(open(new EarSettings("funasr", "ws://127.0.0.1:1", null, null, null)))
                .isInstanceOf(FunAsrEar.class);
    }

    @Test
    void a_wrong_setting_is_named_with_what_it_was_and_what_was_expected() {
        refused("ear kind: none (expected: transcript, openai, funasr or whisper)", null, null, null, null, null);
        refused("ear kind: vosk (expected: transcript,", "vosk", null, null, null, null);
        refused("ear url: none (expected: ", "openai", null, null, null, null);
        refused(
                "ear url: ftp://a/v1 (expected: http://host:port/… or https://",
                "openai",
                "ftp://a/v1",
                "m",
                null,
                null);
        refused("ear url: http:///v1 (expected: http", "openai", "http:///v1", "m", null, null);
        refused("ear model: none (expected: the name of a model", "openai", "http://a/v1", null, null, null);
        refused("ear file: x (expected: none for the kind openai)", "openai", "http://a/v1", "m", null, "x");
        refused("ear url: http://a (expected: ws://host:port/… or wss://", "funasr", "http://a", null, null, null);
        refused("ear model: m (expected: none for the kind funasr)", "funasr", "ws://a", "m", null, null);
        refused("ear file: none (expected: the path of a file)", "whisper", null, null, null, null);
        refused(
                "ear url: (not shown) (expected: none for the kind transcript)",
                "transcript",
                "ws://a",
                null,
                null,
                "x");
    }

    @Test
    void a_file_that_is_not_there_is_said_when_the_ear_is_opened() {
        var settings = new EarSettings(
                "whisper", null, null, null, folder.resolve("none.bin").toString());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.open(new Ledger(), new SplittableRandom(1)))
                .withMessageContaining("none.bin (expected: a file that can be read)");
    }

    @Test
    void no_key_and_no_password_is_ever_shown() {
        assertThat(new EarSettings("openai", "http://a/v1", "m", KEY, null).toString())
                .doesNotContain(KEY)
                .contains("key=(not shown)");
        refused("ear key: (not shown) (expected: none for the kind funasr)", "funasr", "ws://a", null, KEY, null);
        refused("ear key: (not shown) (expected: printable", "openai", "http://a/v1", "m", KEY + "\nX: y", null);
        refused("ear url: (not shown) (expected: http", "openai", "http://me:" + KEY + "@a/v1", "m", null, null);
        refused("ear url: (not shown) (expected: http", "openai", "http://a/v1?key=" + KEY, "m", null, null);
        for (String kind : new String[] {"transcript", "whisper"}) {
            String url = "http://me:" + KEY + "@a/v1";
            refused("ear url: (not shown) (expected: none for the kind " + kind, kind, url, null, null, "x");
        }
        refused("ear url: (malformed) (expected: http", "openai", "http://a b/" + KEY, "m", null, null);
    }

    private static Ear open(EarSettings settings) throws Exception {
        try (Ear ear = settings.open(new Ledger(), new SplittableRandom(1))) {
            return ear;
        }
    }

    private static void refused(
            String message,
            @Nullable String kind,
            @Nullable String url,
            @Nullable String model,
            @Nullable String key,
            @Nullable String file) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EarSettings(kind, url, model, key, file))
                .withMessageStartingWith(message)
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContain(KEY));
    }
}

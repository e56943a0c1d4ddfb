package org.qiantang.engine.ear;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Which ear a house has, as somebody wrote it into its settings. A blank value is an absent one.
 *
 * @param kind {@code transcript}, {@code openai}, {@code funasr} or {@code whisper}
 * @param url of the server: {@code http(s)://…/v1} for openai, {@code ws(s)://…} for funasr
 * @param model the name by which an OpenAI-compatible server knows it
 * @param key for an OpenAI-compatible server, where it asks for one; never shown
 * @param file the transcript, or the ggml model of whisper
 */
public record EarSettings(
        @Nullable String kind,
        @Nullable String url,
        @Nullable String model,
        @Nullable String key,
        @Nullable String file) {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private enum Kind {
        TRANSCRIPT,
        OPENAI,
        FUNASR,
        WHISPER
    }

    /** @throws IllegalArgumentException naming the first setting that is wrong, what it was and what was expected */
    public EarSettings {
        kind = present(kind);
        url = present(url);
        model = present(model);
        key = present(key);
        file = present(file);
        switch (kindOf(kind)) {
            case OPENAI -> {
                webAddress(url);
                modelName(model);
                checkKey(key);
                absent("file", file, kind);
            }
            case FUNASR -> {
                socketAddress(url);
                absent("model", model, kind);
                absentSecret("key", key, kind);
                absent("file", file, kind);
            }
            case TRANSCRIPT, WHISPER -> {
                fileName(file);
                // Nobody has looked at it for a password.
                absentSecret("url", url, kind);
                absent("model", model, kind);
                absentSecret("key", key, kind);
            }
        }
    }

    /**
     * Makes the ear.
     *
     * @throws IOException if the transcript cannot be read
     * @throws IllegalArgumentException if a file is missing, or the transcript is none
     */
    public Ear open(EarListener listener, RandomGenerator random) throws IOException {
        var pauses = new Pauses(FIRST_PAUSE, LONGEST_PAUSE, random);
        return switch (kindOf(kind)) {
            case TRANSCRIPT -> TranscriptFile.open(existingFile(), listener);
            case WHISPER -> new WhisperEar(existingFile(), listener);
            case OPENAI -> new OpenAiEar(webAddress(url), modelName(model), key, pauses, listener);
            case FUNASR -> new FunAsrEar(socketAddress(url), pauses, listener);
        };
    }

    /** Everything but the key. */
    @Override
    public String toString() {
        return "EarSettings[kind=" + kind + ", url=" + url + ", model=" + model + ", key="
                + (key == null ? "none" : "(not shown)") + ", file=" + file + "]";
    }

    private Path existingFile() {
        Path path = Path.of(fileName(file));
        if (!Files.isReadable(path) || Files.isDirectory(path)) {
            throw wrong("file", path.toString(), "a file that can be read");
        }
        return path;
    }

    private static @Nullable String present(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static Kind kindOf(@Nullable String kind) {
        String named = kind == null ? "" : kind.toUpperCase(Locale.ROOT);
        return Arrays.stream(Kind.values())
                .filter(one -> one.name().equals(named))
                .findFirst()
                .orElseThrow(() -> wrong("kind", kind, "transcript, openai, funasr or whisper"));
    }

    private static URI webAddress(@Nullable String url) {
        return address(url, "http", "https");
    }

    private static URI socketAddress(@Nullable String url) {
        return address(url, "ws", "wss");
    }

    private static String modelName(@Nullable String model) {
        return require("model", model, "the name of a model, such as whisper-1");
    }

    private static String fileName(@Nullable String file) {
        return require("file", file, "the path of a file");
    }

    private static URI address(@Nullable String url, String plain, String secure) {
        String expected = plain + "://host:port/… or " + secure + "://…, without name and password, query or fragment";
        URI address;
        try {
            address = new URI(url == null ? "" : url);
        } catch (URISyntaxException malformed) {
            // It may hold a password, so it is not shown.
            throw wrong("url", "(malformed)", expected);
        }
        // Before '@' stands a password, and a query may hold a key.
        if (address.toString().contains("@") || address.getQuery() != null || address.getFragment() != null) {
            throw wrong("url", "(not shown)", expected);
        }
        boolean schemeFits = List.of(plain, secure)
                .contains(String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT));
        if (!schemeFits || address.getHost() == null) {
            throw wrong("url", url, expected);
        }
        return address;
    }

    private static String require(String name, @Nullable String value, String expected) {
        if (value == null) {
            throw wrong(name, null, expected);
        }
        return value;
    }

    private static void checkKey(@Nullable String key) {
        if (key != null && !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw wrong("key", "(not shown)", "printable ASCII characters without spaces");
        }
    }

    private static void absentSecret(String name, @Nullable String value, @Nullable String kind) {
        absent(name, value == null ? null : "(not shown)", kind);
    }

    private static void absent(String name, @Nullable String value, @Nullable String kind) {
        if (value != null) {
            throw wrong(name, value, "none for the kind " + kind);
        }
    }

    private static IllegalArgumentException wrong(String name, @Nullable String value, String expected) {
        return new IllegalArgumentException(
                "ear " + name + ": " + (value == null ? "none" : value) + " (expected: " + expected + ")");
    }
}

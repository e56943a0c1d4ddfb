package org.qiantang.engine.performance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A voice behind {@code POST {base}/audio/speech}, as OpenAI describes it and many servers speak it (CosyVoice, GPT-SoVITS,
 * Kokoro, IndexTTS packs and others).
 *
 * @see <a href="https://platform.openai.com/docs/api-reference/audio/createSpeech">createSpeech</a>
 */
public final class OpenAiSpeech implements SpeechEngine {
    /** What OpenAI's {@code pcm} is; other servers may differ, which is why it is a setting. */
    public static final int PCM_RATE = 24_000;

    private static final int MOST_BYTES = 32 * 1024 * 1024;
    private static final int QUIET = 60;
    private static final Set<String> FORMATS = Set.of("wav", "pcm");

    /** In which head of a question the key goes: as OpenAI and most servers want it, or as Azure's deployments do. */
    public enum KeyHead {
        /** {@code Authorization: Bearer KEY}. */
        BEARER,
        /** {@code api-key: KEY}. */
        API_KEY
    }

    /**
     * How a server is asked.
     *
     * @param base up to and with {@code /v1}, or a deployment; what follows a {@code ?} (Azure's {@code api-version}) is asked
     *     with each sentence
     * @param key null where it asks for none
     * @param format {@code wav} or {@code pcm}
     * @param pcmRate of {@code pcm}
     * @param patience for one sentence, from the question to the last byte
     */
    public record Server(
            URI base,
            String model,
            String voice,
            @Nullable String key,
            KeyHead keyHead,
            String format,
            int pcmRate,
            Duration patience) {
        public Server {
            if (!Set.of("http", "https").contains(String.valueOf(base.getScheme())) || base.getHost() == null) {
                throw new IllegalArgumentException("url: " + base + " (expected: http(s)://host/v1)");
            }
            if (model.isBlank()) {
                throw new IllegalArgumentException("model: blank (expected: the name the server knows it by)");
            }
            if (!FORMATS.contains(format)) {
                throw new IllegalArgumentException("format: " + format + " (expected: wav or pcm)");
            }
            if (pcmRate < 8_000 || pcmRate > 192_000) {
                throw new IllegalArgumentException("rate: " + pcmRate + " (expected: 8000..192000)");
            }
            if (!patience.isPositive()) {
                throw new IllegalArgumentException("patience: " + patience + " (expected: more than 0)");
            }
        }

        /** Where a sentence is asked for. */
        URI address() {
            String query = base.getRawQuery();
            return URI.create(bare() + "/audio/speech" + (query == null ? "" : "?" + query));
        }

        /** The base without its question. */
        private String bare() {
            String whole = base.toString();
            int question = whole.indexOf('?');
            return question < 0 ? whole : whole.substring(0, question);
        }

        /** Everything but the key, which some servers would have in the question. */
        @Override
        public String toString() {
            return "Server[" + bare() + ", " + model + ", " + voice + ", " + format + "]";
        }
    }

    private final Server server;
    private final HttpClient client;
    private final JsonMapper json = JsonMapper.builder().build();

    public OpenAiSpeech(Server server) {
        this.server = server;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(server.patience())
                .build();
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Utterance speak(String text, VoiceWish wish) throws SpeechFailed {
        HttpRequest request = HttpRequest.newBuilder(server.address())
                .timeout(server.patience())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(asked(text, wish))))
                .build();
        byte[] body = answer(signed(request));
        WavSound sound = server.format().equals("pcm") ? WavSound.bare(body, server.pcmRate()) : WavSound.read(body);
        if (isSilent(sound.samples())) {
            throw new SpeechFailed("sound: " + sound.samples().length + " samples of silence (expected: a voice)");
        }
        return SpokenTimes.utterance(text, sound.samples(), sound.rate());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest signed(HttpRequest request) {
        String key = server.key();
        if (key == null || key.isBlank()) {
            return request;
        }
        HttpRequest.Builder with = HttpRequest.newBuilder(request, (_, _) -> true);
        return switch (server.keyHead()) {
            case BEARER -> with.header("Authorization", "Bearer " + key).build();
            case API_KEY -> with.header("api-key", key).build();
        };
    }

    private Map<String, Object> asked(String text, VoiceWish wish) {
        Map<String, Object> asked = new LinkedHashMap<>();
        asked.put("model", server.model());
        asked.put("input", text);
        asked.put("voice", wish.voice().isEmpty() ? server.voice() : wish.voice());
        asked.put("response_format", server.format());
        asked.put("speed", wish.pace());
        return asked;
    }

    /** The whole answer within the patience: a request's own timeout ends with its head, and sound may trickle after it. */
    private byte[] answer(HttpRequest request) throws SpeechFailed {
        CompletableFuture<HttpResponse<InputStream>> asked =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream());
        CompletableFuture<byte[]> whole =
                asked.thenApplyAsync(this::read, task -> Thread.ofVirtual().start(task));
        try {
            return whole.get(server.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            var _ = asked.thenAccept(OpenAiSpeech::hangUp);
            asked.cancel(true);
            throw new SpeechFailed("no answer within " + server.patience().toMillis() + " ms", late);
        } catch (ExecutionException failed) {
            Throwable why = failed.getCause() == null ? failed : failed.getCause();
            throw new SpeechFailed(String.valueOf(why.getMessage() == null ? why : why.getMessage()), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            asked.cancel(true);
            throw new SpeechFailed("interrupted", interrupted);
        }
    }

    private static void hangUp(HttpResponse<InputStream> response) {
        try {
            response.body().close();
        } catch (IOException gone) {
            // It is over either way.
        }
    }

    private byte[] read(HttpResponse<InputStream> response) {
        try (InputStream in = response.body()) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(256 * 1024);
            byte[] buffer = new byte[16 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
                if (bytes.size() > MOST_BYTES) {
                    throw new IllegalStateException("more than " + MOST_BYTES + " bytes (expected: one sentence)");
                }
            }
            if (response.statusCode() != 200) {
                String words = bytes.toString(StandardCharsets.UTF_8).strip();
                throw new IllegalStateException(
                        "status " + response.statusCode() + " " + words.substring(0, Math.min(200, words.length())));
            }
            return bytes.toByteArray();
        } catch (IOException broken) {
            throw new IllegalStateException("the answer broke off: " + broken.getMessage(), broken);
        }
    }

    private static boolean isSilent(short[] samples) {
        for (short sample : samples) {
            if (Math.abs((int) sample) > QUIET) {
                return false;
            }
        }
        return true;
    }
}

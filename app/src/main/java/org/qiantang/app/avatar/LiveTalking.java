package org.qiantang.app.avatar;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The few words that are spoken with a LiveTalking: say this sound, stop, are you there.
 *
 * <p>Its {@code /human}, which would let a model of its own answer ({@code chat}) or a voice of its own read, is never
 * asked: what it says is what was judged here, in the sound that was made here.
 *
 * @see <a href="https://github.com/lipku/LiveTalking/blob/main/docs/api.md">its interface</a>
 */
final class LiveTalking implements AutoCloseable {
    static final String NAME = "LiveTalking";

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST_WORDS = 120;
    /** No sound of ours has these bytes by chance; the parts of a form must not hold what parts them. */
    private static final String BOUNDARY = "qiantang-b1d7c9e04f2a4c5e8a63";

    /** It answered, and will not. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    private final AvatarSettings.Engine engine;
    private final HttpClient client;
    private final JsonMapper json = JsonMapper.builder().build();

    LiveTalking(AvatarSettings.Engine engine) {
        this.engine = engine;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build();
    }

    /** Has it say this sound after what it says already. */
    void say(byte[] wav) throws IOException, InterruptedException, Refused {
        ByteArrayOutputStream form = new ByteArrayOutputStream(wav.length + 512);
        form.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"sessionid\"\r\n\r\n"
                        + engine.session() + "\r\n--" + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"sentence.wav\"\r\n"
                        + "Content-Type: audio/wav\r\n\r\n")
                .getBytes(UTF_8));
        form.writeBytes(wav);
        form.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(UTF_8));
        ask("/humanaudio", "multipart/form-data; boundary=" + BOUNDARY, form.toByteArray());
    }

    /** Has it stop, and forget what it has not said yet. */
    void interrupt() throws IOException, InterruptedException, Refused {
        askAbout("/interrupt_talk");
    }

    /** Asks whether it is there at all. */
    void greet() throws IOException, InterruptedException, Refused {
        askAbout("/is_speaking");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private void askAbout(String path) throws IOException, InterruptedException, Refused {
        ask(path, "application/json", json.writeValueAsBytes(Map.of("sessionid", engine.session())));
    }

    private void ask(String path, String type, byte[] body) throws IOException, InterruptedException, Refused {
        String base = engine.url().toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path))
                .timeout(PATIENCE)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        String bearer = engine.bearer();
        if (bearer != null && !bearer.isBlank()) {
            request.header("Authorization", "Bearer " + bearer);
        }
        HttpResponse<String> answer = whole(client.sendAsync(
                request.build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(UTF_8), 65_536)));
        if (answer.statusCode() != 200) {
            throw new Refused("status " + answer.statusCode());
        }
        require(answer.body());
    }

    /** A request's own patience ends with the headers; an answer that stalls after them would hold the only hand. */
    private static <T> T whole(CompletableFuture<T> asked) throws IOException, InterruptedException {
        try {
            return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IOException("no whole answer within " + PATIENCE, slow);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } finally {
            asked.cancel(true);
        }
    }

    private void require(String body) throws Refused {
        JsonNode code;
        String words;
        try {
            JsonNode answer = json.readTree(body);
            code = answer.path("code");
            words = answer.path("msg").asString("");
        } catch (JacksonException noJson) {
            throw new Refused("no json");
        }
        if (!code.isNumber() || code.asInt() != 0) {
            throw new Refused("code " + code + " " + words.substring(0, Math.min(MOST_WORDS, words.length())));
        }
    }
}

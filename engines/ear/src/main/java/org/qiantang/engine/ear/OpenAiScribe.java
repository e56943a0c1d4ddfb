package org.qiantang.engine.ear;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Has utterances written down by an OpenAI-compatible endpoint: {@code POST …/audio/transcriptions}. */
final class OpenAiScribe implements Scribe {
    private static final int MOST_TRIES = 3;
    private static final long MAX_REPLY_BYTES = 1 << 20;
    private static final int MAX_COMPLAINT_CHARS = 200;
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    /** The server says by these that it has not taken the sound, so that asking again pays for nothing twice. */
    private static final Set<Integer> NOT_TAKEN = Set.of(429, 503);

    private final URI address;
    private final String model;
    private final @Nullable String key;
    private final Duration patience;
    private final Pauses pauses;
    private final HttpClient client;

    /**
     * @param address the whole address, down to {@code /audio/transcriptions}
     * @param patience how long one utterance may take, all tries together
     */
    OpenAiScribe(URI address, String model, @Nullable String key, Duration patience, Pauses pauses) {
        this.address = address;
        this.model = model;
        this.key = key;
        this.patience = patience;
        this.pauses = pauses;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                // Elsewhere is not where the key was meant to go.
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    @Override
    public Engine engine() {
        return new Engine("openai-compatible", model);
    }

    @Override
    public List<Written> write(Utterance utterance) throws ScribeFailed, InterruptedException {
        HttpRequest request = request(utterance);
        long until = System.nanoTime() + patience.toNanos();
        for (int tries = 1; ; tries++) {
            try {
                return ask(request, until, utterance.length());
            } catch (NotTaken refused) {
                Duration pause = max(pauses.after(tries), refused.notBefore);
                if (tries == MOST_TRIES || pause.compareTo(left(until)) >= 0) {
                    throw refused;
                }
                Thread.sleep(pause);
            }
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(Utterance utterance) {
        byte[] form = new Form()
                .field("model", model)
                .field("language", "zh")
                .field("response_format", "verbose_json")
                .file("file", "utterance.wav", "audio/wav", Wav.of(utterance.pcm()))
                .end();
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", Form.contentType())
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(form));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return request.build();
    }

    private List<Written> ask(HttpRequest request, long until, Duration length)
            throws ScribeFailed, InterruptedException {
        HttpResponse<byte[]> response;
        try {
            response = send(request, left(until));
        } catch (TimeoutException late) {
            throw new ScribeFailed("no answer within " + patience.toSeconds() + " s from " + Host.of(address), late);
        } catch (ConnectException | HttpConnectTimeoutException unreachable) {
            throw new NotTaken("no connection to " + Host.of(address), Duration.ZERO);
        } catch (IOException broken) {
            // It may have been taken and paid for: not asked again.
            throw new ScribeFailed("connection to " + Host.of(address) + " broke: " + broken.getMessage(), broken);
        }
        int status = response.statusCode();
        if (status == 200) {
            return TranscriptionReply.read(response.body(), length);
        }
        String why = "status: " + status + " from " + Host.of(address) + " (expected: 200) "
                + withoutKey(TranscriptionReply.complaint(response.body()));
        throw NOT_TAKEN.contains(status)
                ? new NotTaken(why.strip(), retryAfter(response))
                : new ScribeFailed(why.strip());
    }

    /** The whole answer in time: a request's own timeout ends with the headers, and a body may drip for ever. */
    private HttpResponse<byte[]> send(HttpRequest request, Duration atMost)
            throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<HttpResponse<byte[]>> asked =
                client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_REPLY_BYTES));
        try {
            return asked.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IOException(failed.getCause());
        } finally {
            asked.cancel(true);
        }
    }

    private String withoutKey(String complaint) {
        String said = Heard.tidy(complaint);
        String safe = key == null ? said : said.replace(key, "(key)");
        return safe.length() > MAX_COMPLAINT_CHARS ? safe.substring(0, MAX_COMPLAINT_CHARS) : safe;
    }

    /** The seconds that the server asks for; a date, which the header may also hold, is not understood. */
    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)))
                .orElse(Duration.ZERO);
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** A try of which it is certain that nothing came of it. */
    private static final class NotTaken extends ScribeFailed {
        private static final long serialVersionUID = 1L;

        private final transient Duration notBefore;

        NotTaken(String message, Duration notBefore) {
            super(message);
            this.notBefore = notBefore;
        }
    }
}

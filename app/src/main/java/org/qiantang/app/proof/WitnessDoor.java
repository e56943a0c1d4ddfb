package org.qiantang.app.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.qiantang.engine.tlog.note.VerifierKey;
import org.qiantang.engine.tlog.witness.Reply;
import org.qiantang.engine.tlog.witness.Visit;

/** A witness far away, who is asked over HTTP (C2SP tlog-witness). */
final class WitnessDoor implements Visit.Door {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 1 << 16;

    private final HttpClient http;
    private final URI address;

    WitnessDoor(HttpClient http, URI address) {
        this.http = http;
        this.address = address;
    }

    /** A witness as it is settled: its key, a space, and its address. */
    record Settled(VerifierKey key, URI address) {
        static Settled parse(String text) {
            List<String> parts = List.of(text.split(" ", 2));
            String base = parts.get(1).endsWith("/") ? parts.get(1) : parts.get(1) + "/";
            return new Settled(VerifierKey.parse(parts.get(0)), URI.create(base));
        }
    }

    @Override
    public Reply addCheckpoint(String body) {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("add-checkpoint"))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream words = answer.body()) {
                return new Reply(Reply.Kind.of(answer.statusCode()), new String(words.readNBytes(MOST_BYTES), UTF_8));
            }
        } catch (IOException trouble) {
            throw new UncheckedIOException("witness not reached: address=" + address, trouble);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("witness not waited for: address=" + address, interrupted);
        }
    }
}

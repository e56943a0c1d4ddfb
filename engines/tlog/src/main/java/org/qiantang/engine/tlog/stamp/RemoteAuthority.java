package org.qiantang.engine.tlog.stamp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.qiantang.engine.tlog.merkle.Hash;

/** Any authority that speaks RFC 3161 over HTTP (section 3.4). What it answers is kept only if its key is trusted. */
public final class RemoteAuthority implements StampAuthority {
    /** A token with a long chain of certificates takes some ten thousand bytes. */
    private static final int MOST_BYTES = 1 << 18;

    private final HttpClient http;
    private final URI address;
    private final Duration patience;
    private final StampTrust trust;
    private final SecureRandom random;

    /**
     * An authority at an address.
     *
     * @param patience for one answer: from the first byte of the question to the head of the answer, and once more to its end
     */
    public RemoteAuthority(HttpClient http, URI address, Duration patience, StampTrust trust, SecureRandom random) {
        this.http = http;
        this.address = address;
        this.patience = patience;
        this.trust = trust;
        this.random = random;
    }

    @Override
    public byte[] stamp(Hash imprint) throws IOException, InterruptedException {
        var query = new StampQuery(imprint, random);
        byte[] token = query.tokenIn(ask(query.bytes()));
        StampTrust.Verdict verdict = trust.judge(token, imprint);
        if (verdict.stamp() == null) {
            throw new IOException("time-stamp not trusted: authority=" + address + " why=" + verdict.kind());
        }
        return token;
    }

    private byte[] ask(byte[] query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(patience)
                .header("Content-Type", "application/timestamp-query")
                .header("Accept", "application/timestamp-reply")
                .POST(HttpRequest.BodyPublishers.ofByteArray(query))
                .build();
        HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (response.statusCode() != 200) {
                throw new IOException("time-stamp refused: authority=" + address + " status=" + response.statusCode());
            }
            byte[] answer = readInTime(body);
            if (answer.length > MOST_BYTES) {
                throw new IOException("time-stamp answer too long: authority=" + address);
            }
            return answer;
        }
    }

    /** The request's own patience ends with the head of the answer, so that a body may trickle for ever. */
    private byte[] readInTime(InputStream body) throws IOException {
        var late = new AtomicBoolean();
        CompletableFuture<Void> end = CompletableFuture.runAsync(
                () -> {
                    late.set(true);
                    close(body);
                },
                CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS));
        try {
            return body.readNBytes(MOST_BYTES + 1);
        } catch (IOException trouble) {
            throw late.get() ? new IOException("time-stamp answer too slow: authority=" + address, trouble) : trouble;
        } finally {
            end.cancel(false);
        }
    }

    private static void close(InputStream body) {
        try {
            body.close();
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}

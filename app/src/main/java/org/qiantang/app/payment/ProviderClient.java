package org.qiantang.app.payment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/**
 * A payment provider as we reach it: signed JSON over HTTP.
 *
 * <p>A refusal is an answer. Anything else that is not the answer, such as a lost connection, is an
 * {@link IOException}: nobody knows whether it was done, so the same request id is sent again.
 */
public final class ProviderClient {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final byte[] NOTHING = {};

    private final String name;
    private final URI base;
    private final HttpClient http;
    private final Signature signature;
    private final JsonMapper json;

    /**
     * A provider of this name.
     *
     * @param base where its API lies, such as {@code https://pay.example/api}
     */
    public ProviderClient(String name, URI base, HttpClient http, Signature signature, JsonMapper json) {
        this.name = name;
        this.base = base;
        this.http = http;
        this.signature = signature;
        this.json = json;
    }

    /** What a provider says. */
    public sealed interface Answer<T> {
        record Given<T>(T value) implements Answer<T> {}

        record Refused<T>(Wire.Refusal refusal) implements Answer<T> {}
    }

    public String name() {
        return name;
    }

    /** What the provider's callbacks are signed with. */
    public Signature signature() {
        return signature;
    }

    public Answer<Wire.Payment> open(Wire.Open open) throws IOException, InterruptedException {
        return send("POST", "/payments", json.writeValueAsBytes(open), Wire.Payment.class);
    }

    public Answer<Wire.Payment> query(String paymentNo) throws IOException, InterruptedException {
        return send("GET", "/payments/" + paymentNo, NOTHING, Wire.Payment.class);
    }

    public Answer<Wire.Refund> refund(Wire.RefundAsked refund) throws IOException, InterruptedException {
        return send("POST", "/refunds", json.writeValueAsBytes(refund), Wire.Refund.class);
    }

    private <T> Answer<T> send(String method, String path, byte[] body, Class<T> answer)
            throws IOException, InterruptedException {
        URI address = URI.create(base + path);
        Signature.Seal seal = signature.seal(method, address.getPath(), body);
        HttpRequest request = seal.on(HttpRequest.newBuilder(address))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        return switch (response.statusCode()) {
            case 200 -> new Answer.Given<>(json.readValue(response.body(), answer));
            case 404, 409, 422 -> new Answer.Refused<>(json.readValue(response.body(), Wire.Refusal.class));
            default -> throw new IOException(method + " " + address + ": " + response.statusCode());
        };
    }
}

package org.qiantang.app.payment;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The simulated provider as we reach it, through the network like any other: signed JSON over HTTP. */
public final class ProviderClient implements PaymentProvider {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String TEXT = "text/plain;charset=UTF-8";
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

    @Override
    public String name() {
        return name;
    }

    @Override
    public String title(boolean english) {
        return english ? "Simulated payment" : "模拟支付";
    }

    @Override
    public boolean opensAhead() {
        return true;
    }

    @Override
    public Answer<Wire.Payment> open(Wire.Open open, Payer payer) throws IOException, InterruptedException {
        return send("POST", "/payments", json.writeValueAsBytes(open), Wire.Payment.class);
    }

    @Override
    public Answer<Wire.Standing> query(String paymentNo) throws IOException, InterruptedException {
        return send("GET", "/payments/" + paymentNo, NOTHING, Wire.Standing.class);
    }

    @Override
    public Answer<Wire.Standing> close(String paymentNo) throws IOException, InterruptedException {
        return send("POST", "/payments/" + paymentNo + "/close", NOTHING, Wire.Standing.class);
    }

    @Override
    public Answer<Wire.Refund> refund(Wire.RefundAsked refund) throws IOException, InterruptedException {
        return send("POST", "/refunds", json.writeValueAsBytes(refund), Wire.Refund.class);
    }

    @Override
    public Notice read(Callback callback) {
        Signature.Verdict verdict =
                signature.check("POST", callback.path(), callback.body(), Signature.Seal.read(callback.headers()));
        if (verdict != Signature.Verdict.GENUINE) {
            return new Notice.Forged(verdict.name());
        }
        try {
            return new Notice.Paid(json.readValue(callback.body(), Wire.Report.class));
        } catch (JacksonException unreadable) {
            return new Notice.Unreadable("unreadable");
        }
    }

    @Override
    public Reply reply(Outcome outcome, String why) {
        int status = switch (outcome) {
            case HEARD -> 200;
            case UNREADABLE -> 400;
            case FORGED -> 401;
            case UNKNOWN_PAYMENT -> 404;
            case BUSY -> 503;
        };
        return new Reply(status, TEXT, why);
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

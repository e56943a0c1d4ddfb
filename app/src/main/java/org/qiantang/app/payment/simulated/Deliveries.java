package org.qiantang.app.payment.simulated;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.qiantang.app.payment.Signature;
import org.qiantang.app.payment.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Makes the callbacks that are due, again and again until they are answered with 200 or given up. */
final class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int AT_ONCE = 50;
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration MOST = Duration.ofMinutes(1);

    private final Ledger ledger;
    private final HttpClient http;
    private final Signature signature;
    private final InstantSource clock;
    private final JsonMapper json;
    private final Manners manners;

    Deliveries(
            Ledger ledger,
            HttpClient http,
            Signature signature,
            InstantSource clock,
            JsonMapper json,
            Manners manners) {
        this.ledger = ledger;
        this.http = http;
        this.signature = signature;
        this.clock = clock;
        this.json = json;
        this.manners = manners;
    }

    void round() {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Ledger.Delivery delivery : ledger.due(clock.instant(), AT_ONCE)) {
                callers.execute(() -> deliver(delivery));
            }
        }
    }

    private void deliver(Ledger.Delivery delivery) {
        try {
            int status = call(delivery);
            if (status == 200) {
                ledger.delivered(delivery.id(), clock.instant());
                return;
            }
            LOG.info("callback not taken: payment={} status={}", delivery.paymentNo(), status);
        } catch (IOException trouble) {
            LOG.info("callback not delivered: payment={} cause={}", delivery.paymentNo(), trouble.toString());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return;
        }
        postpone(delivery);
    }

    private void postpone(Ledger.Delivery delivery) {
        Instant now = clock.instant();
        Duration pause = manners.firstRetry().multipliedBy(1L << Math.min(delivery.attempts(), 20));
        boolean givenUp = delivery.attempts() + 1 >= manners.attempts();
        ledger.again(delivery.id(), now.plus(pause.compareTo(MOST) < 0 ? pause : MOST), givenUp ? now : null);
    }

    private int call(Ledger.Delivery delivery) throws IOException, InterruptedException {
        URI address = URI.create(delivery.callback());
        byte[] body =
                json.writeValueAsBytes(new Wire.Report(delivery.paymentNo(), delivery.amount(), delivery.tradeNo()));
        Signature.Seal seal = signature.seal("POST", address.getPath(), body);
        HttpRequest request = seal.on(HttpRequest.newBuilder(address))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}

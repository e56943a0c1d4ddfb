package org.qiantang.app.payment;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.journal.Office;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.app.order.Orders;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.settings.Settings;
import org.qiantang.event.EventCodec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The payment desk, its couriers, and the one provider there is so far. */
@Configuration(proxyBeanMethods = false)
class PaymentWiring {
    private static final String PROVIDER = "simpay";

    @Bean
    ProviderClient provider(Settings settings, Secrets secrets, InstantSource clock, JsonMapper json) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        var signature = new Signature(secrets.of(PROVIDER), clock, new SecureRandom());
        return new ProviderClient(PROVIDER, URI.create(settings.ownAddress() + "/simpay/api"), http, signature, json);
    }

    @Bean
    PaymentTable paymentTable(JdbcClient jdbc) {
        return new PaymentTable(jdbc);
    }

    @Bean
    PaymentDesk paymentDesk(
            Office office,
            PaymentTable payments,
            Rooms rooms,
            InstantSource clock,
            @Value("${qiantang.payment.first-query:15s}") Duration firstQuery) {
        return new PaymentDesk(office, payments, rooms, clock, firstQuery);
    }

    @Bean
    PaymentOpener paymentOpener(
            EventCodec codec,
            ProviderClient provider,
            PaymentDesk desk,
            OrderNumbers numbers,
            Orders orders,
            Settings settings) {
        String callback = settings.ownAddress() + "/api/payments/callback/" + provider.name();
        return new PaymentOpener(codec, provider, desk, numbers, orders, callback);
    }

    @Bean
    Refunder refunder(EventCodec codec, ProviderClient provider, PaymentDesk desk) {
        return new Refunder(codec, provider, desk);
    }

    @Bean
    Rounds missingCallbacks(
            PaymentTable payments,
            ProviderClient provider,
            PaymentDesk desk,
            InstantSource clock,
            @Value("${qiantang.payment.first-query:15s}") Duration firstQuery) {
        var callbacks = new MissingCallbacks(payments, provider, desk, clock, firstQuery);
        return new Rounds("missing-callbacks", Duration.ofSeconds(1), callbacks::round);
    }
}

package org.qiantang.app.payment;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.app.order.Orders;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.settings.Settings;
import org.qiantang.event.EventCodec;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The payment desk, its couriers, and the simulated provider as it is reached, unless another is chosen. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentSettings.class)
class PaymentWiring {
    private static final String SIMULATED = "simpay";

    @Bean
    @ConditionalOnProperty(name = "qiantang.payment.provider", havingValue = SIMULATED, matchIfMissing = true)
    PaymentProvider simulatedClient(Settings settings, Secrets secrets, InstantSource clock, JsonMapper json) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        var signature = new Signature(secrets.of(SIMULATED), clock, new SecureRandom());
        return new ProviderClient(SIMULATED, URI.create(settings.ownAddress() + "/simpay/api"), http, signature, json);
    }

    @Bean
    PaymentTable paymentTable(JdbcClient jdbc) {
        return new PaymentTable(jdbc);
    }

    @Bean
    PaymentDesk paymentDesk(
            Office office,
            PaymentTable payments,
            PaymentProvider provider,
            Rooms rooms,
            InstantSource clock,
            PaymentSettings settings) {
        return new PaymentDesk(office, payments, provider, rooms, clock, settings.firstQuery());
    }

    @Bean
    PaymentOpener paymentOpener(
            EventCodec codec,
            PaymentProvider provider,
            PaymentDesk desk,
            OrderNumbers numbers,
            Orders orders,
            Settings settings,
            PaymentSettings payment) {
        String outside = payment.callback();
        String callback =
                (outside.isEmpty() ? settings.ownAddress() : outside) + "/api/payments/callback/" + provider.name();
        return new PaymentOpener(codec, provider, desk, numbers, orders, callback, payment.atOnce());
    }

    @Bean
    PaymentCloser paymentCloser(EventCodec codec, PaymentDesk desk) {
        return new PaymentCloser(codec, desk);
    }

    @Bean
    Refunder refunder(
            EventCodec codec,
            Office office,
            PaymentTable payments,
            JdbcClient jdbc,
            PaymentProvider provider,
            InstantSource clock) {
        return new Refunder(codec, new RefundDesk(office, payments, new RefundTable(jdbc), provider, clock));
    }

    @Bean
    Rounds missingCallbacks(
            PaymentTable payments,
            PaymentProvider provider,
            PaymentDesk desk,
            InstantSource clock,
            PaymentSettings settings) {
        var callbacks = new MissingCallbacks(payments, provider, desk, clock, settings.firstQuery());
        return new Rounds("missing-callbacks", Duration.ofSeconds(1), callbacks::round);
    }
}

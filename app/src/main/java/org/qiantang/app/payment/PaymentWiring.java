package org.qiantang.app.payment;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.order.OrderNumbers;
import org.qiantang.app.order.Orders;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.settings.Settings;
import org.qiantang.event.EventCodec;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The payment desk, its couriers, our cashier, and the simulated provider as it is reached. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PaymentSettings.class)
class PaymentWiring {
    private static final String SIMULATED = "simpay";

    /** Always there, for what was paid through it; offered only where the settings say so. */
    @Bean
    PaymentProvider simulatedClient(Settings settings, Secrets secrets, InstantSource clock, JsonMapper json) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        var signature = new Signature(secrets.of(SIMULATED), clock, new SecureRandom());
        return new ProviderClient(SIMULATED, URI.create(settings.ownAddress() + "/simpay/api"), http, signature, json);
    }

    @Bean
    PaymentProviders paymentProviders(List<PaymentProvider> all, PaymentSettings settings) {
        Boolean asked = settings.simulated();
        boolean simulated = asked == null ? all.size() == 1 : asked;
        return new PaymentProviders(
                all,
                all.stream()
                        .filter(one -> simulated || !one.name().equals(SIMULATED))
                        // What takes no money stands behind what does.
                        .sorted(Comparator.comparing(one -> one.name().equals(SIMULATED)))
                        .toList());
    }

    @Bean
    Addresses paymentAddresses(Settings settings, PaymentSettings payment) {
        String outside = payment.callback();
        return new Addresses(outside.isEmpty() ? settings.ownAddress() : outside.replaceAll("/+$", ""));
    }

    @Bean
    PaymentTable paymentTable(JdbcClient jdbc) {
        return new PaymentTable(jdbc);
    }

    @Bean
    PaymentDesk paymentDesk(
            Office office,
            PaymentTable payments,
            PaymentProviders providers,
            Rooms rooms,
            InstantSource clock,
            PaymentSettings settings) {
        return new PaymentDesk(office, payments, providers, rooms, clock, settings.firstQuery());
    }

    @Bean
    CashierDesk cashierDesk(
            Office office,
            JdbcClient jdbc,
            PaymentTable payments,
            PaymentDesk desk,
            PaymentProviders providers,
            Addresses addresses,
            InstantSource clock) {
        return new CashierDesk(
                office, new CashierTable(jdbc), payments, desk, providers, addresses, clock, new SecureRandom());
    }

    @Bean
    PaymentOpener paymentOpener(
            EventCodec codec,
            PaymentProviders providers,
            PaymentDesk desk,
            CashierDesk cashiers,
            OrderNumbers numbers,
            Orders orders,
            Addresses addresses,
            PaymentSettings payment) {
        return new PaymentOpener(codec, providers, desk, cashiers, numbers, orders, addresses, payment.atOnce());
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
            PaymentProviders providers,
            InstantSource clock) {
        return new Refunder(codec, new RefundDesk(office, payments, new RefundTable(jdbc), providers, clock));
    }

    @Bean
    Rounds missingCallbacks(
            PaymentTable payments,
            PaymentProviders providers,
            PaymentDesk desk,
            InstantSource clock,
            PaymentSettings settings) {
        var callbacks = new MissingCallbacks(payments, providers, desk, clock, settings.firstQuery());
        return new Rounds("missing-callbacks", Duration.ofSeconds(1), callbacks::round);
    }
}

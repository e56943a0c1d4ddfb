package org.qiantang.app.payment.simulated;

import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.payment.Signature;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The simulated provider, as if it were a company of its own that happens to live in this process. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Manners.class)
class SimulatedWiring {
    @Bean
    Ledger simulatedLedger(JdbcClient jdbc) {
        return new Ledger(jdbc);
    }

    @Bean
    Signature simulatedSignature(Secrets secrets, InstantSource clock) {
        return new Signature(secrets.of("simpay"), clock, new SecureRandom());
    }

    @Bean
    SimulatedProvider simulatedProvider(
            Ledger ledger, PlatformTransactionManager transactions, InstantSource clock, Manners manners) {
        return new SimulatedProvider(
                ledger,
                new TransactionTemplate(transactions),
                clock,
                new SecureRandom(),
                RandomGenerator.getDefault(),
                manners);
    }

    @Bean
    Rounds simulatedDeliveries(
            Ledger ledger, Signature simulatedSignature, InstantSource clock, JsonMapper json, Manners manners) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build();
        var deliveries = new Deliveries(ledger, http, simulatedSignature, clock, json, manners);
        return new Rounds("simpay-deliveries", Duration.ofMillis(100), deliveries::round);
    }
}

package org.qiantang.app.payment.alipay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.qiantang.app.payment.PaymentProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Alipay, where there are keys for it. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("qiantang.payment.alipay.app-id")
@EnableConfigurationProperties(AlipaySettings.class)
class AlipayWiring {
    @Bean
    PaymentProvider alipay(AlipaySettings settings) throws IOException {
        return new AlipayProvider(
                settings.gateway(),
                settings.appId(),
                key(settings.privateKeyFile()),
                key(settings.publicKeyFile()),
                Duration.ofSeconds(5));
    }

    /** Keys come with or without their first and last lines. */
    private static String key(Path file) throws IOException {
        return Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
    }
}

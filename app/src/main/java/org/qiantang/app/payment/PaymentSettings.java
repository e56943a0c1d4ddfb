package org.qiantang.app.payment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How payments are made.
 *
 * @param provider which one: {@code simpay}, the simulated one
 * @param callback where the provider reaches us from outside, such as {@code https://shop.example}; empty for ourselves
 * @param firstQuery how long after opening the provider is asked, if it has not called back by itself
 * @param atOnce how many payments are opened at the same time
 */
@ConfigurationProperties("qiantang.payment")
record PaymentSettings(
        @DefaultValue("simpay") String provider,
        @DefaultValue("") String callback,
        @DefaultValue("15s") Duration firstQuery,
        @DefaultValue("16") int atOnce) {
    PaymentSettings {
        if (!provider.matches("simpay")) {
            throw new IllegalArgumentException("provider: " + provider + " (expected: simpay)");
        }
        if (atOnce < 1 || atOnce > 64) {
            throw new IllegalArgumentException("atOnce: " + atOnce + " (expected: 1..64)");
        }
    }
}

package org.qiantang.app.payment;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How payments are made. Real providers are offered as soon as there are keys for them.
 *
 * @param simulated whether the simulated provider is offered, which takes no money; unset, only where there is no other
 * @param callback where providers reach us from outside, such as {@code https://shop.example}; empty for ourselves
 * @param firstQuery how long after opening the provider is asked, if it has not called back by itself
 * @param atOnce how many payments are opened at the same time
 */
@ConfigurationProperties("qiantang.payment")
record PaymentSettings(
        @Nullable Boolean simulated,
        @DefaultValue("") String callback,
        @DefaultValue("15s") Duration firstQuery,
        @DefaultValue("16") int atOnce) {
    PaymentSettings {
        if (atOnce < 1 || atOnce > 64) {
            throw new IllegalArgumentException("atOnce: " + atOnce + " (expected: 1..64)");
        }
    }
}

package org.qiantang.app.payment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** A clock that tests put forward, where they ask for it by a setting: a hold of five minutes need not take five minutes. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(MovableClock.SETTING)
class MovableClock {
    static final String SETTING = "test.movable-clock";

    @Bean
    @Primary
    Hand movableHand() {
        return new Hand();
    }

    static final class Hand implements InstantSource {
        private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead.get());
        }

        void forward(Duration by) {
            ahead.updateAndGet(before -> before.plus(by));
        }
    }
}

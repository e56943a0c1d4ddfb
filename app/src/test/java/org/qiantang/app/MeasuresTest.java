package org.qiantang.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.app.room.Audience;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;

class MeasuresTest {
    private static final Instant NOON = Instant.parse("2026-11-11T04:00:00Z");

    @Test
    void orders_are_counted_by_what_became_of_them() {
        var registry = new SimpleMeterRegistry();
        Audience counting = Measures.orders(registry);

        counting.happened(1, List.of(paid(1), paid(2), happened(new ShowEvent.LikesCounted(NOON, 7, null))));
        counting.happened(2, List.of(paid(3)));

        assertThat(registry.counter("qiantang.orders", "outcome", "paid").count())
                .isEqualTo(3);
        assertThat(registry.getMeters()).hasSize(1);
    }

    private static Audience.Happened paid(long orderId) {
        return happened(new ShowEvent.OrderPaid(NOON, orderId, 5, "no", Money.cny(100)));
    }

    private static Audience.Happened happened(ShowEvent event) {
        return new Audience.Happened(1, event, List.of());
    }
}

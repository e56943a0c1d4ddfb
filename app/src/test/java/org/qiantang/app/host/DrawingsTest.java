package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.performance.presenter.Cast;
import org.qiantang.engine.performance.presenter.Look;

class DrawingsTest {
    private static final Look ONE = Look.DEFAULT;
    private static final Look OTHER = Cast.MANNI.look();

    @Test
    void a_look_is_named_without_drawing_it_and_drawn_once() {
        var times = new AtomicInteger();
        var drawings = new Drawings(look -> new byte[] {(byte) times.incrementAndGet()});

        assertThat(drawings.tag(ONE)).isEqualTo(drawings.tag(ONE)).isNotEqualTo(drawings.tag(OTHER));
        assertThat(times).hasValue(0);
        assertThat(drawings.of(ONE)).containsExactly(1);
        assertThat(drawings.of(ONE)).containsExactly(1);
        assertThat(new Drawings(_ -> new byte[0]).tag(ONE)).as("in another run").isNotEqualTo(drawings.tag(ONE));
    }

    @Test
    void a_look_that_takes_long_keeps_nobody_from_another() throws Exception {
        var begun = new CountDownLatch(1);
        var other = new CountDownLatch(1);
        var drawings = new Drawings(look -> {
            if (look.equals(ONE)) {
                begun.countDown();
                await(other);
            }
            return new byte[] {1};
        });

        CompletableFuture<byte[]> slow = CompletableFuture.supplyAsync(() -> drawings.of(ONE));
        await(begun);
        assertThat(drawings.of(OTHER)).containsExactly(1);
        other.countDown();

        assertThat(slow.get(10, TimeUnit.SECONDS)).containsExactly(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException trouble) {
            throw new IllegalStateException(trouble);
        }
    }
}

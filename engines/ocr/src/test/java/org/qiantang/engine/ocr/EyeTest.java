package org.qiantang.engine.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EyeTest {
    private static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");

    private final List<Instant> seen = new CopyOnWriteArrayList<>();
    private final Semaphore told = new Semaphore(0);

    @Test
    void while_one_picture_is_read_only_the_newest_waits_and_the_others_are_counted() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var eye = new Eye(new Blank(), this::seen)) {
            eye.look(new Eye.Glance(NOON, () -> {
                begun.countDown();
                go.await();
                return picture();
            }));
            assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
            for (int second = 1; second <= 4; second++) {
                eye.look(new Eye.Glance(NOON.plusSeconds(second), EyeTest::picture));
            }
            go.countDown();

            assertThat(told.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
            assertThat(seen).containsExactly(NOON, NOON.plusSeconds(4));
            assertThat(eye.tally()).isEqualTo(new Eye.Tally(2, 3, 0));
        }
    }

    @Test
    void a_picture_that_cannot_be_made_costs_itself_alone() throws Exception {
        try (var eye = new Eye(new Blank(), this::seen)) {
            eye.look(new Eye.Glance(NOON, () -> {
                throw new IOException("no picture");
            }));
            while (eye.tally().failed() == 0) {
                Thread.sleep(5);
            }
            eye.look(new Eye.Glance(NOON.plusSeconds(1), EyeTest::picture));

            assertThat(told.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(seen).containsExactly(NOON.plusSeconds(1));
        }
    }

    private void seen(Instant at, List<Text> texts) {
        seen.add(at);
        told.release();
    }

    private static Picture picture() {
        return new Picture(1, 1, new byte[3]);
    }

    private static final class Blank implements TextReader {
        @Override
        public String name() {
            return "blank";
        }

        @Override
        public String version() {
            return "1";
        }

        @Override
        public List<Text> read(Picture picture) {
            return List.of();
        }

        @Override
        public void close() {}
    }
}

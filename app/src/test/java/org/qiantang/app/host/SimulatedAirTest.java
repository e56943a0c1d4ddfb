package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.host.SimulatedAir.Said;
import org.qiantang.event.DigitalHost.HostTurn;
import org.qiantang.event.DigitalHost.HostUse;

/** Of simulated time, what a busy machine must not decide: how much of it goes by while the performing thread is late. */
final class SimulatedAirTest {
    /** In the midst of the first sentence. */
    private static final long TAKEN_AT = 100;

    /** What frames that nothing holds up need for many times a viewer's patience. */
    private static final long A_WHILE_MILLIS = 500;

    private static final long NEVER_SECONDS = 60;

    private final SimulatedCompany company = new SimulatedCompany();
    private final SimulatedAir air = new SimulatedAir();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    // No question cuts the sentence, so that nothing but the air ends it.
    private final HostedShow show = air.host(
            company.by(air::now),
            new HostSetting(HostUse.LIVE_SALE, HostTurn.NEXT_SENTENCE, HostSetting.USUAL.label()),
            new Script(List.of(new Segment(
                    Segment.NO_ITEM,
                    "开场",
                    List.of(new ScriptLine("这一句话很长很长，说的是这一片茶园和这一个春天，一直说到有人来接手为止。", List.of()))))),
            threads);
    private final CountDownLatch taken = new CountDownLatch(1);
    private final CountDownLatch comesToHerself = new CountDownLatch(1);
    private final AtomicBoolean isLate = new AtomicBoolean(true);

    @AfterEach
    void close() {
        comesToHerself.countDown();
        air.end();
        show.stop();
        air.close();
        threads.close();
    }

    @Test
    void until_a_late_performer_finds_that_a_person_took_the_air_no_time_goes_by_and_no_question_grows_old()
            throws Exception {
        air.before = this::isAskedAndLosesTheAir;
        air.leaving = this::mayBeLate;
        threads.execute(show::run);
        air.air(true);
        show.air(true);
        assertThat(taken.await(NEVER_SECONDS, TimeUnit.SECONDS)).isTrue();
        await(air::isResting);
        Duration lost = air.passed();

        air.air(true);
        show.air(true);
        Thread.sleep(A_WHILE_MILLIS);
        Duration gone = air.passed().minus(lost);
        comesToHerself.countDown();

        assertThat(gone).isLessThan(Duration.ofSeconds(1));
        await(() -> new ArrayList<>(air.said)
                .stream().filter(Said::whole).anyMatch(one -> one.text().contains("答问题")));
        assertThat(air.wrong).isEmpty();
    }

    private void isAskedAndLosesTheAir(long frame) {
        if (frame == TAKEN_AT) {
            show.performance().hear(0, 1, "问题", null);
            air.air(false);
            show.air(false);
            taken.countDown();
        }
    }

    /** On the performing thread, the first time that it comes out of a sentence. */
    private void mayBeLate() {
        if (isLate.getAndSet(false)) {
            try {
                comesToHerself.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void await(BooleanSupplier come) throws InterruptedException {
        long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(NEVER_SECONDS);
        while (!come.getAsBoolean()) {
            assertThat(System.nanoTime()).as("it did not come").isLessThan(giveUp);
            Thread.sleep(1);
        }
    }
}

package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What of a sentence still comes to the encoder once a question has cut it: counted in samples, not in time. */
final class CutFramesTest {
    private static final int QUESTIONS = 150;
    /** So many frames after a question she is sure to say what a question may cut. */
    private static final long APART = 350;

    private static final long FRAME = Speech.RATE / SimulatedAir.FORMAT.frames();

    private final SplittableRandom random = new SplittableRandom(11);
    private final SimulatedCompany company = new SimulatedCompany();
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch done = new CountDownLatch(1);
    // Of the frames' own thread.
    private long next = 100;

    @Test
    void of_a_sentence_that_was_cut_nothing_comes_but_the_frame_that_was_being_taken() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
                SimulatedAir air = new SimulatedAir()) {
            Script script = new Script(List.of(new Segment(
                    Segment.NO_ITEM, "开场", List.of(new ScriptLine("这一句话很长很长，说的是这一片茶园和这一个春天，一直说到有人来问为止。", List.of())))));
            HostedShow show = air.host(company.by(air::now), HostSetting.USUAL, script, threads);
            // Half of the questions come while the encoder takes a frame, half between two frames.
            air.before = frames -> mayAsk(show, frames, asked.get() % 2 == 0);
            air.during = frames -> mayAsk(show, frames, asked.get() % 2 == 1);
            threads.execute(show::run);
            air.air(true);
            show.air(true);

            boolean came = done.await(60, TimeUnit.SECONDS);
            air.end();
            show.stop();

            assertThat(came).as("all asked, %s of them", asked).isTrue();
            long cut = air.said.stream().filter(one -> !one.whole()).count();
            assertThat(cut).as("sentences that were cut").isGreaterThan(100);
            assertThat(air.mostAfterCut.get())
                    .as("samples of a cut sentence after the decision")
                    .isLessThanOrEqualTo(FRAME);
            assertThat(air.said.stream().filter(SimulatedAir.Said::whole).map(SimulatedAir.Said::text))
                    .filteredOn(text -> text.contains("答问题"))
                    .as("answers, each said whole once")
                    .doesNotHaveDuplicates()
                    .hasSize(QUESTIONS);
            assertThat(air.wrong).isEmpty();
        }
    }

    private void mayAsk(HostedShow show, long frames, boolean here) {
        if (here && frames >= next && asked.get() < QUESTIONS) {
            next = frames + APART + random.nextInt(200);
            int number = asked.incrementAndGet();
            show.performance().hear(0, number, "问题" + number, null);
        }
        if (asked.get() == QUESTIONS && frames > next) {
            done.countDown();
        }
    }
}

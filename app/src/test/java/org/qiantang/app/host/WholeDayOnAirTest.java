package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.host.SimulatedAir.Run;
import org.qiantang.app.host.SimulatedAir.Said;

/**
 * A working day on air in simulated time, or as many hours as {@code -Dhours} says: the performance, the broadcast and all between them as they are, with viewers who ask
 * and buy, prices that move, persons who take the air, and a machine that is late now and then.
 */
final class WholeDayOnAirTest {
    private static final int HOURS = Integer.getInteger("hours", 8);
    private static final Duration DAY = Duration.ofHours(HOURS);
    private static final Duration AWAY = Duration.ofMinutes(1);
    private static final int LINES = 12;
    private static final long MINUTE = 60L * SimulatedAir.FORMAT.frames();
    private static final long HOUR = 60 * MINUTE;
    /** In nanoseconds: what a broadcast makes up for, and what it goes on late by. */
    private static final long A_LITTLE_LATE = 120_000_000;

    private static final long VERY_LATE = 700_000_000;

    private enum Sign {
        TAKEN,
        OVER
    }

    private final SimulatedCompany company = new SimulatedCompany();
    private final SimulatedAir air = new SimulatedAir();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HostedShow show = air.host(company.by(air::now), HostSetting.USUAL, script(), threads);
    private final BlockingQueue<Sign> signs = new LinkedBlockingQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private Duration away = Duration.ZERO;

    @AfterEach
    void close() {
        air.end();
        show.stop();
        air.close();
        threads.close();
    }

    @Test
    void over_a_working_day_nothing_is_lost_or_said_twice_and_sound_picture_and_time_stay_together() throws Exception {
        air.before = this::happens;
        air.late = frames -> frames % (3 * HOUR) == 77 ? VERY_LATE : frames % 997 == 0 ? A_LITTLE_LATE : 0;
        threads.execute(show::run);
        air.air(true);
        show.air(true);

        while (sign() == Sign.TAKEN) {
            while (!air.isResting()) {
                Thread.sleep(1);
            }
            air.away(AWAY);
            away = away.plus(AWAY);
            air.air(true);
            show.air(true);
        }

        assertThat(air.wrong).isEmpty();
        assertThatSoundPictureAndTimeStayTogether();
        assertThatTheScriptWentRound();
        assertThatQuestionsWereAnsweredOnce();
        assertThatItWasSaidThatSheIsAMachine();
        assertThat(show.performance().questionsWaiting()).isLessThanOrEqualTo(Questions.MOST);
        assertThat(show.performance().calls().open()).hasSizeLessThanOrEqualTo(Calls.MOST);
        assertThat(air.mostCutsTold.get()).isBetween(1, Airtime.MOST_CUTS);
        assertThat(air.mostAfterCut.get())
                .as("samples of a cut sentence after the decision")
                .isLessThanOrEqualTo(Speech.RATE / SimulatedAir.FORMAT.frames());
        assertThat(show.restarts()).isZero();
    }

    private void assertThatSoundPictureAndTimeStayTogether() {
        long late = 0;
        for (Run run : air.runs) {
            assertThat(run.samples).isEqualTo(SimulatedAir.FORMAT.firstSample(run.frames));
            assertThat(run.lastNanos - run.firstNanos - run.lateNanos)
                    .as("the time of %s frames", run.frames)
                    .isBetween(
                            (run.frames - 1) * SimulatedAir.FRAME_NANOS - A_LITTLE_LATE,
                            run.frames * SimulatedAir.FRAME_NANOS + A_LITTLE_LATE);
            late += run.lateNanos;
        }
        Duration onAir = Duration.ofNanos(air.frames() * SimulatedAir.FRAME_NANOS + late);
        assertThat(DAY.minus(onAir).minus(away).abs()).isLessThan(Duration.ofSeconds(2));
        assertThat(air.runs).hasSizeGreaterThan(HOURS - 4);
    }

    private void assertThatTheScriptWentRound() {
        List<String> told = air.said.stream()
                .filter(Said::whole)
                .map(Said::text)
                .filter(text -> text.startsWith("第"))
                .toList();
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i)).as("sentence %s of the day", i).startsWith("第" + i % LINES + "句");
        }
        assertThat(told).hasSizeGreaterThan(400 * HOURS);
        assertThat(company.recorded.get()).as("lines written down").isGreaterThanOrEqualTo(air.said.size());
    }

    private void assertThatQuestionsWereAnsweredOnce() {
        List<String> answers = air.said.stream()
                .filter(Said::whole)
                .map(Said::text)
                .filter(text -> text.contains("答问题"))
                .toList();
        assertThat(answers).doesNotHaveDuplicates().hasSizeBetween(asked.get() - 3, asked.get());
        assertThat(asked.get()).isGreaterThan(80 * HOURS);
    }

    /** At least every ten minutes, and no later than the sentence under way and a person on the air allow. */
    private void assertThatItWasSaidThatSheIsAMachine() {
        Instant last = SimulatedAir.BEGIN;
        for (Said one : air.said) {
            if (one.whole() && one.text().equals(Interludes.LABEL)) {
                assertThat(Duration.between(last, one.at())).isLessThan(Duration.ofMinutes(12));
                last = one.at();
            }
        }
        assertThat(Duration.between(last, SimulatedAir.BEGIN.plus(DAY))).isLessThan(Duration.ofMinutes(12));
    }

    private Sign sign() throws InterruptedException {
        return Objects.requireNonNull(signs.poll(5, TimeUnit.MINUTES), "the day came to a stand at " + air.now());
    }

    private void happens(long frame) {
        if (air.passed().compareTo(DAY) >= 0) {
            air.end();
            signs.add(Sign.OVER);
            return;
        }
        Performance performance = show.performance();
        if (frame % 1_025 == 500) {
            performance.hear(0, frame, "问题" + asked.incrementAndGet(), null);
        }
        if (frame % (7 * MINUTE) == 100) {
            company.price.set(80 + (int) (frame / MINUTE % 13));
            performance.moved(Set.of(SimulatedCompany.ITEM), true);
        }
        if (frame % (2 * MINUTE) == 300) {
            performance.buys(frame, Set.of(SimulatedCompany.ITEM));
        }
        if (frame % (MINUTE / 2) == 400) {
            performance.present(20, frame / 100);
        }
        if (frame % HOUR == HOUR - 1) {
            air.air(false);
            show.air(false);
            signs.add(Sign.TAKEN);
        }
    }

    private static Script script() {
        List<ScriptLine> lines = IntStream.range(0, LINES)
                .mapToObj(i -> new ScriptLine(
                        "第" + i + (i % 4 == 1 ? "句，这一款现在{price}一盒。" : "句，说的是这一款春茶的来历、做法和喝法。"), List.of()))
                .toList();
        return new Script(List.of(
                new Segment(Segment.NO_ITEM, "开场", lines.subList(0, 2)),
                new Segment(SimulatedCompany.ITEM, "春茶", lines.subList(2, LINES))));
    }
}

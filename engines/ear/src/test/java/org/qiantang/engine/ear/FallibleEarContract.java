package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every ear promises whose engine can fail. */
abstract class FallibleEarContract extends EarContract {
    /** A world whose engine can be broken and mended. */
    interface FallibleWorld extends World {
        /** From now on the engine fails at once. */
        void breakDown();

        /** From now on the engine takes what it is given and does not answer. */
        void hang();

        void mend();
    }

    @Override
    abstract FallibleWorld worldOf(Show show) throws Exception;

    @Test
    void trouble_is_said_once_and_its_end_is_said_once() throws Exception {
        Show bad = Show.of(3);
        Show good = new Show(bad.end().plusSeconds(60))
                .hush(Show.PAUSE)
                .say(9, Show.SENTENCE)
                .hush(Show.PAUSE);
        Ledger ledger = new Ledger();
        try (FallibleWorld world = worldOf(bad);
                Ear ear = world.open(ledger)) {
            world.breakDown();
            bad.playTo(ear);
            ledger.awaitTrouble();
            Ledger.await("three failures", () -> ear.tally().failures() >= 3);
            assertThat(ledger.standings()).hasSize(1).first().isInstanceOf(Standing.Troubled.class);

            world.mend();
            good.playTo(ear);

            Ledger.await("the good sentence", () -> ledger.words().contains(Tones.words(9)));
            assertThat(ledger.standings()).hasSize(2).last().isInstanceOf(Standing.Well.class);
        }
    }

    @Test
    void a_broken_engine_keeps_no_caller_waiting_and_what_it_misses_is_counted() throws Exception {
        Show show = Show.of(20);
        Ledger ledger = new Ledger();
        try (FallibleWorld world = worldOf(show)) {
            world.breakDown();
            Ear ear = world.open(ledger);
            long began = System.nanoTime();

            show.playTo(ear);
            Duration took = Duration.ofNanos(System.nanoTime() - began);
            ear.close();

            assertThat(took).isLessThan(A_WHILE);
            assertThat(ledger.words()).isEmpty();
            assertThat(ear.tally().taken()).isEqualTo(show.length());
            assertThat(ear.tally().dropped()).isBetween(Show.SENTENCE.multipliedBy(20), show.length());
        }
    }

    @Test
    void an_engine_that_hangs_keeps_neither_caller_nor_closing_waiting() throws Exception {
        Show show = Show.of(20);
        Ledger ledger = new Ledger();
        try (FallibleWorld world = worldOf(show)) {
            world.hang();
            Ear ear = world.open(ledger);
            long began = System.nanoTime();
            show.playTo(ear);
            Duration playing = Duration.ofNanos(System.nanoTime() - began);

            ear.close();

            Duration all = Duration.ofNanos(System.nanoTime() - began);
            assertThat(playing).isLessThan(A_WHILE);
            assertThat(all.minus(playing)).isLessThan(Ear.PATIENCE.plus(A_WHILE));
            assertThat(ledger.words()).isEqualTo(List.of());
        }
    }
}

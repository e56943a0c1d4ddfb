package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What every ear promises, whatever engine it has. */
abstract class EarContract {
    static final Pauses SHORT_PAUSES =
            new Pauses(Duration.ofMillis(10), Duration.ofMillis(50), new java.util.SplittableRandom(1));

    /** Whoever waited for an engine or a listener here would wait for ever; a busy machine is slow at most. */
    static final Duration A_WHILE = Duration.ofSeconds(20);

    /** An engine and all it needs, which hears what is said in one show. */
    interface World extends AutoCloseable {
        Ear open(EarListener listener) throws Exception;

        @Override
        void close();
    }

    abstract World worldOf(Show show) throws Exception;

    @Test
    void what_is_said_is_heard_with_its_time_in_the_recording() throws Exception {
        Show show = Show.of(3);
        Ledger ledger = new Ledger();

        listen(show, ledger);

        assertThat(ledger.words()).isEqualTo(show.words());
        assertTimesFit(ledger.finals(), show.said());
        assertThat(ledger.standings()).isEmpty();
        assertThat(ledger.finals()).allSatisfy(heard -> {
            assertThat(heard.engine().name()).isNotBlank();
            assertThat(heard.engine().version()).isNotBlank();
        });
    }

    @Test
    void sentences_come_in_the_order_in_which_they_were_said() throws Exception {
        Show show = Show.of(5);
        Ledger ledger = new Ledger();

        listen(show, ledger);

        assertThat(ledger.words()).isEqualTo(show.words());
        assertThat(ledger.finals().stream().map(Heard::from).toList()).isSorted();
    }

    @Test
    void a_sentence_is_heard_before_the_sound_is_over() throws Exception {
        Show show = Show.of(2);
        Ledger ledger = new Ledger();
        try (World world = worldOf(show);
                Ear ear = world.open(ledger)) {

            show.playTo(ear);

            ledger.awaitFinals(2);
        }
    }

    @Test
    void a_show_that_is_heard_from_its_middle_keeps_its_times() throws Exception {
        Show show = new Show(Duration.ofHours(3))
                .hush(Show.PAUSE)
                .say(4, Show.SENTENCE)
                .hush(Show.PAUSE);
        Ledger ledger = new Ledger();

        listen(show, ledger);

        assertThat(ledger.words()).isEqualTo(show.words());
        assertTimesFit(ledger.finals(), show.said());
    }

    @Test
    void a_hole_in_the_sound_ends_a_sentence_and_moves_the_next() throws Exception {
        Show show = new Show(Duration.ZERO)
                .hush(Show.PAUSE)
                .say(1, Show.SENTENCE)
                .jump(Duration.ofSeconds(40))
                .say(2, Show.SENTENCE)
                .hush(Show.PAUSE);
        Ledger ledger = new Ledger();

        listen(show, ledger);

        assertThat(ledger.words()).isEqualTo(show.words());
        assertTimesFit(ledger.finals(), show.said());
    }

    @Test
    void a_sentence_that_the_end_of_the_sound_cuts_off_is_heard() throws Exception {
        Show show = new Show(Duration.ZERO).hush(Show.PAUSE).say(6, Show.SENTENCE);
        Ledger ledger = new Ledger();

        // It is not over before the ear is closed.
        listen(show, ledger, 0);

        assertThat(ledger.words()).isEqualTo(show.words());
    }

    @Test
    void where_nothing_is_said_nothing_is_heard() throws Exception {
        Show show = new Show(Duration.ZERO).hush(Duration.ofSeconds(5));
        Ledger ledger = new Ledger();

        EarTally tally = listen(show, ledger);

        assertThat(ledger.all()).isEmpty();
        assertThat(tally.sentences()).isZero();
    }

    @Test
    void all_sound_is_counted_and_all_sentences() throws Exception {
        Show show = Show.of(3);

        EarTally tally = listen(show, new Ledger());

        assertThat(tally).isEqualTo(new EarTally(show.length(), Duration.ZERO, 3, 0, 0));
    }

    @Test
    void a_listener_that_is_stuck_keeps_no_caller_waiting() throws Exception {
        Show show = Show.of(20);
        CountDownLatch letGo = new CountDownLatch(1);
        Ledger ledger = new Ledger(_ -> awaitUninterrupted(letGo));
        try (World world = worldOf(show);
                Ear ear = world.open(ledger)) {
            long began = System.nanoTime();

            show.playTo(ear);

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(A_WHILE);
        } finally {
            letGo.countDown();
        }
    }

    @Test
    void a_listener_that_is_stuck_does_not_keep_the_ear_from_closing() throws Exception {
        Show show = Show.of(2);
        CountDownLatch letGo = new CountDownLatch(1);
        Ledger ledger = new Ledger(_ -> awaitUninterrupted(letGo));
        try (World world = worldOf(show)) {
            Ear ear = world.open(ledger);
            show.playTo(ear);
            long began = System.nanoTime();

            ear.close();

            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Ear.PATIENCE.plus(A_WHILE));
        } finally {
            letGo.countDown();
        }
    }

    @Test
    void a_listener_that_throws_is_told_the_next_sentence() throws Exception {
        Show show = Show.of(3);
        Ledger ledger = new Ledger(heard -> {
            if (heard.text().equals(Tones.words(2))) {
                throw new IllegalStateException("a listener's bug, made on purpose");
            }
        });

        listen(show, ledger, 2);

        assertThat(ledger.words()).containsExactly(Tones.words(1), Tones.words(3));
    }

    @Test
    void after_closing_nothing_is_told_and_sound_is_counted_as_dropped() throws Exception {
        Show show = Show.of(1);
        Ledger ledger = new Ledger();
        try (World world = worldOf(show)) {
            Ear ear = world.open(ledger);
            ear.close();

            show.playTo(ear);
            ear.close();

            assertThat(ear.tally().dropped()).isEqualTo(show.length());
            assertThat(ledger.all()).isEmpty();
        }
    }

    /** Plays the show to an ear, and closes it when all was told; what the ear counted. */
    EarTally listen(Show show, Ledger ledger) throws Exception {
        return listen(show, ledger, show.said().size());
    }

    private EarTally listen(Show show, Ledger ledger, int finals) throws Exception {
        try (World world = worldOf(show)) {
            Ear ear = world.open(ledger);
            show.playTo(ear);
            ledger.awaitFinals(finals);
            ear.close();
            return ear.tally();
        }
    }

    static void assertTimesFit(List<Heard> heard, List<Show.Said> said) {
        assertThat(heard).hasSameSizeAs(said);
        for (int i = 0; i < said.size(); i++) {
            assertThat(heard.get(i).from().toMillis())
                    .isCloseTo(said.get(i).from().toMillis(), within(300L));
            assertThat(heard.get(i).to().toMillis()).isCloseTo(said.get(i).to().toMillis(), within(300L));
        }
    }

    static void awaitUninterrupted(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

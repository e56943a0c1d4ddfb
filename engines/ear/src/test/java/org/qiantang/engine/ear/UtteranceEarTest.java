package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UtteranceEarTest {
    private final Ledger ledger = new Ledger();
    private final AtomicInteger closings = new AtomicInteger();

    /** What a scribe does with an utterance. */
    private interface Writing {
        void meanwhile() throws ScribeFailed, InterruptedException;
    }

    @Test
    void a_rush_that_lasts_is_one_trouble_and_not_many() throws Exception {
        Semaphore pen = new Semaphore(0);
        AtomicInteger written = new AtomicInteger();
        Ear ear = earOf(() -> {
            pen.acquire();
            written.incrementAndGet();
        });

        // Three are said in the time in which one is written down.
        for (int i = 1; i <= 60; i++) {
            new Show(Duration.ofMinutes(i))
                    .hush(Show.PAUSE)
                    .say(1, Show.SENTENCE)
                    .hush(Show.PAUSE)
                    .playTo(ear);
            if (i % 3 == 0) {
                pen.release();
                int due = i / 3;
                Ledger.await("the next to be written", () -> written.get() == due);
            }
        }
        pen.release(60);
        ear.close();

        assertThat(ear.tally().dropped()).isPositive();
        assertThat(ledger.standings().size()).isBetween(1, 2);
        assertThat(ledger.standings().getFirst().toString()).contains("engine does not keep up: engine=test");
    }

    @Test
    void who_has_all_of_the_sound_at_hand_sees_how_much_of_it_waits_and_when_none_does_any_more() throws Exception {
        Semaphore pen = new Semaphore(0);
        Ear ear = earOf(pen::acquire);
        assertThat(ear.behind()).isZero();
        Show.of(3).playTo(ear);

        Duration waiting = ear.behind();
        pen.release(60);

        assertThat(waiting).isGreaterThan(Show.SENTENCE);
        Ledger.await("all to be written", () -> ear.behind().isZero());
        ear.close();
        assertThat(ear.behind()).isZero();
        assertThat(ear.tally().dropped()).isZero();
    }

    @Test
    void short_sentences_wait_for_a_scribe_that_writes_none_and_are_not_dropped_by_who_waits_for_them()
            throws Exception {
        Semaphore pen = new Semaphore(0);
        Ear ear = earOf(pen::acquire);
        Show show = new Show(Duration.ZERO);
        for (int number = 1; number <= 20; number++) {
            show.hush(Duration.ofMillis(600)).say(number, Duration.ofMillis(320));
        }

        for (Frame frame : show.hush(Show.PAUSE).frames()) {
            while (ear.behind().compareTo(Ear.KEPT) > 0) {
                pen.release();
                Thread.sleep(5);
            }
            ear.hear(frame);
        }

        pen.release(60);
        Ledger.await("all to be written", () -> ear.behind().isZero());
        ear.close();
        assertThat(ear.tally().dropped()).isZero();
        assertThat(ear.tally().sentences()).isEqualTo(20);
    }

    @Test
    void what_is_given_up_waits_no_more() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Ear ear = earOf(never::await);
        Show.of(6).playTo(ear);

        ear.close();

        Ledger.await("nothing to wait", () -> ear.behind().isZero());
    }

    @Test
    void what_waits_and_what_is_being_written_is_counted_when_the_ear_is_closed_over_it() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Ear ear = earOf(never::await);
        Show.of(6).playTo(ear);

        ear.close();

        Duration spoken = Show.SENTENCE.plus(Utterances.MARGIN.multipliedBy(2)).multipliedBy(6);
        Ledger.await("all to be counted", () -> ear.tally().dropped().equals(spoken));
        assertThat(ledger.all()).isEmpty();
    }

    @Test
    void a_sentence_that_is_written_after_the_ear_was_closed_is_counted_as_untold() throws Exception {
        CountDownLatch late = new CountDownLatch(1);
        Ear ear = earOf(() -> EarContract.awaitUninterrupted(late));
        Show.of(1).playTo(ear);
        ear.close();

        late.countDown();

        Ledger.await("the sentence to be counted", () -> ear.tally().sentences() == 1);
        Ledger.await("that it was not told", () -> ear.tally().untold() == 1);
        assertThat(ear.tally().dropped()).isZero();
        assertThat(ledger.all()).isEmpty();
    }

    @Test
    void a_sentence_that_waits_for_one_before_it_is_counted_when_the_ear_is_closed_over_that() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        AtomicInteger asked = new AtomicInteger();
        Ear ear = earOf(() -> {
            if (asked.incrementAndGet() == 1) {
                never.await();
            }
            second.countDown();
        });
        Show.of(2).playTo(ear);
        second.await();

        ear.close();

        Duration spoken = Show.SENTENCE.plus(Utterances.MARGIN.multipliedBy(2));
        Ledger.await("the first to be counted", () -> ear.tally().dropped().equals(spoken));
        Ledger.await("the second to be counted", () -> ear.tally().sentences() == 1);
    }

    @Test
    void a_scribe_that_breaks_costs_its_own_utterance_and_no_other() {
        AtomicInteger asked = new AtomicInteger();
        Ear ear = earOf(() -> {
            if (asked.incrementAndGet() == 2) {
                throw new IllegalStateException("a scribe's bug, made on purpose");
            }
        });

        Show.of(3).playTo(ear);
        ear.close();

        assertThat(ledger.words()).hasSize(2);
        assertThat(ear.tally().failures()).isEqualTo(1);
        // Whether it is told that all is well again, the order of the two hands decides.
        assertThat(ledger.standings()).first().isInstanceOf(Standing.Troubled.class);
    }

    @Test
    void the_scribe_is_closed_once_after_its_last_utterance() throws Exception {
        Ear ear = earOf(() -> {});
        Show.of(2).playTo(ear);

        ear.close();
        ear.close();

        Ledger.await("the scribe's closing", () -> closings.get() > 0);
        assertThat(closings).hasValue(1);
        assertThat(ledger.words()).hasSize(2);
    }

    private Ear earOf(Writing writing) {
        var scribe = new Scribe() {
            @Override
            public Engine engine() {
                return new Engine("test", "1");
            }

            @Override
            public List<Written> write(Utterance utterance) throws ScribeFailed, InterruptedException {
                writing.meanwhile();
                return List.of(new Written("好", Duration.ZERO, utterance.length()));
            }

            @Override
            public void close() {
                closings.incrementAndGet();
            }
        };
        return new UtteranceEar(scribe, 2, Thread.ofVirtual(), ledger);
    }
}

package org.qiantang.engine.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class TurnsTest {
    private static final Engine ENGINE = new Engine("test", "1");

    private final List<Heard> told = new ArrayList<>();

    @Test
    void the_oldest_that_waits_gives_way() {
        Turns turns = new Turns(2, 4, told::add);

        assertThat(turns.offer(utterance(1))).isNull();
        assertThat(turns.offer(utterance(2))).isNull();

        assertThat(turns.offer(utterance(3))).extracting(Utterance::from).isEqualTo(Duration.ofSeconds(1));
        assertThat(turns.waiting()).isEqualTo(2);
    }

    @Test
    void after_closing_what_waits_is_handed_out_and_then_nothing() throws Exception {
        Turns turns = new Turns(2, 4, told::add);
        turns.offer(utterance(1));
        turns.close();

        assertThat(turns.offer(utterance(2))).isNotNull();
        assertThat(turns.take()).isNotNull();
        assertThat(turns.take()).isNull();
    }

    @Test
    void no_more_turns_are_handed_out_than_may_run_ahead_of_the_oldest() throws Exception {
        Turns turns = new Turns(9, 2, told::add);
        for (int i = 1; i <= 3; i++) {
            turns.offer(utterance(i));
        }
        Turns.Turn first = next(turns);
        Turns.Turn second = next(turns);
        turns.done(second, List.of());
        var third = new ArrayList<Turns.Turn>();
        Thread taker = Thread.ofVirtual().start(() -> {
            try {
                third.add(next(turns));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        Ledger.await("the taker to wait", () -> taker.getState() == Thread.State.WAITING);
        assertThat(third).isEmpty();

        turns.done(first, List.of());

        assertThat(taker.join(Duration.ofSeconds(20))).isTrue();
        assertThat(third).hasSize(1);
    }

    @ForEachSeed(count = 200)
    void in_whatever_order_they_are_done_all_are_told_once_in_the_order_of_their_turns(long seed) throws Exception {
        var random = new SplittableRandom(seed);
        Turns turns = new Turns(100, 100, told::add);
        told.clear();
        int count = random.nextInt(1, 60);
        var running = new ArrayList<Turns.Turn>();
        var offered = new ArrayDeque<Integer>();
        for (int i = 0; i < count; i++) {
            turns.offer(utterance(i));
            offered.add(i);
        }
        while (!offered.isEmpty() || !running.isEmpty()) {
            if (!offered.isEmpty() && (running.isEmpty() || random.nextBoolean())) {
                offered.remove();
                running.add(next(turns));
            } else {
                Turns.Turn turn = running.remove(random.nextInt(running.size()));
                turns.done(turn, List.of(heard(turn.utterance())));
            }
        }

        assertThat(told.stream().map(Heard::from).toList()).hasSize(count).isSorted();
    }

    private static Turns.Turn next(Turns turns) throws InterruptedException {
        Turns.Turn next = turns.take();
        if (next == null) {
            throw new AssertionError("no turn is left");
        }
        return next;
    }

    private static Utterance utterance(int second) {
        return new Utterance(Duration.ofSeconds(second), new byte[2]);
    }

    private static Heard heard(Utterance utterance) {
        return new Heard("好", utterance.from(), utterance.to(), true, ENGINE);
    }
}

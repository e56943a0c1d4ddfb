package org.qiantang.app.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConvoyTest {
    private final List<List<Integer>> done = Collections.synchronizedList(new ArrayList<>());
    private final Set<Integer> refused = ConcurrentHashMap.newKeySet();
    private final AtomicInteger tries = new AtomicInteger();
    private volatile boolean away;
    private final CountDownLatch firstIsUnderWay = new CountDownLatch(1);
    private final CountDownLatch othersHaveCome = new CountDownLatch(1);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void nobody_waits_any_more() {
        othersHaveCome.countDown();
        callers.close();
    }

    @Test
    void one_alone_goes_alone_and_is_told_what_came_of_it() throws Exception {
        var convoy = new Convoy<Integer, Integer>(8, pieces -> pieces.getFirst() * 10, _ -> true);

        assertThat(convoy.ride(4)).isEqualTo(40);
        assertThat(convoy.ride(5)).isEqualTo(50);
    }

    @Test
    void those_that_come_while_one_is_under_way_go_together() throws Exception {
        Convoy<Integer, Integer> convoy = slowAtFirst(8);

        List<Future<Integer>> rides = sixWhileTheFirstIsUnderWay(convoy);

        for (Future<Integer> ride : rides) {
            assertThat(ride.get()).isEqualTo(6);
        }
        assertThat(done).hasSize(2);
        assertThat(done.get(1)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    }

    @Test
    void no_more_go_together_than_may() throws Exception {
        Convoy<Integer, Integer> convoy = slowAtFirst(4);

        for (Future<Integer> ride : sixWhileTheFirstIsUnderWay(convoy)) {
            ride.get();
        }

        assertThat(done).extracting(List::size).containsExactly(1, 4, 2);
    }

    @Test
    void where_one_fails_the_others_arrive_all_the_same() throws Exception {
        Convoy<Integer, Integer> convoy = slowAtFirst(8);
        refused.add(3);

        List<Future<Integer>> rides = sixWhileTheFirstIsUnderWay(convoy);

        assertThatThrownBy(() -> rides.get(2).get()).hasRootCauseMessage("refused");
        for (int other : List.of(0, 1, 3, 4, 5)) {
            assertThat(rides.get(other).get()).isEqualTo(1);
        }
        assertThat(convoy.ride(7)).isEqualTo(1);
    }

    @Test
    void what_fails_for_all_is_tried_once() throws Exception {
        Convoy<Integer, Integer> convoy = slowAtFirst(8);
        away = true;

        List<Future<Integer>> rides = sixWhileTheFirstIsUnderWay(convoy);

        for (Future<Integer> ride : rides) {
            assertThatThrownBy(ride::get).hasRootCauseMessage("away");
        }
        assertThat(tries).hasValue(2);
        away = false;
        assertThat(convoy.ride(7)).isEqualTo(1);
    }

    private Convoy<Integer, Integer> slowAtFirst(int most) {
        return new Convoy<>(most, this::work, IllegalStateException.class::isInstance);
    }

    private int work(List<Integer> pieces) {
        tries.incrementAndGet();
        if (pieces.contains(0)) {
            firstIsUnderWay.countDown();
            await(othersHaveCome);
        } else if (away) {
            throw new UncheckedIOException(new IOException("away"));
        }
        if (!Collections.disjoint(pieces, refused)) {
            throw new IllegalStateException("refused");
        }
        done.add(pieces);
        return pieces.size();
    }

    private List<Future<Integer>> sixWhileTheFirstIsUnderWay(Convoy<Integer, Integer> convoy) throws Exception {
        Future<Integer> first = callers.submit(() -> convoy.ride(0));
        firstIsUnderWay.await();
        var rides = new ArrayList<Future<Integer>>();
        for (int piece = 1; piece <= 6; piece++) {
            int its = piece;
            rides.add(callers.submit(() -> convoy.ride(its)));
        }
        while (convoy.waiting() < 6) {
            Thread.onSpinWait();
        }
        othersHaveCome.countDown();
        first.get();
        return rides;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

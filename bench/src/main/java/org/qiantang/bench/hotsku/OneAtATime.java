package org.qiantang.bench.hotsku;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Buyers on connections of their own, each of which asks, waits for the answer, and asks the next. */
final class OneAtATime implements Buyers {
    /** One connection. */
    interface Lane extends AutoCloseable {
        Answer ask(int sku, int buyer) throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }

    /** Counts what a side has written down. */
    interface Counter {
        Books books(int sku) throws Exception;
    }

    private final List<Lane> lanes = new ArrayList<>();
    private final Counter counter;

    OneAtATime(int connections, Callable<? extends Lane> opening, Counter counter) throws Exception {
        this.counter = counter;
        for (int i = 0; i < connections; i++) {
            lanes.add(opening.call());
        }
    }

    @Override
    public void ask(int sku, Asks asks, Pace pace, Tally tally) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(lanes.size())) {
            List<Future<?>> running = new ArrayList<>();
            for (Lane lane : lanes) {
                running.add(threads.submit(() -> {
                    work(lane, sku, asks, pace, tally);
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
    }

    private static void work(Lane lane, int sku, Asks asks, Pace pace, Tally tally) throws Exception {
        for (int number = pace.next(); number >= 0; number = pace.next()) {
            long due = pace.due(number);
            Pace.awaitDue(due);
            tally.answered(number, lane.ask(sku, asks.buyers()[number]), due);
        }
    }

    @Override
    public Books books(int sku) throws Exception {
        return counter.books(sku);
    }

    @Override
    public void close() throws IOException, SQLException {
        for (Lane lane : lanes) {
            lane.close();
        }
    }
}

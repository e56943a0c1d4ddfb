package org.qiantang.engine.journal;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Measures durable appends on an embedded database; prints rates, asserts nothing. */
final class AppendSpeed {
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration RUN = Duration.ofSeconds(6);
    private static final byte[] BODY = new byte[200];

    private AppendSpeed() {}

    public static void main(String[] arguments) throws Exception {
        try (TestDatabase database = TestDatabase.start();
                var journal = new PostgresJournal(database.pool())) {
            for (int round = 1; round <= 3; round++) {
                System.out.println("round " + round);
                ShardWriter writer = journal.take(round);
                measure("64-event batches, 1 room", writer, 1, 64);
                measure("64-event batches, 4 rooms", writer, 4, 64);
                measure("1-event batches, 1 room", writer, 1, 1);
                measure("1-event batches, 32 rooms", writer, 32, 1);
                measure("1-event batches, 256 rooms", writer, 256, 1);
                writer.close();
                measureOffice(database, new PostgresOffice(journal, 100 + round), 8);
            }
        }
    }

    /** Each room keeps one batch in flight and appends the next when it has its answer. */
    private static void measure(String what, ShardWriter writer, int rooms, int batch) throws Exception {
        List<Entry> entries = entries(batch);
        run(rooms, WARM_UP, () -> writer.append(entries).join());
        report(what, run(rooms, RUN, () -> writer.append(entries).join()), batch);
    }

    private static void measureOffice(TestDatabase database, PostgresOffice office, int desks) throws Exception {
        List<Entry> entries = entries(1);
        Runnable append = () -> {
            try (Connection transaction = database.pool().getConnection()) {
                transaction.setAutoCommit(false);
                Appended appended = office.append(transaction, entries);
                transaction.commit();
                office.committed(appended);
            } catch (java.sql.SQLException failure) {
                throw new IllegalStateException(failure);
            }
        };
        run(desks, WARM_UP, append);
        report("office, 1-event transactions, " + desks + " desks", run(desks, RUN, append), 1);
    }

    private static long[] run(int rooms, Duration time, Runnable append) throws InterruptedException {
        var nanos = new ConcurrentLinkedQueue<long[]>();
        long end = System.nanoTime() + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Stream<Future<?>> running = IntStream.range(0, rooms)
                    .mapToObj(_ -> threads.submit(() -> {
                        long[] own = new long[1 << 17];
                        int count = 0;
                        for (long now = System.nanoTime(); now < end && count < own.length; count++) {
                            append.run();
                            long done = System.nanoTime();
                            own[count] = done - now;
                            now = done;
                        }
                        nanos.add(Arrays.copyOf(own, count));
                    }));
            for (Future<?> room : running.toList()) {
                try {
                    room.get();
                } catch (ExecutionException failure) {
                    throw new IllegalStateException(failure);
                }
            }
        }
        return nanos.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private static void report(String what, long[] nanos, int batch) {
        System.out.printf(
                "%-40s %,9d events/s  %,7d batches/s  p50 %.2f ms  p99 %.2f ms%n",
                what,
                nanos.length * (long) batch / RUN.toSeconds(),
                nanos.length / RUN.toSeconds(),
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6);
    }

    private static List<Entry> entries(int count) {
        return IntStream.range(0, count)
                .mapToObj(_ -> new Entry("show/1", "sold", 1, Instant.parse("2026-06-18T12:00:00Z"), BODY, List.of()))
                .toList();
    }
}

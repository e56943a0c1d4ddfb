package org.qiantang.app.simulation;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.qiantang.engine.journal.Appended;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Entry;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.journal.JournalBusy;
import org.qiantang.engine.journal.JournalUnavailable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.ShardLost;
import org.qiantang.engine.journal.ShardWriter;

/**
 * The journal's port over the simulated database, as one program sees it: batches are committed in groups, and a commit may
 * be slow, fail, go through without an answer, or be cut off by a crash. What {@link ShardWriter} promises it keeps: order,
 * whole batches, no answer before it is certain how a batch ended.
 */
final class SimJournal implements Journal {
    private static final long SLOWEST_READ = 3_000;

    private final World world;
    private final JournalRows rows;
    private final Faults faults;
    private final Clockwork clockwork;
    private final Life life;
    private Writer writer;

    SimJournal(World world, Life life) {
        this.world = world;
        this.rows = world.journal();
        this.faults = world.faults();
        this.clockwork = world.clockwork();
        this.life = life;
    }

    @Override
    public ShardWriter take(int shard) {
        mustAnswer("take");
        writer = new Writer(shard, rows.take(shard).epoch());
        return writer;
    }

    @Override
    public long head(int shard) {
        mustAnswer("head");
        return rows.shard(shard).events().size();
    }

    @Override
    public List<Recorded> read(int shard, long after, int max) {
        mustAnswer("read");
        return part(rows.shard(shard).events(), (int) after, max);
    }

    @Override
    public List<Recorded> readStream(int shard, String stream, long after, int max) {
        mustAnswer("read stream");
        List<Recorded> all = rows.shard(shard).stream(stream);
        int from = 0;
        while (from < all.size() && all.get(from).position() <= after) {
            from++;
        }
        return part(Defects.in(all, world), from, max);
    }

    private static List<Recorded> part(List<Recorded> all, int from, int max) {
        int first = Math.min(from, all.size());
        return List.copyOf(all.subList(first, Math.min(all.size(), first + max)));
    }

    @Override
    public List<Aside> asides(int shard, long position) {
        return rows.shard(shard).asides(position);
    }

    @Override
    public boolean awaitPast(int shard, long position, Duration atMost) {
        return clockwork.await(life, () -> rows.shard(shard).events().size() > position, atMost.toNanos() / 1_000);
    }

    /** Whether the writer has ended, so that only a new start of the program helps. */
    boolean isBroken() {
        return writer != null && writer.end != null;
    }

    private void mustAnswer(String doing) {
        life.mustLive();
        if (faults.isDown()) {
            throw new JournalUnavailable(doing, new SQLException("database down", "08001"));
        }
    }

    private record Waiting(List<Entry> entries, CompletableFuture<Appended> answer) {}

    private final class Writer implements ShardWriter {
        private final int shard;
        private final long epoch;
        private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
        private boolean underWay;
        private RuntimeException end;

        Writer(int shard, long epoch) {
            this.shard = shard;
            this.epoch = epoch;
        }

        @Override
        public int shard() {
            return shard;
        }

        @Override
        public long epoch() {
            return epoch;
        }

        @Override
        public CompletableFuture<Appended> append(List<Entry> batch) {
            if (batch.isEmpty() || batch.size() > MAX_BATCH) {
                throw new IllegalArgumentException(
                        "batch: " + batch.size() + " events (expected: 1.." + MAX_BATCH + ")");
            }
            RuntimeException refusal = end != null ? end : faults.isBusy() ? new JournalBusy(shard, 0) : null;
            if (refusal != null) {
                return CompletableFuture.failedFuture(refusal);
            }
            var one = new Waiting(List.copyOf(batch), new CompletableFuture<>());
            waiting.add(one);
            if (world.has(Defect.ANSWER_BEFORE_COMMIT)) {
                long first = rows.shard(shard).events().size() + 1L;
                one.answer().complete(new Appended(shard, first, first + batch.size() - 1));
            }
            next();
            return one.answer();
        }

        @Override
        public void close() {
            end = new IllegalStateException("writer closed: shard=" + shard);
        }

        private void next() {
            if (!underWay && !waiting.isEmpty()) {
                underWay = true;
                // While one group is on its way the next ones gather.
                clockwork.later(life, clockwork.between(20, 200), "group", () -> {
                    var group = new ArrayList<Waiting>();
                    long most = clockwork.between(1, 12);
                    while (!waiting.isEmpty() && group.size() < most) {
                        group.add(waiting.remove());
                    }
                    send(group);
                });
            }
        }

        private void send(List<Waiting> group) {
            long slow = faults.losesCommit() ? clockwork.between(1_000, 2_000_000) : clockwork.between(200, 4_000);
            // The server goes on while the program is paused, or dead.
            clockwork.later(world.server(), slow, "commit", () -> commit(group));
        }

        /** At the database. */
        private void commit(List<Waiting> group) {
            // A program that died may have died before its commit was sent, or after.
            if (life.isDead() && faults.coin()) {
                return;
            }
            if (rows.shard(shard).epoch() != epoch && !world.has(Defect.NO_FENCE)) {
                answer(() -> finish(group, new ShardLost(shard, epoch)));
            } else if (faults.isDown() || faults.isFull()) {
                answer(() -> retry(group));
            } else if (faults.losesCommit() && faults.coin()) {
                // It did not get there; the writer looks, finds nothing and sends the same again.
                answer(() -> retry(group));
            } else if (faults.breaksWriter()) {
                boolean there = faults.coin();
                if (there) {
                    write(group);
                }
                answer(() -> finish(group, new IllegalStateException("writer broken: end of the batch unknown")));
            } else {
                long first = write(group);
                if (world.has(Defect.WRITTEN_AGAIN) && faults.losesCommit()) {
                    first = write(group);
                }
                long at = first;
                long found = faults.losesCommit() ? clockwork.between(10_000, 3_000_000) : SLOWEST_READ;
                clockwork.later(life, clockwork.between(50, found), "answer", () -> done(group, at));
            }
        }

        private void answer(Runnable how) {
            clockwork.later(life, clockwork.between(50, SLOWEST_READ), "trouble", how);
        }

        private long write(List<Waiting> group) {
            long first = rows.shard(shard).events().size() + 1L;
            group.forEach(batch -> batch.entries().forEach(entry -> rows.append(shard, entry)));
            clockwork.say("floor: " + first + ".." + rows.shard(shard).events().size() + " of epoch " + epoch + ": "
                    + group.stream().map(batch -> types(batch.entries())).toList());
            return first;
        }

        private static String types(List<Entry> entries) {
            return entries.stream().map(Entry::type).toList().toString();
        }

        private void retry(List<Waiting> group) {
            clockwork.later(life, clockwork.between(10_000, 1_000_000), "again", () -> send(group));
        }

        private void done(List<Waiting> group, long first) {
            underWay = false;
            long from = first;
            for (Waiting batch : group) {
                long to = from + batch.entries().size() - 1;
                batch.answer().complete(new Appended(shard, from, to));
                from = to + 1;
            }
            next();
        }

        private void finish(List<Waiting> group, RuntimeException why) {
            clockwork.say(life + ": no more writing: " + why.getMessage());
            end = why;
            group.forEach(batch -> batch.answer().completeExceptionally(why));
            while (!waiting.isEmpty()) {
                waiting.remove().answer().completeExceptionally(why);
            }
        }
    }
}

package org.qiantang.engine.journal;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A journal that lives as long as its process: for tests, and for those who want no database. */
public final class MemoryJournal implements Journal {
    private final ConcurrentHashMap<Integer, Shard> shards = new ConcurrentHashMap<>();
    private final Heads heads = new Heads();

    @Override
    public ShardWriter take(int shard) {
        Bounds.shard(shard);
        Shard taken = shard(shard);
        return new Writer(taken, taken.take());
    }

    @Override
    public long head(int shard) {
        Bounds.shard(shard);
        return shard(shard).head();
    }

    @Override
    public List<Recorded> read(int shard, long after, int max) {
        Bounds.read(shard, after, max);
        return shard(shard).read(after, max);
    }

    @Override
    public List<Recorded> readStream(int shard, String stream, long after, int max) {
        Bounds.read(shard, after, max);
        return shard(shard).readStream(stream, after, max);
    }

    @Override
    public List<Aside> asides(int shard, long position) {
        Bounds.shard(shard);
        Bounds.after(position);
        return shard(shard).asides(position);
    }

    @Override
    public boolean awaitPast(int shard, long position, Duration atMost) throws InterruptedException {
        Bounds.wait(shard, position, atMost);
        return heads.head(shard).awaitPast(position, atMost.toNanos());
    }

    private Shard shard(int shard) {
        return shards.computeIfAbsent(shard, Shard::new);
    }

    private static final class Shard {
        private final int number;
        private final List<Recorded> events = new ArrayList<>();
        private final Map<String, List<Recorded>> streams = new HashMap<>();
        private final Map<Long, List<Aside>> asides = new HashMap<>();
        private long epoch;

        Shard(int number) {
            this.number = number;
        }

        synchronized long take() {
            return ++epoch;
        }

        synchronized long head() {
            return events.size();
        }

        synchronized Appended append(long byEpoch, List<Entry> batch) {
            if (byEpoch != epoch) {
                throw new ShardLost(number, byEpoch);
            }
            long first = events.size() + 1L;
            batch.forEach(this::append);
            return new Appended(number, first, events.size());
        }

        private void append(Entry entry) {
            long position = events.size() + 1L;
            var event = new Recorded(
                    number,
                    position,
                    entry.stream(),
                    entry.type(),
                    entry.version(),
                    entry.at().truncatedTo(ChronoUnit.MICROS),
                    entry.body().clone());
            events.add(event);
            streams.computeIfAbsent(entry.stream(), _ -> new ArrayList<>()).add(event);
            if (!entry.asides().isEmpty()) {
                asides.put(
                        position,
                        entry.asides().stream()
                                .sorted(Comparator.comparingInt(Aside::slot))
                                .toList());
            }
        }

        synchronized List<Recorded> read(long after, int max) {
            return part(events, (int) Math.min(after, events.size()), max);
        }

        synchronized List<Recorded> readStream(String stream, long after, int max) {
            List<Recorded> story = streams.getOrDefault(stream, List.of());
            return part(story, countUpTo(story, after), max);
        }

        synchronized List<Aside> asides(long position) {
            return asides.getOrDefault(position, List.of());
        }

        private static int countUpTo(List<Recorded> story, long position) {
            int low = 0;
            int high = story.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (story.get(middle).position() <= position) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        private static List<Recorded> part(List<Recorded> all, int from, int max) {
            return List.copyOf(all.subList(from, (int) Math.min(all.size(), (long) from + max)));
        }
    }

    private final class Writer implements ShardWriter {
        private final Shard shard;
        private final long epoch;
        private volatile boolean closed;

        Writer(Shard shard, long epoch) {
            this.shard = shard;
            this.epoch = epoch;
        }

        @Override
        public int shard() {
            return shard.number;
        }

        @Override
        public long epoch() {
            return epoch;
        }

        @Override
        public CompletableFuture<Appended> append(List<Entry> batch) {
            Bounds.batch(batch);
            if (closed) {
                return CompletableFuture.failedFuture(WriterClosed.notTaken(shard.number));
            }
            try {
                Appended appended = shard.append(epoch, batch);
                heads.advance(shard.number, appended.last());
                return CompletableFuture.completedFuture(appended);
            } catch (ShardLost lost) {
                return CompletableFuture.failedFuture(lost);
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}

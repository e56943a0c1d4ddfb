package org.qiantang.engine.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The last events that this process committed itself, by shard: who follows closely reads them here and not twenty times in
 * the database. Everything here is in the database, too; what is no longer here, and what others wrote, is only there.
 */
final class Tails {
    private final ConcurrentHashMap<Integer, Tail> tails = new ConcurrentHashMap<>();
    private final int mostEvents;
    private final long mostBytes;

    /**
     * Keeps nothing yet.
     *
     * @param mostEvents of a shard; a power of two
     * @param mostBytes of the bodies of a shard's events
     */
    Tails(int mostEvents, long mostBytes) {
        if (Integer.bitCount(mostEvents) != 1) {
            throw new IllegalArgumentException("mostEvents: " + mostEvents + " (expected: a power of two)");
        }
        this.mostEvents = mostEvents;
        this.mostBytes = mostBytes;
    }

    /** Keeps what was committed after a position, and lets go of the oldest. */
    void committed(int shard, long after, List<Entry> entries) {
        tails.computeIfAbsent(shard, _ -> new Tail(mostEvents, mostBytes)).add(shard, after, entries);
    }

    /** Lets go of everything of a shard that is taken anew. */
    void forget(int shard) {
        tails.remove(shard);
    }

    /** The events after a position, in order, at most {@code max} of them; none where the first of them is not here. */
    List<Recorded> after(int shard, long position, int max) {
        Tail tail = tails.get(shard);
        return tail == null ? List.of() : tail.after(position, max);
    }

    /** An unbroken run of events, each at its position in a ring. */
    private static final class Tail {
        private final @Nullable Recorded[] ring;
        private final long mostBytes;
        private long first;
        private long next;
        private long bytes;

        Tail(int mostEvents, long mostBytes) {
            this.ring = new @Nullable Recorded[mostEvents];
            this.mostBytes = mostBytes;
        }

        synchronized void add(int shard, long after, List<Entry> entries) {
            if (after + 1 != next) {
                // Another owner wrote between, or an old writer tells late: a run has no holes.
                while (first < next) {
                    letGo();
                }
                first = after + 1;
                next = first;
            }
            for (Entry entry : entries) {
                if (next - first == ring.length) {
                    letGo();
                }
                ring[at(next)] = Recorded.of(shard, next, entry);
                next++;
                bytes += entry.body().length;
            }
            while (bytes > mostBytes) {
                letGo();
            }
        }

        private void letGo() {
            Recorded oldest = ring[at(first)];
            ring[at(first)] = null;
            first++;
            bytes -= oldest == null ? 0 : oldest.body().length;
        }

        synchronized List<Recorded> after(long position, int max) {
            long from = position + 1;
            if (from < first || from >= next) {
                return List.of();
            }
            int count = (int) Math.min(max, next - from);
            var found = new ArrayList<Recorded>(count);
            for (long wanted = from; wanted < from + count; wanted++) {
                found.add(Objects.requireNonNull(ring[at(wanted)]));
            }
            return List.copyOf(found);
        }

        private int at(long position) {
            return (int) position & (ring.length - 1);
        }
    }
}

package org.qiantang.engine.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        tails.computeIfAbsent(shard, _ -> new Tail(shard, mostEvents, mostBytes))
                .add(after, entries);
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

    /**
     * An unbroken run of events, each at its position in a ring, and their bodies in a ring of bytes.
     *
     * <p>They are copied in and out. Kept as objects they would outlive the collector's young ones and die among the old: in a
     * rush that was most of what filled the old ones, and a stop of the whole machine every million orders. The rings take 0.9 MiB
     * and up to {@code mostBytes} for the bodies, which are not given back.
     */
    private static final class Tail {
        private static final int FIRST_BYTES = 1 << 16;

        private final int shard;
        private final int mostBytes;
        private final @Nullable String[] streams;
        private final @Nullable String[] types;
        private final int[] versions;
        private final long[] micros;
        /** Where each body ends, counted in bytes since the beginning; it begins where the one before it ends. */
        private final long[] ends;

        private byte[] bodies;
        private long first;
        private long next;
        private long begun;
        private long ended;

        Tail(int shard, int mostEvents, long mostBytes) {
            this.shard = shard;
            this.mostBytes = Math.toIntExact(mostBytes);
            this.streams = new @Nullable String[mostEvents];
            this.types = new @Nullable String[mostEvents];
            this.versions = new int[mostEvents];
            this.micros = new long[mostEvents];
            this.ends = new long[mostEvents];
            this.bodies = new byte[Math.min(FIRST_BYTES, this.mostBytes)];
        }

        synchronized void add(long after, List<Entry> entries) {
            if (after + 1 != next) {
                // Another owner wrote between, or an old writer tells late: a run has no holes.
                startAgain(after + 1);
            }
            for (Entry entry : entries) {
                if (next - first == ends.length) {
                    letGo();
                }
                add(entry);
            }
        }

        private void add(Entry entry) {
            int length = entry.body().length;
            if (length > mostBytes) {
                startAgain(next + 1);
                return;
            }
            while (ended - begun + length > mostBytes) {
                letGo();
            }
            grow(ended - begun + length);
            int at = at(next);
            // Each batch has a text of its own for the stream that all have: the one that is here already is old.
            String latest = next == first ? null : streams[at(next - 1)];
            streams[at] = entry.stream().equals(latest) ? latest : entry.stream();
            types[at] = entry.type();
            versions[at] = entry.version();
            micros[at] = ChronoUnit.MICROS.between(Instant.EPOCH, entry.at());
            ends[at] = copyIn(bodies, ended, entry.body());
            ended = ends[at];
            next++;
        }

        private void startAgain(long position) {
            first = position;
            next = position;
            begun = ended;
        }

        private void letGo() {
            begun = ends[at(first)];
            first++;
        }

        private void grow(long needed) {
            if (needed <= bodies.length) {
                return;
            }
            byte[] wider = new byte[(int) Math.min(mostBytes, Math.max(needed, 2L * bodies.length))];
            byte[] kept = copyOut(begun, (int) (ended - begun));
            copyIn(wider, begun, kept);
            bodies = wider;
        }

        synchronized List<Recorded> after(long position, int max) {
            long from = position + 1;
            if (from < first || from >= next) {
                return List.of();
            }
            int count = (int) Math.min(max, next - from);
            var found = new ArrayList<Recorded>(count);
            long begins = from == first ? begun : ends[at(from - 1)];
            for (long wanted = from; wanted < from + count; wanted++) {
                int at = at(wanted);
                found.add(new Recorded(
                        shard,
                        wanted,
                        Objects.requireNonNull(streams[at]),
                        Objects.requireNonNull(types[at]),
                        versions[at],
                        Instant.EPOCH.plus(micros[at], ChronoUnit.MICROS),
                        copyOut(begins, (int) (ends[at] - begins))));
                begins = ends[at];
            }
            return List.copyOf(found);
        }

        /** Where the body ends. */
        private static long copyIn(byte[] ring, long begins, byte[] body) {
            int at = (int) (begins % ring.length);
            int whole = Math.min(body.length, ring.length - at);
            System.arraycopy(body, 0, ring, at, whole);
            System.arraycopy(body, whole, ring, 0, body.length - whole);
            return begins + body.length;
        }

        private byte[] copyOut(long begins, int length) {
            var body = new byte[length];
            int at = (int) (begins % bodies.length);
            int whole = Math.min(length, bodies.length - at);
            System.arraycopy(bodies, at, body, 0, whole);
            System.arraycopy(bodies, 0, body, whole, length - whole);
            return body;
        }

        private int at(long position) {
            return (int) position & (ends.length - 1);
        }
    }
}

package org.qiantang.engine.stock;

import com.carrotsearch.hppc.LongArrayList;
import java.time.Instant;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** When holds fall due. Those of one moment lie together: a desk makes many at once, and they cost a number each. */
final class Deadlines {
    private final NavigableMap<Instant, LongArrayList> moments = new TreeMap<>();

    void add(Instant until, long hold) {
        moments.computeIfAbsent(until, _ -> new LongArrayList(1)).add(hold);
    }

    /** Takes a hold out, which looks through those of its moment; the moment goes with its last. */
    void remove(Instant until, long hold) {
        moments.computeIfPresent(until, (_, holds) -> {
            holds.removeElement(hold);
            return holds.isEmpty() ? null : holds;
        });
    }

    @Nullable
    Instant next() {
        return moments.isEmpty() ? null : moments.firstKey();
    }

    /** The holds of all moments up to now, earliest first, and within a moment in the order in which they came. */
    LongStream upTo(Instant now) {
        return moments.headMap(now, true).values().stream()
                .flatMapToLong(holds -> Arrays.stream(holds.buffer, 0, holds.size()));
    }

    @Override
    public String toString() {
        return moments.toString();
    }
}

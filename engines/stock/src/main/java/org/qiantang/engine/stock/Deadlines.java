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
    private static final class Moment {
        private final LongArrayList holds = new LongArrayList(1);
        private int open;

        @Override
        public String toString() {
            return open + " of " + holds;
        }
    }

    private final NavigableMap<Instant, Moment> moments = new TreeMap<>();

    void add(Instant until, long hold) {
        Moment moment = moments.computeIfAbsent(until, _ -> new Moment());
        moment.holds.add(hold);
        moment.open++;
    }

    /** One hold of that moment has ended; the moment goes with its last. */
    void end(Instant until) {
        moments.computeIfPresent(until, (_, moment) -> --moment.open == 0 ? null : moment);
    }

    @Nullable
    Instant next() {
        return moments.isEmpty() ? null : moments.firstKey();
    }

    /** The holds of all moments up to now, earliest first, those among them that have ended too. */
    LongStream upTo(Instant now) {
        return moments.headMap(now, true).values().stream()
                .flatMapToLong(moment -> Arrays.stream(moment.holds.buffer, 0, moment.holds.size()));
    }

    @Override
    public String toString() {
        return moments.toString();
    }
}

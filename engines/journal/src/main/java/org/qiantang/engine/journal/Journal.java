package org.qiantang.engine.journal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The one record of what happened: gap-free sequences of events, called shards, each holding many streams.
 *
 * <p>Positions start at 1 in every shard; head is the position of the last event, 0 when there is none.
 */
public interface Journal {
    /** The most events that one batch may hold. */
    int MAX_BATCH = 10_000;

    /** The most events that one read may ask for. */
    int MAX_READ = 100_000;

    /** Takes a shard for writing and shuts out, by a higher epoch, whoever had it before. */
    ShardWriter take(int shard);

    long head(int shard);

    /** The events after a position, in order, at most {@code max} of them. */
    List<Recorded> read(int shard, long after, int max);

    /**
     * The next events after a position, in order, at most {@code max} of them; none only where there is none. Fewer than
     * {@code max} say nothing of whether there are more: who follows asks again.
     */
    default List<Recorded> next(int shard, long after, int max) {
        return read(shard, after, max);
    }

    /** The events of one stream after a position, in order, at most {@code max} of them. */
    List<Recorded> readStream(int shard, String stream, long after, int max);

    /** The events of one stream after a position but those of some types, in order, at most {@code max} of them. */
    default List<Recorded> readStream(int shard, String stream, Set<String> without, long after, int max) {
        var wanted = new ArrayList<Recorded>();
        long last = after;
        List<Recorded> page;
        do {
            page = readStream(shard, stream, last, max);
            for (Recorded event : page) {
                last = event.position();
                if (!without.contains(event.type()) && wanted.size() < max) {
                    wanted.add(event);
                }
            }
        } while (page.size() == max && wanted.size() < max);
        return List.copyOf(wanted);
    }

    /** What was written beside the event at this position, by slot; empty where nothing was or it has been forgotten. */
    List<Aside> asides(int shard, long position);

    /** Waits until the head is past a position; false if the time ran out first. */
    boolean awaitPast(int shard, long position, Duration atMost) throws InterruptedException;
}

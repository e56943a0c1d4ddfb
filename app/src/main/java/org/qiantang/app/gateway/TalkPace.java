package org.qiantang.app.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/** How fast persons may talk, over all their sockets: a new socket gives no new lines. */
final class TalkPace {
    private static final int LINES = 5;
    private static final long LINES_MILLIS = 5_000;
    private static final int REMEMBERED_PERSONS = 20_000;

    private final Map<Long, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Bucket> eldest) {
            return size() > REMEMBERED_PERSONS;
        }
    };

    synchronized boolean allows(long personId, long now) {
        return buckets.computeIfAbsent(personId, _ -> new Bucket(LINES, LINES_MILLIS, now))
                .take(now);
    }
}

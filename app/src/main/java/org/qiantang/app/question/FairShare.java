package org.qiantang.app.question;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** How much one viewer may ask in a show: so many questions that wait, and so many within a minute. For one thread at a time. */
public final class FairShare {
    public static final int MOST_WAITING = 3;
    public static final int MOST_A_MINUTE = 6;

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int MOST_PEOPLE = 10_000;

    private final Map<Long, Deque<Instant>> recent = new HashMap<>();

    /**
     * Whether one question more would be too many of a viewer.
     *
     * @param waiting how many of theirs wait already
     */
    public boolean isUsedUp(long personId, long waiting, Instant now) {
        Deque<Instant> times = recent.get(personId);
        if (times != null) {
            forget(times, now);
        }
        return waiting >= MOST_WAITING || (times != null && times.size() >= MOST_A_MINUTE);
    }

    /** Notes that a question of a viewer was taken. */
    public void note(long personId, Instant now) {
        if (recent.size() >= MOST_PEOPLE && !recent.containsKey(personId)) {
            recent.values()
                    .removeIf(times ->
                            times.isEmpty() || !times.getLast().plus(MINUTE).isAfter(now));
            if (recent.size() >= MOST_PEOPLE) {
                return;
            }
        }
        Deque<Instant> times = recent.computeIfAbsent(personId, _ -> new ArrayDeque<>());
        forget(times, now);
        times.addLast(now);
    }

    private static void forget(Deque<Instant> times, Instant now) {
        times.removeIf(time -> !time.plus(MINUTE).isAfter(now));
    }
}

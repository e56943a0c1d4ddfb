package org.qiantang.app.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent;

/**
 * The host's lines of the last minute that violated and that nobody has taken back. Talk is not read again when a room
 * is rebuilt, so a correction that comes after a restart is written down without the line that it corrects.
 */
final class Breaches {
    private static final Duration TIME_TO_CORRECT = Duration.ofSeconds(60);

    private record Breach(long lineId, Instant at) {}

    private final Deque<Breach> open = new ArrayDeque<>();

    void hear(ShowEvent.HostSpoke spoke) {
        while (!open.isEmpty() && isOver(open.getFirst(), spoke.saidAt())) {
            open.removeFirst();
        }
        Long corrects = spoke.correctedLineId();
        if (corrects != null) {
            open.removeIf(breach -> breach.lineId() == corrects);
        }
        if (spoke.verdict().equals("violates")) {
            open.addLast(new Breach(spoke.lineId(), spoke.saidAt()));
        }
    }

    @Nullable
    Long last(Instant now) {
        return open.isEmpty() || isOver(open.getLast(), now)
                ? null
                : (Long) open.getLast().lineId();
    }

    /** As those compare it who hold a room's memory against what its events say. */
    @Override
    public String toString() {
        return open.toString();
    }

    private static boolean isOver(Breach breach, Instant now) {
        return breach.at().plus(TIME_TO_CORRECT).isBefore(now);
    }
}

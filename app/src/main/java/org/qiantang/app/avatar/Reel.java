package org.qiantang.app.avatar;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.performance.presenter.Likeness;

/**
 * The last pictures of an engine by their time on its own clock. The audience sees them a little later than they come, so
 * that the sound which comes with them can be looked at first, and an uneven stream is even.
 */
final class Reel {
    /** So far behind the newest picture a resting body is seen. */
    static final long BEHIND_MS = 800;

    static final int MOST = 36;
    private static final long FRAME_MS = 40;
    private static final long MOST_LATE_MS = (MOST - 2) * FRAME_MS;
    private static final long LEAST_LATE_MS = BEHIND_MS - 4 * FRAME_MS;

    private record Shot(long ms, Likeness picture) {}

    private final Deque<Shot> shots = new ArrayDeque<>();
    private long newestMs = Long.MIN_VALUE;
    private long cameNanos;
    private long head = Long.MIN_VALUE;
    private long headNanos;

    /** The next picture; where it is full, the oldest goes. */
    synchronized void add(long ms, Likeness picture, long nanos) {
        if (newestMs != Long.MIN_VALUE && ms <= newestMs) {
            // Its clock went back: what is older belongs to another time.
            shots.clear();
            head = Long.MIN_VALUE;
        }
        if (shots.size() == MOST) {
            shots.removeFirst();
        }
        shots.addLast(new Shot(ms, picture));
        newestMs = ms;
        cameNanos = nanos;
    }

    synchronized void clear() {
        shots.clear();
        newestMs = Long.MIN_VALUE;
        head = Long.MIN_VALUE;
    }

    /** Whether a picture has come within this time. */
    synchronized boolean isFresh(long nanos, long withinMs) {
        return newestMs != Long.MIN_VALUE && nanos - cameNanos <= withinMs * 1_000_000;
    }

    /** How far the audience has seen, on the engine's clock. */
    synchronized long head() {
        return head;
    }

    /** The picture of a resting body: it goes on in step with our own time. */
    synchronized @Nullable Likeness resting(long nanos) {
        Shot first = shots.peekFirst();
        if (first == null) {
            return null;
        }
        long next = head == Long.MIN_VALUE ? first.ms() : head + (nanos - headNanos) / 1_000_000;
        long late = newestMs - next;
        if (late > MOST_LATE_MS) {
            next = newestMs - BEHIND_MS;
        } else if (late < LEAST_LATE_MS) {
            // Held until there is enough behind it again; a body at rest may stand still for that long.
            next = Math.max(head, newestMs - BEHIND_MS);
        }
        return seen(Math.max(first.ms(), next), nanos);
    }

    /** The picture of a moment on the engine's clock; null where it is gone already. What has not come yet is the newest. */
    synchronized @Nullable Likeness at(long ms, long nanos) {
        Shot first = shots.peekFirst();
        return first == null || ms < first.ms() - FRAME_MS ? null : seen(ms, nanos);
    }

    private @Nullable Likeness seen(long ms, long nanos) {
        head = ms;
        headNanos = nanos;
        Likeness found = null;
        for (Shot shot : shots) {
            if (found != null && shot.ms() > ms) {
                break;
            }
            found = shot.picture();
        }
        return found;
    }
}

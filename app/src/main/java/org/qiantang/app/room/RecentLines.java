package org.qiantang.app.room;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.TakenDown;
import org.qiantang.event.TakenDown.Means;

/**
 * What a person said in the last seconds: what staff write and a machine hears as well is one line. Talk is not read
 * again when a room is rebuilt, so after a restart the first seconds may have a line twice.
 */
final class RecentLines {
    static final Duration APART = Duration.ofSeconds(20);
    private static final int MOST = 64;

    private record Recent(long lineId, Instant saidAt, boolean heard, String text) {}

    private final Deque<Recent> lines = new ArrayDeque<>();

    void hear(ShowEvent.HostSpoke spoke) {
        TakenDown how = spoke.takenDown();
        if (spoke.speaker() != HostKind.HUMAN || isSeen(how)) {
            return;
        }
        if (lines.size() == MOST) {
            lines.removeFirst();
        }
        lines.addLast(new Recent(spoke.lineId(), spoke.saidAt(), how != null, spoke.text()));
    }

    /** The line that says the same, where one of the two was heard and the other written; null if there is none. */
    @Nullable
    Long twin(@Nullable TakenDown how, String text, Instant saidAt) {
        if (isSeen(how)) {
            return null;
        }
        boolean heard = how != null;
        return lines.stream()
                .filter(line -> line.heard() != heard)
                .filter(line -> Duration.between(line.saidAt(), saidAt).abs().compareTo(APART) <= 0)
                .filter(line -> SameWords.are(line.text(), text))
                .map(Recent::lineId)
                .findFirst()
                .orElse(null);
    }

    /** As those compare it who hold a room's memory against what its events say. */
    @Override
    public String toString() {
        return lines.toString();
    }

    private static boolean isSeen(@Nullable TakenDown how) {
        return how != null && how.means() == Means.SEEN;
    }
}

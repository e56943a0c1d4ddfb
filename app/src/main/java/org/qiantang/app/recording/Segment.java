package org.qiantang.app.recording;

import java.time.Instant;

/**
 * One piece of a show's recording.
 *
 * @param fromMs where it begins, counted from the show's opening
 * @param follows whether the picture goes on from the piece before without a cut
 */
public record Segment(
        long showId,
        int number,
        String file,
        Instant from,
        Instant to,
        long fromMs,
        long toMs,
        boolean follows,
        long bytes,
        String sha256) {
    /** The same piece where what stood before it is left out. */
    Segment afterCut() {
        return new Segment(showId, number, file, from, to, fromMs, toMs, false, bytes, sha256);
    }

    public long millis() {
        return toMs - fromMs;
    }
}

package org.qiantang.app.gateway;

/** So many tokens in so much time; who finds none has asked too fast. Not thread-safe. */
final class Bucket {
    private final int most;
    private final double perMilli;
    private double tokens;
    private long filledAt;

    /** Full at first: {@code most} may be taken at once, and as many again in {@code millis}. */
    Bucket(int most, long millis, long now) {
        this.most = most;
        this.perMilli = (double) most / millis;
        this.tokens = most;
        this.filledAt = now;
    }

    boolean take(long now) {
        // A clock that steps back fills nothing.
        tokens = Math.min(most, tokens + Math.max(0, now - filledAt) * perMilli);
        filledAt = Math.max(filledAt, now);
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}

package org.qiantang.engine.recommend;

/** What can be ranked; each kind has its own lists, and its own pace at which heat is lost. */
public enum Kind {
    /** A room on air: half its heat is gone after ten minutes. */
    ROOM(60, 10),
    /** Half its heat is gone after two days. */
    PRODUCT(3_600, 48),
    VIDEO(3_600, 48);

    private final int bucketSeconds;
    private final int halfLifeBuckets;

    Kind(int bucketSeconds, int halfLifeBuckets) {
        this.bucketSeconds = bucketSeconds;
        this.halfLifeBuckets = halfLifeBuckets;
    }

    long bucket(long seconds) {
        return Math.floorDiv(seconds, (long) bucketSeconds);
    }

    int halfLifeBuckets() {
        return halfLifeBuckets;
    }
}

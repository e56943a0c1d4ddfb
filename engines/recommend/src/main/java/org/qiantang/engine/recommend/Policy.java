package org.qiantang.engine.recommend;

/**
 * Other ways to make a list from the same candidates, noted beside each place so that they can be weighed later. What is kept
 * stands in this order: new ones are added at the end.
 */
public enum Policy {
    /** The list as it is, without trying something new. */
    NO_TRIALS(0),
    /** By what suits alone: without stock and margin, variety and caps, and without trying something new. */
    RELEVANCE_ONLY(1),
    /** The hottest first, whoever asks. */
    POPULARITY(2);

    private final int place;

    Policy(int place) {
        this.place = place;
    }

    /** Where it stands in a list of what policies would have done. */
    int place() {
        return place;
    }
}

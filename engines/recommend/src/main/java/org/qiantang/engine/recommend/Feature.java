package org.qiantang.engine.recommend;

/** What the ranker sees of a candidate, each 0 to 1; the channels first, with the weight each has before anything is learnt. */
enum Feature {
    NEIGHBOURS(0, 1.0),
    LINEAR(1, 1.0),
    FACTORS(2, 0.4),
    LEANING(3, 0.6),
    CONTENT(4, 0.8),
    FOLLOWED(5, 1.2),
    REPEATED(6, 0.8),
    SELLS(7, 0.9),
    BURST(8, 0.4),
    TRENDING(9, 0.3),
    FRESH(10, 0.05),
    CLICKED(11, 0.1),
    PRICE(12, 0.1),
    BIAS(13, 0);

    static final int COUNT = values().length;

    private final int place;
    private final double prior;

    Feature(int place, double prior) {
        this.place = place;
        this.prior = prior;
    }

    /** Where it stands in a list of features. */
    int place() {
        return place;
    }

    double prior() {
        return prior;
    }
}

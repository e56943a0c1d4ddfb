package org.qiantang.bench.hotsku;

/**
 * What a buyer is told.
 *
 * @param order the order's id where one is held
 */
record Answer(Kind kind, long order) {
    enum Kind {
        HELD,
        SOLD_OUT,
        /** Neither: too busy, or broken. */
        FAILED
    }

    static final Answer SOLD_OUT = new Answer(Kind.SOLD_OUT, 0);
    static final Answer FAILED = new Answer(Kind.FAILED, 0);

    static Answer held(long order) {
        return new Answer(Kind.HELD, order);
    }
}

package org.qiantang.engine.guard;

/** How many characters the patterns of further pages may still look at in one line, all of them together. */
final class Looks {
    /** So many each of them; the check of a pattern before it is taken counts to as many. */
    static final int OF_SEARCH = 500_000;

    private static final int OF_LINE = 8 * OF_SEARCH;

    private long left;

    Looks(long most) {
        this.left = most;
    }

    static Looks ofLine() {
        return new Looks(OF_LINE);
    }

    long left() {
        return left;
    }

    void spend(long looks) {
        left = Math.max(0, left - looks);
    }
}

package org.qiantang.app.insight;

/** Who is counted in a figure. */
enum Who {
    /** Everybody, with a demo's crowd. */
    ALL,
    /** People alone, without a demo's crowd. */
    PEOPLE,
    /** People, without what is in doubt (刷单、刷量、机器) and no officer has called a false alarm. */
    SOUND;

    boolean crowd() {
        return this == ALL;
    }

    boolean doubtful() {
        return this != SOUND;
    }

    /** Whether rows of a kind are counted: 2 for what a demo's crowd did, 1 for what is in doubt, 3 for both, 0 for neither. */
    boolean counts(int kind) {
        return (crowd() || (kind & 2) == 0) && (doubtful() || (kind & 1) == 0);
    }
}

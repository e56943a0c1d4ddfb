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
}

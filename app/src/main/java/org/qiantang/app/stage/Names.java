package org.qiantang.app.stage;

/** What persons call themselves. Never blocks: a name that is not at hand is answered with one that says nothing. */
@FunctionalInterface
public interface Names {
    String nickname(long personId);

    /** Whether the person is one of the demo's crowd. */
    default boolean simulated(long personId) {
        return false;
    }
}

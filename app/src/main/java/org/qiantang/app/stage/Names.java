package org.qiantang.app.stage;

/** What persons call themselves. Never blocks: a name that is not at hand is answered with one that says nothing. */
@FunctionalInterface
public interface Names {
    String nickname(long personId);
}

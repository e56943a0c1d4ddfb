package org.qiantang.engine.ear;

/** How an ear or a feed stands. It begins well; only a change is told. */
public sealed interface Standing {
    /** It works, again. */
    record Well() implements Standing {}

    /**
     * It does not work at the moment and goes on trying, unless it says that it has given up.
     *
     * @param why in the operator's terms, without any key
     */
    record Troubled(String why) implements Standing {}
}

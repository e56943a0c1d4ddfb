package org.qiantang.engine.guard;

/** Who a line comes from; the operator answers for the first three, and must manage what the fourth writes. */
public enum Speaker {
    HOST,
    STAFF,
    BOT,
    VIEWER
}

package org.qiantang.engine.guard;

/** What the facts at hand allow us to say of a line, from harmless to unlawful. */
public enum Verdict {
    CLEAR,
    NEEDS_EVIDENCE,
    VIOLATES
}

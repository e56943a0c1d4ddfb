package org.qiantang.engine.journal;

/**
 * What must be forgettable: one person's words or address, written in the event's own transaction but not into it.
 *
 * @param slot which of the event's lines this belongs to, from 0
 * @param body not to be changed by anyone once handed over
 */
public record Aside(int slot, long person, byte[] body) {
    public Aside {
        if (slot < 0) {
            throw new IllegalArgumentException("slot: " + slot + " (expected: 0 or more)");
        }
        if (body.length > Entry.MAX_BODY) {
            throw new IllegalArgumentException(
                    "body: " + body.length + " bytes (expected: up to " + Entry.MAX_BODY + ")");
        }
    }
}

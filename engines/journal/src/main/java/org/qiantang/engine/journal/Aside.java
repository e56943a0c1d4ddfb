package org.qiantang.engine.journal;

/**
 * What must be forgettable: one person's words or address, written in the event's own transaction but not into it.
 *
 * @param slot which of the event's lines this belongs to, from 0
 */
public record Aside(int slot, long person, byte[] body) {
    public Aside {
        if (slot < 0) {
            throw new IllegalArgumentException("slot: " + slot + " (expected: 0 or more)");
        }
    }
}

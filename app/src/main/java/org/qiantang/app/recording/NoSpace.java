package org.qiantang.app.recording;

import java.io.IOException;

/** The disk has less room left than a recording may take. */
final class NoSpace extends IOException {
    NoSpace(long usable, long floor) {
        super("usable: " + usable + " bytes (expected: at least " + floor + ")");
    }

    /** Whether a failure comes from a full disk, found by us or said by the system. */
    static boolean is(Exception failure) {
        String said = failure.getMessage();
        return failure instanceof NoSpace || (said != null && said.contains("No space left"));
    }
}

package org.qiantang.app.guard;

/** Who is in the picture of a room now: the wall to those who make it. */
@FunctionalInterface
public interface Faces {
    Face of(long roomId);

    /** Who has the air. */
    enum Face {
        PERSON,
        MACHINE,
        NOBODY
    }
}

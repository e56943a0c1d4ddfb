package org.qiantang.app.host;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.Person;

/** Who may have the digital host in hand; it refuses, in words, whoever may not. */
public interface Leave {
    /** To see what she is doing. */
    void see(@Nullable Person person, long showId);

    /** To start and stop her, and to have her script written anew. */
    void direct(@Nullable Person person, long showId);

    /** To have her say something. */
    void speak(@Nullable Person person, long showId);
}

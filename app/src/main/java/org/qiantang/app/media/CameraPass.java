package org.qiantang.app.media;

import org.jspecify.annotations.Nullable;

/** Knows whose browser may send a show's picture. May block; it is never asked on an event loop. */
@FunctionalInterface
public interface CameraPass {
    Answer of(@Nullable String sessionToken, long showId);

    /** Whether somebody may. */
    sealed interface Answer {
        record Granted(long roomId) implements Answer {}

        /** Nobody is signed in. */
        record SignIn() implements Answer {}

        /** There is no such show for the asker, or it is over, or the asker's post may not send pictures. */
        record NotAllowed() implements Answer {}
    }
}

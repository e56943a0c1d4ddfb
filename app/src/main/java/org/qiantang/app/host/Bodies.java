package org.qiantang.app.host;

import java.util.Optional;

/** Knows which room has another body than the drawn presenter. */
@FunctionalInterface
public interface Bodies {
    /** A house whose presenters are all drawn. */
    Bodies NONE = (_, _, _) -> Optional.empty();

    /**
     * The body for a show in this room, to be closed when the show is over.
     *
     * @param width of its picture, in pixels
     */
    Optional<Body> of(long roomId, int width, int height);
}

package org.qiantang.app.host;

import java.util.function.Supplier;

/**
 * A show's title, and the room whose picture it fills.
 *
 * @param presentation what its shop has chosen for the room at present; asked again and again while the show is on air
 */
public record Playbill(long showId, long roomId, String title, Supplier<Presentation> presentation) {
    /** A show with the house's own presenter and nothing but her voice. */
    public Playbill(long showId, long roomId, String title) {
        this(showId, roomId, title, () -> Presentation.PLAIN);
    }
}

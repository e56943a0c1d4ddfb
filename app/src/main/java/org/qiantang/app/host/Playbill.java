package org.qiantang.app.host;

import java.util.function.Supplier;
import org.qiantang.app.media.AigcMark;

/**
 * A show's title, and the room whose picture it fills.
 *
 * @param presentation what its shop has chosen for the room at present; asked again and again while the show is on air
 * @param mark what its picture and its sound say of themselves
 */
public record Playbill(long showId, long roomId, String title, Supplier<Presentation> presentation, AigcMark mark) {
    /** A show with the house's own presenter and nothing but her voice. */
    public Playbill(long showId, long roomId, String title) {
        this(showId, roomId, title, () -> Presentation.PLAIN);
    }

    /** A show that says that the house made it. */
    public Playbill(long showId, long roomId, String title, Supplier<Presentation> presentation) {
        this(showId, roomId, title, presentation, AigcMark.HOUSE);
    }
}

package org.qiantang.app.stage;

import java.util.List;
import java.util.function.Consumer;
import org.qiantang.app.room.Audience.Happened;

/** The past of shows, read back from where it is written down. May block. */
public interface Story {
    /** Tells a show's events from the first one, in order; the viewers' words may be missing. */
    void tell(long showId, Consumer<Happened> listener);

    /** What viewers said at this place, by slot; empty strings where the words have been forgotten. */
    List<String> words(long position, int lines);
}

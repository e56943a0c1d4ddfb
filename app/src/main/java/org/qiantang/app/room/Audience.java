package org.qiantang.app.room;

import java.util.List;
import org.qiantang.event.ShowEvent;

/** Whoever is told what has durably happened in a show, in order: the stage, the digital host. Must not block. */
public interface Audience {
    void happened(long showId, List<Happened> events);

    /**
     * One event with its place in the journal.
     *
     * @param words the viewers' words of a {@link ShowEvent.TalkHeard}, by slot; empty for all others
     */
    record Happened(long position, ShowEvent event, List<String> words) {
        public Happened {
            words = List.copyOf(words);
        }
    }
}

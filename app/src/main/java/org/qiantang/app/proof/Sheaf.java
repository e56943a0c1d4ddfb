package org.qiantang.app.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.leaf.Place;

/** The leaves of one append, all or none of which come into the log; each stands behind the last one of its session. */
final class Sheaf {
    /** What comes behind the last leaf of a session, such as the word that its recording is no longer kept. */
    private static final String AFTER = "/after";

    private final Notes notes;
    private final Map<String, Chapter> chapters = new LinkedHashMap<>();
    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Line> lost = new ArrayList<>();

    Sheaf(Notes notes) {
        this.notes = notes;
    }

    /** A session of a room; where it has its last leaf already, the one behind it. */
    Chapter chapter(String room, String session) {
        return chapters.computeIfAbsent(
                room + " " + session,
                _ -> notes.isEnded(room, session) ? load(room, session + AFTER) : load(room, session));
    }

    private Chapter load(String room, String session) {
        Place next = notes.last(room, session)
                .map(last -> new Place(room, session, last.seq() + 1, last.hash()))
                .orElseGet(() -> Place.first(room, session));
        return new Chapter(next, notes.untold(room, session));
    }

    /** The room of a session that is known here or in the notes; another's word where it is not. */
    String roomOf(String session, String otherwise) {
        for (Chapter chapter : chapters.values()) {
            if (chapter.session().equals(session)) {
                return chapter.room();
            }
        }
        return notes.roomOf(session).orElse(otherwise);
    }

    Leaf add(Chapter chapter, Function<Place, Leaf> made) {
        Leaf leaf = made.apply(chapter.next());
        leaves.add(leaf);
        chapter.added(leaf);
        return leaf;
    }

    List<Leaf> leaves() {
        return List.copyOf(leaves);
    }

    /** A line that the journal no longer holds. */
    void lose(Line line) {
        lost.add(line);
    }

    List<Line> lost() {
        return List.copyOf(lost);
    }

    boolean isEmpty() {
        return leaves.isEmpty();
    }
}

package org.qiantang.app.proof;

import java.util.ArrayList;
import java.util.List;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.leaf.Place;

/** One session of the log while leaves are added to it: where the next one stands, and which lines wait for their picture. */
final class Chapter {
    private final List<Line> waiting;
    private Place next;

    Chapter(Place next, List<Line> waiting) {
        this.next = next;
        this.waiting = new ArrayList<>(waiting);
    }

    String room() {
        return next.room();
    }

    String session() {
        return next.session();
    }

    Place next() {
        return next;
    }

    void added(Leaf leaf) {
        next = leaf.next();
    }

    void waits(Line line) {
        waiting.add(line);
    }

    /** Lines whose transcripts are not in the log, in their order. */
    List<Line> waiting() {
        return List.copyOf(waiting);
    }

    void told(Line line) {
        waiting.remove(line);
    }
}

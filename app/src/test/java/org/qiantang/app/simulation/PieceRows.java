package org.qiantang.app.simulation;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.Table;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;

/** A table that counts: an event folded twice or left out would show in its sums for ever. */
final class PieceRows implements Table {
    private final JournalRows journal;
    private final SimDatabase.Rows<String, Long> sums;

    PieceRows(SimDatabase database, JournalRows journal) {
        this.journal = journal;
        this.sums = database.rows();
    }

    @Override
    public String name() {
        return "pieces";
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR);
    }

    @Override
    public void fold(List<Recorded> events, Connection transaction) {
        events.forEach(this::fold);
    }

    void fold(Recorded place) {
        add(place.stream() + " " + place.type(), 1);
        add("positions", place.position());
        if (journal.event(place) instanceof ShowEvent.PiecesHeld held) {
            held.lines().forEach(line -> add("sku " + line.skuId(), line.pieces()));
        }
    }

    private void add(String key, long count) {
        Long before = sums.get(key);
        sums.put(key, (before == null ? 0 : before) + count);
    }

    @Override
    public void clear(Connection transaction) {
        throw new UnsupportedOperationException();
    }

    String words() {
        return sums.byKey().toString();
    }
}

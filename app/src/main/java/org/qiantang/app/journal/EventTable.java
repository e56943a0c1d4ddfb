package org.qiantang.app.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.Table;
import org.qiantang.engine.journal.UnknownEvent;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A table that folds events, not bytes. Its rows are written in the transaction in which its position moves. */
public abstract class EventTable implements Table {
    private final EventCodec codec;

    protected EventTable(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public final void fold(List<Recorded> events, Connection transaction) throws SQLException {
        JdbcClient rows = JdbcClient.create(new SingleConnectionDataSource(transaction, true));
        for (Recorded place : events) {
            fold(place, decode(codec, place), rows);
        }
    }

    @Override
    public final void clear(Connection transaction) throws SQLException {
        clear(JdbcClient.create(new SingleConnectionDataSource(transaction, true)));
    }

    /** Folds one event into rows. */
    protected abstract void fold(Recorded place, Event event, JdbcClient rows);

    /** Deletes all rows of this table. */
    protected abstract void clear(JdbcClient rows);

    static Event decode(EventCodec codec, Recorded place) {
        try {
            return codec.read(place.type(), place.version(), place.body());
        } catch (IllegalArgumentException unknown) {
            throw new UnknownEvent(place);
        }
    }
}

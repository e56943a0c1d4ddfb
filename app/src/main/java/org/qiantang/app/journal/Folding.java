package org.qiantang.app.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.Table;
import org.qiantang.engine.journal.UnknownEvent;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A table that folds events, not bytes. Its rows are written in the transaction in which its position moves. */
abstract class Folding implements Table {
    private final EventCodec codec;

    Folding(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public final void fold(List<Recorded> events, Connection transaction) throws SQLException {
        foldAll(events, new SingleConnectionDataSource(transaction, true));
    }

    @Override
    public final void clear(Connection transaction) throws SQLException {
        clear(JdbcClient.create(new SingleConnectionDataSource(transaction, true)));
    }

    /** Folds events in order; all that they ask for is written when it returns. */
    abstract void foldAll(List<Recorded> events, DataSource transaction);

    /** Deletes all rows of this table. */
    protected abstract void clear(JdbcClient rows);

    final Event decode(Recorded place) {
        return decode(codec, place);
    }

    static Event decode(EventCodec codec, Recorded place) {
        try {
            return codec.read(place.type(), place.version(), place.body());
        } catch (IllegalArgumentException unknown) {
            throw new UnknownEvent(place);
        }
    }
}

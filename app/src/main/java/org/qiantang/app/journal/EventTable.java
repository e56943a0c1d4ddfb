package org.qiantang.app.journal;

import java.util.List;
import javax.sql.DataSource;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table that writes its rows event by event. */
public abstract class EventTable extends Folding {
    protected EventTable(EventCodec codec) {
        super(codec);
    }

    @Override
    final void foldAll(List<Recorded> events, DataSource transaction) {
        JdbcClient rows = JdbcClient.create(transaction);
        for (Recorded place : events) {
            fold(place, decode(place), rows);
        }
    }

    /** Folds one event into rows. */
    protected abstract void fold(Recorded place, Event event, JdbcClient rows);
}

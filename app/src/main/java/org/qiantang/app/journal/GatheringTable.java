package org.qiantang.app.journal;

import java.util.List;
import javax.sql.DataSource;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table that writes what comes often, such as the rows of orders, together: a rush costs it a part of the round trips. */
public abstract class GatheringTable extends Folding {
    private final List<String> statements;

    /**
     * Folds nothing yet.
     *
     * @param statements those whose rows are gathered, in the order in which they are written
     */
    protected GatheringTable(EventCodec codec, List<String> statements) {
        super(codec);
        this.statements = List.copyOf(statements);
    }

    @Override
    final void foldAll(List<Recorded> events, DataSource transaction) {
        JdbcClient rows = JdbcClient.create(transaction);
        var later = new Gathered(transaction, statements);
        for (Recorded place : events) {
            fold(place, decode(place), rows, later);
        }
        later.write();
    }

    /** Folds one event into rows that are written at once, and into such as may be written later with those of others. */
    protected abstract void fold(Recorded place, Event event, JdbcClient rows, Gathered later);
}

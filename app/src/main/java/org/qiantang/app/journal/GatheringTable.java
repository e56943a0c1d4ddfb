package org.qiantang.app.journal;

import java.util.List;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A table that writes what comes often, such as the rows of orders, together: a rush costs it a part of the round trips. */
public abstract class GatheringTable extends StepTable<Gathered> {
    /**
     * Folds nothing yet.
     *
     * @param statements those whose rows are gathered, in the order in which they are written
     */
    protected GatheringTable(EventCodec codec, List<String> statements) {
        super(codec, statements);
    }

    @Override
    protected final Gathered begin(List<Told> events, JdbcClient rows, Gathered later) {
        return later;
    }
}

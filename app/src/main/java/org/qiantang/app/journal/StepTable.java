package org.qiantang.app.journal;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A table that reads once for all events of a step what folding them one by one would read again and again.
 *
 * @param <S> what it has read ahead, and what of its rows it has still to write
 */
public abstract class StepTable<S extends StepTable.Unwritten> extends Folding {
    private final List<String> statements;

    /**
     * Folds nothing yet.
     *
     * @param statements those whose rows are gathered, in the order in which they are written
     */
    protected StepTable(EventCodec codec, List<String> statements) {
        super(codec);
        this.statements = List.copyOf(statements);
    }

    /** An event that has been read, and where it stands. */
    public record Told(Recorded place, Event event) {}

    /** Rows of a step that are still to be written. */
    public interface Unwritten {
        /** Writes all of them. */
        void write();
    }

    @Override
    final void foldAll(List<Recorded> events, DataSource transaction) {
        var told = new ArrayList<Told>(events.size());
        for (Recorded place : events) {
            told.add(new Told(place, decode(place)));
        }
        JdbcClient rows = JdbcClient.create(transaction);
        S step = begin(told, rows, new Gathered(transaction, statements));
        for (Told one : told) {
            fold(one.place(), one.event(), step, rows);
        }
        step.write();
    }

    /** Reads ahead for events, which are of one shard and in its order. */
    protected abstract S begin(List<Told> events, JdbcClient rows, Gathered later);

    /** Folds one event into rows that are written at once, and into such as the step writes later. */
    protected abstract void fold(Recorded place, Event event, S step, JdbcClient rows);
}

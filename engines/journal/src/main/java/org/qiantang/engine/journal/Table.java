package org.qiantang.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A follower that folds events into rows; it can be cleared and replayed, and must then come to equal rows. */
public non-sealed interface Table extends Follower {
    /**
     * Folds events of one shard, in order, into rows of the transaction in which the position moves.
     *
     * <p>What it throws stops the table, unless the database itself was in trouble: then the same events come again.
     */
    void fold(List<Recorded> events, Connection transaction) throws SQLException;

    /** Removes all its rows, for a replay from the first event. */
    void clear(Connection transaction) throws SQLException;
}

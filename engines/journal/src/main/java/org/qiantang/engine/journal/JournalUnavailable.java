package org.qiantang.engine.journal;

import java.sql.SQLException;

/** The database did not answer a read or a take; trying again later may succeed. */
public final class JournalUnavailable extends RuntimeException {
    public JournalUnavailable(String doing, SQLException cause) {
        super("journal unavailable: " + doing, cause);
    }
}

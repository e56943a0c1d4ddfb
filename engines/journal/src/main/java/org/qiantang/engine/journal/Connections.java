package org.qiantang.engine.journal;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens the connections on which shards are written, each kept for as long as its writer lasts. */
@FunctionalInterface
public interface Connections {
    Connection open() throws SQLException;
}

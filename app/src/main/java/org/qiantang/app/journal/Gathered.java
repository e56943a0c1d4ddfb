package org.qiantang.app.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Rows that a fold writes together, one batch for each statement, in an order of statements and not of events.
 *
 * <p>It is right where all that comes between two events of a statement leaves its rows alone. Where it does not,
 * {@link #write} first. Inserts of a batch become one of many rows, so that one with {@code do update} must not meet the same
 * row twice.
 */
public final class Gathered {
    private final NamedParameterJdbcTemplate database;
    private final Map<String, List<SqlParameterSource>> rows = new LinkedHashMap<>();

    Gathered(DataSource transaction, List<String> statements) {
        this.database = new NamedParameterJdbcTemplate(transaction);
        statements.forEach(statement -> rows.put(statement, new ArrayList<>()));
    }

    /** Keeps a row for a statement, which is one of those that the table gathers. */
    public void add(String statement, SqlParameterSource row) {
        List<SqlParameterSource> its = rows.get(statement);
        if (its == null) {
            throw new IllegalArgumentException("statement: " + statement + " (expected: one that is gathered)");
        }
        its.add(row);
    }

    /** Writes all that is kept. */
    public void write() {
        rows.forEach((statement, its) -> {
            if (!its.isEmpty()) {
                database.batchUpdate(statement, its.toArray(SqlParameterSource[]::new));
                its.clear();
            }
        });
    }
}

package org.qiantang.app.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;

/**
 * Rows that a fold writes together, one batch for each statement, in an order of statements and not of events.
 *
 * <p>It is right where all that comes between two events of a statement leaves its rows alone. Where it does not,
 * {@link #write} first. Inserts of a batch become one of many rows, so that one with {@code do update} must not meet the same
 * row twice.
 */
public final class Gathered implements StepTable.Unwritten {
    private final NamedParameterJdbcTemplate database;
    private final Map<String, List<SqlParameterSource>> rows = new LinkedHashMap<>();
    private final Map<String, Map<Map<String, Object>, Long>> counts = new HashMap<>();

    Gathered(DataSource transaction, List<String> statements) {
        this.database = new NamedParameterJdbcTemplate(transaction);
        statements.forEach(statement -> rows.put(statement, new ArrayList<>()));
    }

    /**
     * Numbers as one parameter: as many as there are, where parameters are 65,535 at most. Not as a text that the statement casts: PostgreSQL reads that again for each row that it
     * looks at.
     */
    public static Long[] array(Collection<Long> ids) {
        return ids.toArray(Long[]::new);
    }

    /** Keeps a row for a statement, which is one of those that the table gathers. */
    public void add(String statement, SqlParameterSource row) {
        List<SqlParameterSource> its = rows.get(statement);
        if (its == null) {
            throw new IllegalArgumentException("statement: " + statement + " (expected: one that is gathered)");
        }
        its.add(row);
    }

    /**
     * Counts on for a row of a statement, which is then written once, with the sum as its {@code :count}: a thousand orders of one SKU
     * change one row once.
     */
    public void count(String statement, Map<String, Object> row, long more) {
        counts.computeIfAbsent(statement, _ -> new LinkedHashMap<>()).merge(row, more, Long::sum);
    }

    @Override
    public void write() {
        counts.forEach((statement, sums) ->
                sums.forEach((row, sum) -> add(statement, new MapSqlParameterSource(row).addValue("count", sum))));
        counts.clear();
        rows.forEach((statement, its) -> {
            if (!its.isEmpty()) {
                database.batchUpdate(statement, its.toArray(SqlParameterSource[]::new));
                its.clear();
            }
        });
    }
}

package org.qiantang.tools.fsck;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import org.qiantang.tools.Snapshot;

/** Compares a table with what was counted, row by row, each row in one line of text. */
final class Rows {
    private final Snapshot snapshot;
    private final Check check;

    Rows(Snapshot snapshot, Check check) {
        this.snapshot = snapshot;
        this.check = check;
    }

    /**
     * Finds rows that are missing, too many or different.
     *
     * @param counted the lines that should be there, by the row's key
     * @param sql gives each row's key and line, both as text
     */
    void mustBe(String table, Map<String, String> counted, String sql) throws SQLException {
        if (!snapshot.has(table)) {
            check.note("no table {}", table);
            return;
        }
        var missing = new HashSet<>(counted.keySet());
        snapshot.each(sql, row -> {
            String key = row.getString(1);
            String line = row.getString(2);
            String should = counted.get(key);
            missing.remove(key);
            if (should == null) {
                check.must(false, "{} {}: a row that no event explains ({})", table, key, line);
            } else {
                check.must(should.equals(line), "{} {}: the row says {}, the journal {}", table, key, line, should);
            }
        });
        missing.stream()
                .sorted()
                .forEach(key -> check.must(false, "{} {}: no row, the journal says {}", table, key, counted.get(key)));
    }
}

package org.qiantang.app.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked of stamps and accesses, however many there are, is found by an index that was made for it. */
class ProofIndexesTest {
    private static OneDatabase database;

    @BeforeAll
    static void open() throws IOException {
        database = OneDatabase.start();
        fill();
    }

    /** One officer has looked at very much. */
    private static void fill() {
        JdbcClient jdbc = JdbcClient.create(database.pool());
        jdbc.sql("""
                        insert into proof_access (id, at, room, about, act, reason, device, person_id, commitment, idx)
                        select n, now(), 'room/7', 'show/7 line/' || n, 'READ', '', '', 7, n::text, n
                          from generate_series(1, 3000) as n
                        """).update();
        jdbc.sql("analyze proof_access").update();
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    @Test
    void the_newest_stamps_and_how_far_independent_ones_go() throws SQLException {
        assertThat(plan(StampTable.NEWEST, Map.of("most", "5"))).contains("proof_stamp_newest");
        assertThat(plan(StampTable.LARGEST_INDEPENDENT, Map.of())).contains("proof_stamp_independent");
    }

    @Test
    void accesses_of_a_kind_and_who_stands_behind_a_leaf() throws SQLException {
        assertThat(plan(AccessTable.LISTED_OF_ACT, Map.of("act", "'EXPORT'", "before", "9000", "most", "5")))
                .contains("proof_access_act");
        assertThat(plan(AccessTable.DISCLOSED, Map.of("idx", "7"))).contains("proof_access_leaf");
    }

    @Test
    void whether_somebody_has_looked_a_little_while_ago() throws SQLException {
        assertThat(plan(AccessTable.LOOKED, Map.of("person", "7", "about", "'x'", "after", "now()")))
                .contains("proof_access_looked");
    }

    private static String plan(String sql, Map<String, String> values) throws SQLException {
        String filled = sql;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace(":" + value.getKey(), value.getValue());
        }
        var lines = new StringBuilder();
        try (Connection connection = database.pool().getConnection();
                Statement statement = connection.createStatement()) {
            // Tables that are nearly empty are read whole, whatever there is.
            statement.execute("set enable_seqscan = off");
            try (ResultSet rows = statement.executeQuery("explain " + filled)) {
                while (rows.next()) {
                    lines.append(rows.getString(1)).append('\n');
                }
            }
            statement.execute("reset enable_seqscan");
        }
        return lines.toString();
    }
}

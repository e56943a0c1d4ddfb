package org.qiantang.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import org.qiantang.app.insight.PlayedInsight;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.Table;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds a played show's events once one by one, and once in steps of chance; what both leave must be the same. */
public final class OneByOne implements AutoCloseable {
    private static final int LONGEST_STEP = 60;

    private final OneDatabase database;
    private final JdbcClient rows;

    public OneByOne() throws IOException {
        database = OneDatabase.start();
        database.migrate();
        rows = JdbcClient.create(database.pool());
        rows.sql("""
                        insert into person (id, name, nickname, password, roles, created_at, simulated)
                        select n, 'p' || n, 'p' || n, '', '{}', now(), n >= :crowd from generate_series(1, :people) n
                        """)
                .param("crowd", PlayedInsight.CROWD_FROM)
                .param("people", PlayedInsight.PEOPLE)
                .update();
    }

    @Override
    public void close() throws IOException {
        database.close();
    }

    /**
     * Holds the two ways against each other.
     *
     * @param tables whose rows are compared; each must have some
     */
    public void leavesTheSame(Table table, List<String> tables, List<Recorded> floor, List<Recorded> office, long seed)
            throws SQLException {
        clear(table);
        for (Recorded place : floor) {
            fold(table, List.of(place));
        }
        for (Recorded place : office) {
            fold(table, List.of(place));
        }
        List<String> oneByOne = dump(tables);

        clear(table);
        mix(table, floor, office, new SplittableRandom(seed));

        for (String name : tables) {
            assertThat(oneByOne).anyMatch(row -> row.startsWith(name + " "));
        }
        assertThat(dump(tables)).isEqualTo(oneByOne);
    }

    private void mix(Table table, List<Recorded> floor, List<Recorded> office, SplittableRandom random)
            throws SQLException {
        int f = 0;
        int o = 0;
        while (f < floor.size() || o < office.size()) {
            boolean ofFloor = o == office.size() || (f < floor.size() && random.nextInt(4) > 0);
            if (ofFloor) {
                int to = Math.min(floor.size(), f + random.nextInt(1, LONGEST_STEP));
                fold(table, floor.subList(f, to));
                f = to;
            } else {
                int to = Math.min(office.size(), o + random.nextInt(1, LONGEST_STEP));
                fold(table, office.subList(o, to));
                o = to;
            }
        }
    }

    private List<String> dump(List<String> tables) {
        return tables.stream()
                .flatMap(name -> rows
                        .sql("select '" + name + " ' || t::text from " + name + " t order by 1")
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
    }

    private void fold(Table table, List<Recorded> places) throws SQLException {
        if (places.isEmpty() || !table.shards().contains(places.getFirst().shard())) {
            return;
        }
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            table.fold(places, connection);
            connection.commit();
        }
    }

    private void clear(Table table) throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            table.clear(connection);
            connection.commit();
        }
    }
}

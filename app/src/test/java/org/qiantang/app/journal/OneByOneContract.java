package org.qiantang.app.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.qiantang.app.insight.PlayedInsight;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.Table;
import org.qiantang.engine.testkit.ForEachSeed;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every table promises that writes the events of a step together: it comes to the rows of events folded one by one. */
public abstract class OneByOneContract {
    private static final int LONGEST_STEP = 60;

    private static OneDatabase database;
    private static JdbcClient rows;

    /** The table, as the followers have it. */
    protected abstract Table table();

    /** The names of its rows' tables that a played show leaves something in. */
    protected abstract List<String> leaves();

    /** The events of a played show's floor, as this table is told them. */
    protected List<Recorded> floor(PlayedInsight played) {
        return played.floor();
    }

    @BeforeAll
    static void start() throws Exception {
        database = OneDatabase.start();
        rows = JdbcClient.create(database.pool());
        PlayedInsight.writePeople(rows);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @ForEachSeed(count = 12)
    void events_told_one_by_one_leave_the_rows_that_many_told_at_once_do(long seed) throws SQLException {
        var played = new PlayedInsight(seed);
        List<Recorded> floor = floor(played);
        for (Recorded place : floor) {
            fold(List.of(place));
        }
        for (Recorded place : played.office()) {
            fold(List.of(place));
        }
        List<String> oneByOne = dump();

        clear();
        mix(floor, played.office(), new SplittableRandom(seed));
        List<String> together = dump();
        clear();

        for (String name : leaves()) {
            assertThat(oneByOne).anyMatch(row -> row.startsWith(name + " "));
        }
        assertThat(together).isEqualTo(oneByOne);
    }

    private void mix(List<Recorded> floor, List<Recorded> office, SplittableRandom random) throws SQLException {
        int f = 0;
        int o = 0;
        while (f < floor.size() || o < office.size()) {
            boolean ofFloor = o == office.size() || (f < floor.size() && random.nextInt(4) > 0);
            if (ofFloor) {
                int to = Math.min(floor.size(), f + random.nextInt(1, LONGEST_STEP));
                fold(floor.subList(f, to));
                f = to;
            } else {
                int to = Math.min(office.size(), o + random.nextInt(1, LONGEST_STEP));
                fold(office.subList(o, to));
                o = to;
            }
        }
    }

    private List<String> dump() {
        return leaves().stream()
                .flatMap(name -> rows
                        .sql("select '" + name + " ' || t::text from " + name + " t order by 1")
                        .query(String.class)
                        .list()
                        .stream())
                .toList();
    }

    private void fold(List<Recorded> places) throws SQLException {
        if (table().shards().contains(places.getFirst().shard())) {
            try (Connection connection = database.pool().getConnection()) {
                connection.setAutoCommit(false);
                table().fold(places, connection);
                connection.commit();
            }
        }
    }

    private void clear() throws SQLException {
        try (Connection connection = database.pool().getConnection()) {
            connection.setAutoCommit(false);
            table().clear(connection);
            connection.commit();
        }
    }
}

package org.qiantang.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qiantang.engine.journal.JournalContract.bodies;
import static org.qiantang.engine.journal.JournalContract.entries;
import static org.qiantang.engine.journal.JournalContract.entry;
import static org.qiantang.engine.journal.JournalContract.positions;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.Shared.class)
class PostgresOfficeTest {
    private static final int OFFICE = 1;

    private final TestDatabase database;
    private final PostgresJournal journal;

    PostgresOfficeTest(TestDatabase database) {
        this.database = database;
        this.journal = new PostgresJournal(database.pool());
    }

    @BeforeEach
    void empty() throws SQLException {
        database.empty();
        database.execute("drop table if exists product; create table product (id bigint primary key, name text)");
    }

    @Test
    void a_desk_writes_its_own_row_and_its_event_in_one_transaction() throws Exception {
        var office = new PostgresOffice(journal, OFFICE);

        Appended appended;
        try (Connection transaction = begin()) {
            rename(transaction, 7, "面霜");
            appended = office.append(transaction, entries("shop/7", 2));
            transaction.commit();
        }
        office.committed(appended);

        assertThat(appended).isEqualTo(new Appended(OFFICE, 1, 2));
        assertThat(journal.awaitPast(OFFICE, 1, Duration.ZERO)).isTrue();
        assertThat(bodies(journal.read(OFFICE, 0, 10))).containsExactly("shop/70", "shop/71");
        assertThat(database.number("select count(*) from product")).isEqualTo(1);
    }

    @Test
    void a_rolled_back_transaction_leaves_neither_row_nor_event_nor_gap() throws Exception {
        var office = new PostgresOffice(journal, OFFICE);
        try (Connection transaction = begin()) {
            rename(transaction, 7, "面霜");
            office.append(transaction, entries("shop/7", 3));
            transaction.rollback();
        }

        Appended next = append(office, "kept");

        assertThat(next).isEqualTo(new Appended(OFFICE, 1, 1));
        assertThat(bodies(journal.read(OFFICE, 0, 10))).containsExactly("kept");
        assertThat(database.number("select count(*) from product")).isZero();
    }

    @Test
    void desks_that_commit_at_once_share_one_gap_free_sequence() throws Exception {
        var office = new PostgresOffice(journal, OFFICE);
        var answers = new ArrayList<Future<Appended>>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String body = "e" + i;
                answers.add(threads.submit(() -> append(office, body)));
            }
        }

        assertThat(positions(journal.read(OFFICE, 0, 1000)))
                .isEqualTo(LongStream.rangeClosed(1, 100).boxed().toList());
        List<String> there = bodies(journal.read(OFFICE, 0, 1000));
        for (int i = 0; i < 100; i++) {
            int at = (int) answers.get(i).get().first() - 1;
            assertThat(there.get(at)).isEqualTo("e" + i);
        }
    }

    @Test
    void an_office_that_has_been_taken_over_appends_nothing() throws Exception {
        var old = new PostgresOffice(journal, OFFICE);
        append(old, "old");
        var anew = new PostgresOffice(journal, OFFICE);

        assertThatThrownBy(() -> append(old, "late")).isInstanceOf(ShardLost.class);

        assertThat(append(anew, "new").first()).isEqualTo(2);
        assertThat(bodies(journal.read(OFFICE, 0, 10))).containsExactly("old", "new");
    }

    @Test
    void a_relaxed_session_commits_its_events_durably_all_the_same() throws Exception {
        var office = new PostgresOffice(journal, OFFICE);
        try (Connection transaction = begin();
                Statement statement = transaction.createStatement()) {
            statement.execute("set synchronous_commit = off");
            office.append(transaction, entries("shop/7", 1));

            try (ResultSet setting = statement.executeQuery("show synchronous_commit")) {
                setting.next();
                assertThat(setting.getString(1)).isEqualTo("on");
            }
            transaction.rollback();
        }
    }

    @Test
    void an_owner_that_sleeps_in_the_middle_of_a_transaction_keeps_nobody_from_taking_over() throws Exception {
        var office = new PostgresOffice(journal, OFFICE);
        try (Connection transaction = begin()) {
            office.append(transaction, entries("shop/7", 1));

            // The first one sleeps here, with the shard's row in its hands.
            var anew = new PostgresOffice(journal, OFFICE);

            assertThatThrownBy(transaction::commit).isInstanceOf(SQLException.class);
            assertThat(append(anew, "new").first()).isEqualTo(1);
        }
    }

    @Test
    void an_append_outside_a_transaction_is_refused() throws Exception {
        var office = new PostgresOffice(journal, OFFICE);

        try (Connection connection = database.open()) {
            assertThatThrownBy(() -> office.append(connection, entries("a", 1)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("autoCommit");
        }
    }

    private Connection begin() throws SQLException {
        Connection transaction = database.open();
        transaction.setAutoCommit(false);
        return transaction;
    }

    private Appended append(PostgresOffice office, String body) throws SQLException {
        try (Connection transaction = database.pool().getConnection()) {
            transaction.setAutoCommit(false);
            Appended appended = office.append(transaction, List.of(entry("shop/7", body)));
            transaction.commit();
            office.committed(appended);
            return appended;
        }
    }

    private static void rename(Connection transaction, long id, String name) throws SQLException {
        try (var insert = transaction.prepareStatement("insert into product (id, name) values (?, ?)")) {
            insert.setLong(1, id);
            insert.setString(2, name);
            insert.executeUpdate();
        }
    }
}

package org.qiantang.engine.journal;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.Shared.class)
class DurabilityCheckTest {
    private final TestDatabase database;

    DurabilityCheckTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void a_database_that_flushes_what_it_confirms_is_accepted() throws Exception {
        try (Connection connection = database.open()) {
            assertThatCode(() -> DurabilityCheck.require(connection)).doesNotThrowAnyException();
        }
    }

    @Test
    void a_session_that_confirms_before_the_flush_is_refused() throws Exception {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            statement.execute("set synchronous_commit = off");

            assertThatThrownBy(() -> DurabilityCheck.require(connection))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("database not durable: synchronous_commit=off (expected: on or remote_apply)");
        }
    }

    @Test
    void a_database_that_never_flushes_is_refused_by_the_journal_itself() throws Exception {
        try (TestDatabase forgetful = TestDatabase.start("off")) {
            var journal = new PostgresJournal(forgetful.pool());

            assertThatThrownBy(() -> journal.take(0))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("fsync=off (expected: on)");
        }
    }
}

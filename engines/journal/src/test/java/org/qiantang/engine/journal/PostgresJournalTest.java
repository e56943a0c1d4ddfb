package org.qiantang.engine.journal;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestDatabase.Shared.class)
class PostgresJournalTest extends JournalContract {
    private final TestDatabase database;
    private final PostgresJournal journal;

    PostgresJournalTest(TestDatabase database) {
        this.database = database;
        this.journal = new PostgresJournal(database.pool());
    }

    @Override
    Journal emptyJournal() throws Exception {
        database.empty();
        return journal;
    }

    @AfterEach
    void close() {
        journal.close();
    }
}

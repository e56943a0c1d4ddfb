package org.qiantang.engine.journal;

class MemoryJournalTest extends JournalContract {
    @Override
    Journal emptyJournal() {
        return new MemoryJournal();
    }
}

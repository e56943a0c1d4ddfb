package org.qiantang.app.manual;

import java.util.List;

/** What came of reading a file. */
sealed interface ManualReading {
    /**
     * Its lines in reading order.
     *
     * @param kind {@code pdf}, {@code docx}, {@code picture} or {@code text}
     * @param scanned how many of its pages were pictures whose words were recognised, and may be misread
     */
    record Read(String kind, int pages, int scanned, List<Passage> passages) implements ManualReading {
        public Read {
            passages = List.copyOf(passages);
        }
    }

    /** None of the kinds that can be read. */
    record Unknown() implements ManualReading {}

    /** Of a kind that can be read, and broken. */
    record Broken() implements ManualReading {}

    /** A PDF that opens by password only. */
    record Locked() implements ManualReading {}

    /** More than is read at once. */
    record TooLong(int mostPages) implements ManualReading {}

    /** Nothing but pictures, and nothing here recognises words in pictures. */
    record Unseen() implements ManualReading {}
}

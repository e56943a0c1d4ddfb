package org.qiantang.app.helpdesk;

import java.time.Instant;

/** An answer that waits for staff, and the questions that it is for. */
record Suggestion(Group group, Draft draft, Instant at) {
    /** Named by the first line that asked. */
    long id() {
        return group.first().lineId();
    }

    /** As it would be said, with how many asked. */
    String text() {
        return Topics.counted(group.count(), draft.topic()) + draft.text();
    }
}

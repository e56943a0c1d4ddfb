package org.qiantang.app.helpdesk;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Refusal;

/** What came of staff letting an answer out. Every case is normal business. */
sealed interface Approval {
    /**
     * It was said.
     *
     * @param suggestion what it came from
     * @param corrected the words that staff put in the place of the machine's; null where they kept them
     */
    record Said(
            long lineId, Suggestion suggestion, @Nullable String corrected) implements Approval {}

    /** It was handed over, and who asked was told so. */
    record HandedOver(long questionId) implements Approval {}

    /** Nobody waits for it any more. */
    record Gone() implements Approval {}

    /** The facts have moved since it was looked at; this is the answer now. */
    record Moved(String text) implements Approval {}

    /** The guard does not let it pass. */
    record NotClear(String message) implements Approval {}

    record Refused(Refusal refusal) implements Approval {}
}

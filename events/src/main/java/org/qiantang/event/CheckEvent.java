package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.RegisterEvent.Answer;
import org.qiantang.event.RegisterEvent.Party;

/** What hosts, agencies and the platform answer to their own part of the self-check: stream {@code check/ID} in the office shard. */
public sealed interface CheckEvent extends GovernEvent {
    /** One answer with what shows it: a proof in words and its day, and by when it is put right where it is not. */
    record PointShown(
            String point,
            Answer answer,
            String note,
            String proof,
            @Nullable String provenOn,
            @Nullable String dueOn) {}

    /**
     * A subject answered points of its own row.
     *
     * @param subjectId of an account; 0 where it is the platform
     * @param row {@code host}, {@code agency} or {@code platform}
     * @param version of the list that was answered
     */
    record SelfChecked(
            Instant at,
            long answersId,
            Party party,
            long subjectId,
            String row,
            String version,
            List<PointShown> answers,
            long byId)
            implements CheckEvent {
        public SelfChecked {
            answers = List.copyOf(answers);
        }
    }
}

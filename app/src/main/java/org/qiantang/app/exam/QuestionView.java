package org.qiantang.app.exam;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What officers are shown of questions. */
final class QuestionView {
    private QuestionView() {}

    record Row(
            long id,
            String state,
            int revision,
            String course,
            String kind,
            String rule,
            String lineZh,
            String begunBy,
            Instant begunAt) {}

    record Revision(int revision, String who, Instant at, String lineZh) {}

    record Published(String who, Instant at, boolean alone) {}

    record Withdrawn(String reason, String words, String who, Instant at) {}

    /**
     * A question with all that an officer needs to agree.
     *
     * @param standing what in it still tells whose words they were
     * @param known what must not stand in it
     * @param spoken the line as it was said; officers alone see it
     * @param stands whether the finding is confirmed
     * @param mine whether the asker had a hand in it
     * @param approvable whether the asker may agree to it, as far as persons go
     */
    record Whole(
            long id,
            String state,
            int revision,
            long showId,
            long lineId,
            String spoken,
            boolean stands,
            Draft draft,
            List<Unknowable.Standing> standing,
            List<Known> known,
            List<Revision> revisions,
            @Nullable Published published,
            @Nullable Withdrawn withdrawn,
            boolean mine,
            boolean approvable,
            int officers) {}

    /** A draft as the program would write it, and what the officer has to look at. */
    record Proposal(long showId, long lineId, String spoken, boolean stands, Draft draft, List<Known> known) {}

    /** A name or number that must not stand in the question. */
    record Known(String kind, String name) {}
}

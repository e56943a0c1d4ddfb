package org.qiantang.app.selfcheck;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.CheckEvent.PointShown;

/** What is shown of self-checks, to who answers them and to officers. */
final class CheckView {
    private CheckView() {}

    record Answered(
            String point,
            String version,
            String answer,
            String note,
            String proof,
            @Nullable LocalDate provenOn,
            @Nullable LocalDate dueOn,
            Instant at,
            String by) {}

    /**
     * One row as its subject answers it.
     *
     * @param row the subject's id in the list
     * @param name of the account; empty of the platform
     * @param state NEVER, PARTIAL, CURRENT or DUE
     * @param renewBy the day from which it is due again; null where it is not whole
     */
    record Own(
            String row,
            long subjectId,
            String name,
            String state,
            int answered,
            int points,
            @Nullable LocalDate renewBy,
            List<Answered> answers) {}

    record Mine(String version, int renewalDays, List<Own> rows) {}

    record Submission(long answersId, String version, Instant at, String by, List<PointShown> answers) {}

    record InList(
            String row,
            long id,
            String name,
            String account,
            String state,
            int answered,
            int points,
            @Nullable Instant newest,
            @Nullable LocalDate renewBy) {}

    record Count(String row, int all, int never, int partial, int current, int due) {}

    record Summary(int renewalDays, List<Count> rows) {}
}

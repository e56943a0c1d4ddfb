package org.qiantang.app.register;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.RegisterEvent.PointAnswered;

/** What officers are shown of the register. */
final class SubjectView {
    private SubjectView() {}

    /** {@code state} is none, valid or over; {@code until} is null where it does not run out. */
    record Proven(String state, @Nullable LocalDate until) {}

    record InList(
            String kind,
            long id,
            String name,
            String account,
            @Nullable Instant since,
            String standing,
            Proven proven,
            @Nullable LocalDate expiresOn,
            String expiry,
            @Nullable Integer courses,
            int coursesOfAll,
            boolean blacklisted) {}

    record Count(String kind, int all, int proven, int soon, int over, int trained, int blacklisted) {}

    /** How many there are of each kind, and how many of them lack something. */
    record Summary(List<Count> kinds, int coursesOfAll, int soonDays) {}

    record Tied(long id, String name, String part) {}

    record Check(
            long checkId,
            String what,
            @Nullable String document,
            @Nullable String age,
            boolean guardianConsents,
            @Nullable Boolean mayHost,
            Instant at,
            long byId,
            String by,
            @Nullable LocalDate validUntil,
            String expiry,
            boolean holds,
            boolean withdrawn) {}

    record Course(
            long attemptId,
            String course,
            String version,
            int right,
            int asked,
            boolean passed,
            boolean counts,
            @Nullable LocalDate validUntil,
            Instant at) {}

    record Listed(
            long entryId,
            String reason,
            String facts,
            String basis,
            String appeal,
            Instant at,
            Instant until,
            long byId,
            String by,
            boolean binds,
            @Nullable Instant liftedAt,
            String liftedBy,
            @Nullable String liftReason) {}

    record Answered(
            String list,
            String point,
            String version,
            String answer,
            String note,
            @Nullable LocalDate dueOn,
            @Nullable Long doerId,
            String doer,
            Instant at,
            String by) {}

    record Ground(String ground, String strength) {}

    /** Another account that shares something with {@code ofId}; nothing follows from it by itself. */
    record Alike(long ofId, long personId, String name, String strength, List<Ground> grounds, boolean blacklisted) {}

    /** {@code endsOn} is the first day without sales of a shop that its owner ends; null of all others. */
    record Detail(
            InList subject,
            @Nullable String licenceHolder,
            @Nullable String licenceNumber,
            String standingReason,
            @Nullable LocalDate endsOn,
            boolean sellsMedicalBeauty,
            List<Tied> ties,
            List<Check> checks,
            List<Course> courses,
            List<Listed> blacklist,
            List<Answered> answers,
            List<Alike> alike) {}

    /**
     * A step of a subject's history.
     *
     * @param about the paper, course, list or reason that it is about
     */
    record Step(
            long position,
            String what,
            Instant at,
            String by,
            String about,
            String words,
            @Nullable String until,
            @Nullable Integer right,
            @Nullable Integer asked,
            List<PointAnswered> answers) {}
}

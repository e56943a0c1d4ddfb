package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the register of subjects (直播主体) notes of a person or a shop: stream {@code register/ID} in the office shard.
 *
 * <p>Numbers of papers, names and dates of birth are never here: they lie beside, where they can be erased.
 */
public sealed interface RegisterEvent extends GovernEvent {
    /** Whom something concerns: an account, a shop, or the platform itself, whose id is 0. */
    enum Party {
        PERSON,
        SHOP,
        PLATFORM
    }

    /** By which paper somebody showed who they are. */
    enum Document {
        RESIDENT_ID,
        PASSPORT,
        TRAVEL_PERMIT,
        RESIDENCE_PERMIT
    }

    /** How old somebody was on the day of the check; hosts are 16 at least, below 18 with a guardian's consent. */
    enum AgeGroup {
        UNDER_16,
        FROM_16,
        ADULT
    }

    /** Somebody's identity was checked. {@code validUntil} is an ISO date; null where the paper does not run out. */
    record IdentityChecked(
            Instant at,
            long checkId,
            long personId,
            Document document,
            AgeGroup age,
            boolean guardianConsents,
            @Nullable String validUntil,
            long byId)
            implements RegisterEvent {}

    /** The papers of shops, agencies and the platform. */
    enum Paper {
        BUSINESS_LICENCE,
        FOOD_LICENCE,
        MEDICAL_LICENCE,
        ADVERT_REVIEW,
        TELECOM_LICENCE,
        PERFORMANCE_LICENCE,
        OTHER_PERMIT
    }

    /** A paper was looked at; {@code validUntil} as above. */
    record PaperChecked(
            Instant at,
            long checkId,
            Party party,
            long subjectId,
            Paper paper,
            @Nullable String validUntil,
            long byId) implements RegisterEvent {}

    /** A check was noted wrongly, or no longer holds. */
    record CheckWithdrawn(Instant at, long checkId, Party party, long subjectId, String reason, long byId)
            implements RegisterEvent {}

    /** A course's questions were answered and judged. {@code validUntil} is there where it was passed. */
    record CourseTaken(
            Instant at,
            long attemptId,
            long personId,
            String course,
            String version,
            int right,
            int asked,
            boolean passed,
            @Nullable String validUntil)
            implements RegisterEvent {}

    /** How a shop answers a point of a checklist. */
    enum Answer {
        YES,
        NO,
        UNSURE,
        NOT_APPLICABLE
    }

    /** One answer; what is still to be done has a day, and somebody of the shop who does it. */
    record PointAnswered(
            String point,
            Answer answer,
            String note,
            @Nullable String dueOn,
            @Nullable Long doerId) {}

    /** A shop answered points of a checklist: {@code self-check} or {@code medical-beauty}, of that version. */
    record ListAnswered(
            Instant at,
            long answersId,
            long merchantId,
            String list,
            String version,
            List<PointAnswered> answers,
            long byId)
            implements RegisterEvent {
        public ListAnswered {
            answers = List.copyOf(answers);
        }
    }

    /** Why somebody is on the blacklist. */
    enum BlacklistReason {
        SERIOUS_BREACH,
        REPEATED_BREACH,
        FALSE_IDENTITY,
        COURT_OR_AUTHORITY,
        OTHER
    }

    /** A person or a shop was put on the blacklist (黑名单) for a term; the facts lie beside, here is their salted hash. */
    record Blacklisted(
            Instant at,
            long entryId,
            Party party,
            long subjectId,
            BlacklistReason reason,
            String factsHash,
            String basis,
            Instant until,
            long byId)
            implements RegisterEvent {}

    /** Why somebody is off the blacklist before the term is over. */
    enum LiftReason {
        APPEAL_UPHELD,
        REPAIRED,
        MISTAKE
    }

    record BlacklistLifted(Instant at, long entryId, Party party, long subjectId, LiftReason reason, long byId)
            implements RegisterEvent {}
}

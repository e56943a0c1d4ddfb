package org.qiantang.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens in an officers' dossier (案卷): stream {@code dossier/ID} in the office shard. What a shop's people write lies
 * beside, slot 0, and only its hash is here; facts and reasons of officers are acts of office and stand in the event.
 */
public sealed interface DossierEvent extends GovernEvent {
    enum SubjectKind {
        SHOP,
        HOST,
        ROOM
    }

    /** Whom a dossier is about; whatever it is, it belongs to a shop, which is told and which measures bind. */
    record Subject(SubjectKind kind, long id, long merchantId) {}

    /** A host's line in which something was found. */
    record FoundLine(long showId, long lineId) {}

    /**
     * A dossier was opened.
     *
     * @param reportId the report (举报) that it was opened from; null where it was not
     */
    record DossierOpened(
            Instant at,
            Subject subject,
            String facts,
            List<FoundLine> findings,
            @Nullable Long reportId,
            long officerId,
            Instant dueAt)
            implements DossierEvent {
        public DossierOpened {
            findings = List.copyOf(findings);
        }
    }

    /** More findings turned out to belong to it. */
    record FindingsJoined(Instant at, List<FoundLine> findings, long officerId) implements DossierEvent {
        public FindingsJoined {
            findings = List.copyOf(findings);
        }
    }

    /** Another officer is in charge. */
    record DossierHandedOver(Instant at, long officerId, long byId) implements DossierEvent {}

    enum NoticeKind {
        INQUIRY,
        CORRECTION
    }

    /** The shop is asked for an answer, or told to put something right. */
    record NoticeGiven(Instant at, long noticeId, NoticeKind kind, String words, Instant replyBy, long officerId)
            implements DossierEvent {}

    /** Somebody of the shop has read all that was told until then. */
    record NoticeRead(Instant at, long personId) implements DossierEvent {}

    enum ReplyKind {
        ANSWER,
        REPAIR
    }

    /** The shop answers, or says what it has put right. */
    record ShopReplied(Instant at, long replyId, ReplyKind kind, long personId, String wordsHash)
            implements DossierEvent {}

    /** An officer looked at what the shop says to have put right (整改). */
    record RepairChecked(Instant at, long replyId, boolean passed, String words, long officerId)
            implements DossierEvent {}

    enum MeasureKind {
        WARNING,
        FUNCTION_LIMIT,
        TRAFFIC_LIMIT,
        SHOW_PAUSE,
        BROADCAST_BAN,
        ACCOUNT_CLOSURE,
        /** One product of the shop is off sale (下架商品), wherever it was sold. */
        GOODS_REMOVAL
    }

    /** Who must agree besides the officer who proposes: another officer, and the head of the office. */
    enum Consent {
        SECOND_OFFICER,
        HEAD
    }

    /**
     * A measure is proposed; with no consent needed it is taken at once.
     *
     * @param productId the product that it takes off sale; null where it binds the shop as a whole
     */
    record MeasureProposed(
            Instant at,
            long measureId,
            MeasureKind kind,
            String facts,
            String reason,
            List<String> basis,
            int termHours,
            List<Consent> needs,
            long officerId,
            @Nullable Long productId)
            implements DossierEvent {
        public MeasureProposed {
            basis = List.copyOf(basis);
            needs = List.copyOf(needs);
        }
    }

    record MeasureAgreed(Instant at, long measureId, Consent consent, long officerId) implements DossierEvent {}

    record MeasureDeclined(Instant at, long measureId, String reason, long officerId) implements DossierEvent {}

    /**
     * A measure binds the shop from now until a time, unless it is ended before.
     *
     * @param productId the product that it takes off sale; null where it binds the shop as a whole
     */
    record MeasureTaken(
            Instant at,
            long dossierId,
            long measureId,
            MeasureKind kind,
            Subject subject,
            String reason,
            Instant until,
            Instant appealBy,
            long officerId,
            @Nullable Long productId)
            implements DossierEvent {}

    /** The shop appeals; another officer than who proposed it decides. */
    record MeasureAppealed(Instant at, long measureId, long personId, String wordsHash, Instant decideBy)
            implements DossierEvent {}

    /** An upheld appeal ends the measure and withdraws the findings behind it. */
    record AppealDecided(Instant at, long measureId, boolean upheld, String reason, long officerId)
            implements DossierEvent {}

    enum EndCause {
        TERM,
        APPEAL,
        LIFTED
    }

    /**
     * A measure binds nobody any longer.
     *
     * @param officerId null where its term ended
     * @param productId the product that it had taken off sale; null where it bound the shop as a whole
     */
    record MeasureEnded(
            Instant at,
            long dossierId,
            long measureId,
            MeasureKind kind,
            Subject subject,
            EndCause cause,
            String reason,
            @Nullable Long officerId,
            @Nullable Long productId)
            implements DossierEvent {}

    enum DossierEnd {
        GUIDED,
        MEASURED,
        UNFOUNDED
    }

    record DossierClosed(Instant at, DossierEnd end, String reason, long officerId) implements DossierEvent {}
}

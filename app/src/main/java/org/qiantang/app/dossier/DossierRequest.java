package org.qiantang.app.dossier;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.DossierEvent.DossierEnd;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.DossierEvent.MeasureKind;
import org.qiantang.event.DossierEvent.NoticeKind;
import org.qiantang.event.DossierEvent.ReplyKind;
import org.qiantang.event.DossierEvent.Subject;

/** What may be asked of a dossier's desk. Who may ask is settled before, as far as it needs only a role. */
sealed interface DossierRequest {
    /**
     * Opens a dossier.
     *
     * @param dueHours how soon it is due, as the ladder says
     */
    record Open(
            Subject subject,
            String facts,
            List<FoundLine> findings,
            @Nullable Long reportId,
            long officerId,
            long dueHours)
            implements DossierRequest {
        public Open {
            findings = List.copyOf(findings);
        }
    }

    record Join(List<FoundLine> findings, long officerId) implements DossierRequest {
        public Join {
            findings = List.copyOf(findings);
        }
    }

    record HandOver(long officerId, long byId) implements DossierRequest {}

    record GiveNotice(long noticeId, NoticeKind kind, String words, int replyHours, long officerId)
            implements DossierRequest {}

    record ReadNotice(long personId) implements DossierRequest {}

    record Reply(long replyId, ReplyKind kind, long personId, String wordsHash) implements DossierRequest {}

    record CheckRepair(boolean passed, String words, long officerId) implements DossierRequest {}

    /**
     * Proposes a measure.
     *
     * @param productId which product is to go off sale; null where the shop as a whole is bound
     */
    record Propose(
            long measureId,
            MeasureKind kind,
            String facts,
            String reason,
            List<String> basis,
            int termHours,
            long officerId,
            @Nullable Long productId)
            implements DossierRequest {
        public Propose {
            basis = List.copyOf(basis);
        }

        /** One that binds the shop as a whole. */
        Propose(
                long measureId,
                MeasureKind kind,
                String facts,
                String reason,
                List<String> basis,
                int termHours,
                long officerId) {
            this(measureId, kind, facts, reason, basis, termHours, officerId, null);
        }
    }

    /**
     * Somebody else agrees to a measure.
     *
     * @param officer whether the asker is an officer, and {@code head} whether the head of the office
     */
    record Agree(long measureId, long personId, boolean officer, boolean head) implements DossierRequest {}

    record Decline(long measureId, String reason, long personId) implements DossierRequest {}

    record Lift(long measureId, String reason, long officerId) implements DossierRequest {}

    record Appeal(long measureId, long personId, String wordsHash) implements DossierRequest {}

    record DecideAppeal(long measureId, boolean upheld, String reason, long officerId) implements DossierRequest {}

    /** The clock asks: a measure's term may be over. */
    record EndTerm(long measureId) implements DossierRequest {}

    record Close(DossierEnd end, String reason, long officerId) implements DossierRequest {}
}

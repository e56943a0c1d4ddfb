package org.qiantang.app.aftersale;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.voucher.VoucherCode;
import org.qiantang.event.ShopEvent.By;
import org.qiantang.event.ShopEvent.CaseKind;
import org.qiantang.event.ShopEvent.CaseReason;
import org.qiantang.event.ShopEvent.Condition;
import org.qiantang.event.ShopEvent.LinePieces;
import org.qiantang.event.ShopEvent.ScanKind;
import org.qiantang.event.ShopEvent.Verdict;

/** What can be asked of an order's desk. Words come as their hash; who asks has been let in before. */
sealed interface CareRequest {
    record Pack() implements CareRequest {}

    /** Lines are null for all that waits. */
    record Send(
            long parcelId,
            String carrier,
            String trackingNo,
            @Nullable List<LinePieces> lines) implements CareRequest {}

    record Replace(long parcelId, long caseId, String carrier, String trackingNo) implements CareRequest {}

    record Correct(long parcelId, String carrier, String trackingNo) implements CareRequest {}

    record Scan(
            long parcelId,
            String carrier,
            String trackingNo,
            String scanId,
            Instant at,
            ScanKind kind,
            String place,
            String words)
            implements CareRequest {}

    record Receive() implements CareRequest {}

    /** The amount is null for all that can be claimed. The same intent is the same wish, and has one case. */
    record Ask(
            long caseId,
            CaseKind kind,
            CaseReason reason,
            List<LinePieces> lines,
            @Nullable Long minor,
            @Nullable String wordsHash,
            @Nullable String intent)
            implements CareRequest {
        public Ask {
            lines = List.copyOf(lines);
        }
    }

    /** The lowest price of each line since it was bought, where the shop promised to protect the price. */
    record Protect(long caseId, Map<Integer, Long> lowest) implements CareRequest {
        public Protect {
            lowest = Map.copyOf(lowest);
        }
    }

    record Agree(long caseId) implements CareRequest {}

    record Refuse(long caseId, @Nullable String wordsHash) implements CareRequest {}

    record Offer(long caseId, long minor, @Nullable String wordsHash) implements CareRequest {}

    /** The buyer's answer to an offer. */
    record Choose(long caseId, boolean yes) implements CareRequest {}

    record Withdraw(long caseId) implements CareRequest {}

    record SendBack(long caseId, long parcelId, String carrier, String trackingNo) implements CareRequest {}

    record ConfirmBack(long caseId, Condition condition) implements CareRequest {}

    record Dispute(long caseId, By by, @Nullable String wordsHash) implements CareRequest {}

    record Testify(long caseId, By by, @Nullable String wordsHash, List<String> pictures) implements CareRequest {
        public Testify {
            pictures = List.copyOf(pictures);
        }
    }

    record Decide(
            long caseId,
            long officerId,
            Verdict verdict,
            long minor,
            @Nullable String wordsHash) implements CareRequest {}

    /** A code that was drawn for a piece; whether it is needed is decided. */
    record Fresh(long voucherId, int line, VoucherCode code, String codeHash) {}

    /** Issues the vouchers of an order; at least one fresh code for each piece of each line. */
    record Issue(List<Fresh> fresh) implements CareRequest {
        public Issue {
            fresh = List.copyOf(fresh);
        }
    }

    /** One of the shop's people redeems a voucher at one of its places. */
    record Redeem(long voucherId, String place, long byId) implements CareRequest {}

    /** The buyer gives back vouchers that were not used. The same intent is the same wish. */
    record GiveBack(
            long caseId, List<Long> vouchers, @Nullable String intent) implements CareRequest {
        public GiveBack {
            vouchers = List.copyOf(vouchers);
        }
    }

    /** Nobody asks; time has passed. */
    record Settle() implements CareRequest {}
}

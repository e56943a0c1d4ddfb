package org.qiantang.app.voucher;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent.VoidReason;

/**
 * One voucher as it stands.
 *
 * @param line of its order, counted from 0
 * @param title what it was sold as, with its kind
 * @param goodUntil the moment from which it is worth nothing
 * @param redeemedBy the one of the shop's people who redeemed it
 * @param caseId the after-sale by which its money goes back
 */
public record VoucherRow(
        long voucherId,
        long orderId,
        long merchantId,
        long buyerId,
        int line,
        VoucherCode code,
        String title,
        String entitles,
        Money price,
        Instant issuedAt,
        Instant goodUntil,
        @Nullable Instant redeemedAt,
        @Nullable Long redeemedBy,
        @Nullable String redeemedPlace,
        @Nullable Instant voidedAt,
        @Nullable VoidReason voidReason,
        @Nullable Long caseId) {
    /** How a voucher stands to who looks at it. */
    public enum State {
        OPEN,
        REDEEMED,
        REFUNDED,
        EXPIRED
    }

    /** One whose time is over counts as expired, whether or not its money has been ordered back by now. */
    public State state(Instant now) {
        if (redeemedAt != null) {
            return State.REDEEMED;
        }
        VoidReason why = voidReason;
        if (why != null) {
            return switch (why) {
                case REFUNDED -> State.REFUNDED;
                case EXPIRED -> State.EXPIRED;
            };
        }
        return now.isBefore(goodUntil) ? State.OPEN : State.EXPIRED;
    }
}

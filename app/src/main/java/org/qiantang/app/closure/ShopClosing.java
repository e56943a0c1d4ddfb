package org.qiantang.app.closure;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A shop that its owner ends, or has ended.
 *
 * @param askedBy the owner's id
 * @param endsOn the first day, in China, on which nothing of it is sold
 * @param endedAt when it was ended; null until then
 */
record ShopClosing(
        long merchantId,
        State state,
        long askedBy,
        Instant askedAt,
        LocalDate endsOn,
        @Nullable Instant endedAt) {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** How far it has come. */
    enum State {
        /** It is announced, sells as ever, and can be taken back. */
        WAITING,
        /** Nothing of it is sold; what is open is settled. */
        ENDED,
        CLOSED
    }

    /** The day that it is in China. */
    static LocalDate dayOf(Instant moment) {
        return moment.atZone(CHINA).toLocalDate();
    }
}

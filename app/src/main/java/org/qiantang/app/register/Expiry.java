package org.qiantang.app.register;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** How near the end of a paper's term is; warnings come before it. */
enum Expiry {
    FINE,
    SOON,
    URGENT,
    OVER;

    static final int SOON_DAYS = 60;
    static final int URGENT_DAYS = 15;

    /** Valid through its last day; a paper without an end is always fine. */
    static Expiry of(@Nullable LocalDate validUntil, LocalDate today) {
        if (validUntil == null) {
            return FINE;
        }
        long left = ChronoUnit.DAYS.between(today, validUntil);
        return left < 0 ? OVER : left <= URGENT_DAYS ? URGENT : left <= SOON_DAYS ? SOON : FINE;
    }
}

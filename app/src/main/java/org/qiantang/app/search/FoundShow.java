package org.qiantang.app.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.show.Watching;

/**
 * A show that viewers may find.
 *
 * @param state {@code open} or {@code closing} on air, {@code planned} where it is announced, {@code closed} where its
 *     replay is there for everybody
 * @param startsAt when it is to begin; null where nobody has said
 * @param reminded whether the one who looks waits for it
 * @param reminders how many people wait for it
 * @param foundBy the title of goods in it by which it was found; null where its own names were enough
 */
record FoundShow(
        long id,
        long roomId,
        String title,
        String state,
        String hostKind,
        String hostName,
        String merchantName,
        @Nullable String cover,
        @Nullable Instant openedAt,
        @Nullable Instant startsAt,
        String teaser,
        int viewers,
        int simulatedViewers,
        boolean reminded,
        int reminders,
        @Nullable String foundBy) {
    boolean onAir() {
        return state.equals("open") || state.equals("closing");
    }

    /** The same with who watches, and by what it was found; names that its card shows anyway need not be told again. */
    FoundShow with(Watching.Present present, @Nullable String by) {
        boolean told = by == null || by.equals(hostName) || by.equals(merchantName);
        return new FoundShow(
                id,
                roomId,
                title,
                state,
                hostKind,
                hostName,
                merchantName,
                cover,
                openedAt,
                startsAt,
                teaser,
                present.viewers(),
                present.simulated(),
                reminded,
                reminders,
                told ? null : by);
    }
}

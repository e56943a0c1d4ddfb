package org.qiantang.app.team;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An open invitation.
 *
 * @param ofId the shop, or the agency's own account
 * @param to whom it is addressed to; null for one that goes by link
 */
record Invitation(
        long id,
        Kind kind,
        long ofId,
        @Nullable Long showId,
        Set<Post> posts,
        @Nullable Long to,
        long by,
        Instant endsAt) {
    Invitation {
        posts = Set.copyOf(posts);
    }

    /** What one is invited to. */
    enum Kind {
        SHOP,
        SHOW,
        AGENCY
    }
}

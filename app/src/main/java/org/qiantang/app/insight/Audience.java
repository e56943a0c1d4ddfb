package org.qiantang.app.insight;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who bought, in groups that are large enough to hide in, without a demo's crowd and without what is in doubt.
 *
 * @param asOf up to when it was counted; it stays as it is until the next time, so that nobody sees one person come
 * @param buyers how many they are; null where they are too few to be told
 * @param dimensions each with its groups
 * @param segments people whom tools may reach and nobody may list; of one show none
 */
record Audience(
        @Nullable Instant asOf,
        @Nullable Integer buyers,
        List<Profile.Dimension> dimensions,
        List<Profile.Group> segments) {
    Audience {
        dimensions = List.copyOf(dimensions);
        segments = List.copyOf(segments);
    }

    /** A show that is not over has none yet. */
    static Audience none() {
        return new Audience(null, null, List.of(), List.of());
    }
}

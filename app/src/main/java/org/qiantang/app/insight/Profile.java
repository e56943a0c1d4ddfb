package org.qiantang.app.insight;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who bought in a show, in groups that are large enough to hide in; a demo's crowd is no part of it.
 *
 * @param dimensions recency, frequency and money of buyers' purchases in this shop's shows (RFM: Hughes, Strategic
 *     Database Marketing, 1994), and whether they bought for the first time
 */
record Profile(List<Dimension> dimensions) {
    Profile {
        dimensions = List.copyOf(dimensions);
    }

    record Dimension(String id, List<Group> groups) {
        Dimension {
            groups = List.copyOf(groups);
        }
    }

    /**
     * A group.
     *
     * @param people how many they are; null where they are too few to be told
     */
    record Group(String id, @Nullable Integer people) {}
}

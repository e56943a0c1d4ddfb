package org.qiantang.app.follow;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows the shows that those who are followed are having now. */
public interface OnAir {
    /**
     * A show on air.
     *
     * @param hostId who speaks; null where it is a digital host
     */
    record Show(long showId, long merchantId, @Nullable Long hostId, String title, String hostKind) {}

    /** The shows on air of any of these shops or hosts; the most watched first. */
    List<Show> showsOf(Set<Long> shops, Set<Long> hosts);
}

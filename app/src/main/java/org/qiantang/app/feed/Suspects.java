package org.qiantang.app.feed;

import java.util.Map;
import java.util.Set;

/** Whose acts are in doubt (刷单、刷量、机器), so that lists learn nothing from them. */
public interface Suspects {
    /**
     * What of somebody is in doubt.
     *
     * @param whole whether all that they do is
     * @param orders otherwise these orders of theirs
     */
    record Suspect(boolean whole, Set<Long> orders) {
        public Suspect {
            orders = Set.copyOf(orders);
        }
    }

    /** All of them now, by account. */
    Map<Long, Suspect> now();
}

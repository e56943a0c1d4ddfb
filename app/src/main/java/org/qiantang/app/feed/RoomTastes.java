package org.qiantang.app.feed;

import java.util.Optional;
import java.util.Set;
import org.qiantang.engine.recommend.Crowd;

/** How the people of a room stand to some products, as lists know them. A shop is told sums of many people alone. */
@FunctionalInterface
public interface RoomTastes {
    /** Sums over those of these people who let lists be made for them; empty after a start until the past has been told. */
    Optional<Crowd> of(Set<Long> people, Set<Long> products);
}

package org.qiantang.app.show;

import java.util.Set;

/** Which rooms stand last where rooms are listed: all of some shops, and some shows by themselves. */
public record Sunk(Set<Long> shops, Set<Long> shows) {
    public static final Sunk NONE = new Sunk(Set.of(), Set.of());

    public Sunk {
        shops = Set.copyOf(shops);
        shows = Set.copyOf(shows);
    }

    /** As it is now. */
    public static Sunk by(Restraints restraints) {
        return new Sunk(restraints.sunkShops(), restraints.sunkShows());
    }

    public boolean holds(long merchantId, long showId) {
        return shops.contains(merchantId) || shows.contains(showId);
    }
}

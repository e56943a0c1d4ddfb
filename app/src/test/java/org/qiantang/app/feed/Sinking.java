package org.qiantang.app.feed;

import java.time.Instant;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.show.Restraints;

/** Officers' measures keep shops from nothing, and let some stand last. */
record Sinking(Supplier<Set<Long>> sunk, Supplier<Set<Long>> shows) implements Restraints {
    Sinking(Supplier<Set<Long>> sunk) {
        this(sunk, Set::of);
    }

    @Override
    public void requireMayOpen(long merchantId) {}

    @Override
    public void requireMayPlan(long merchantId, @Nullable Instant startsAt) {}

    @Override
    public void requireMayFlash(long merchantId) {}

    @Override
    public boolean mayFlash(long merchantId) {
        return true;
    }

    @Override
    public void requireMaySell(long productId) {}

    @Override
    public Set<Long> sunkShops() {
        return sunk.get();
    }

    @Override
    public Set<Long> sunkShows() {
        return shows.get();
    }
}

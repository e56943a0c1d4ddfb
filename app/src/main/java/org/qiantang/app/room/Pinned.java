package org.qiantang.app.room;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent;

/**
 * Which item of one show was on screen (讲解中) from when on, as its events tell it one after the other; of too many changes
 * the first are forgotten. Not thread-safe.
 */
public final class Pinned {
    private final int most;

    /** Empty from when on nothing was on screen. */
    private final TreeMap<Instant, Optional<Long>> from = new TreeMap<>();

    /** @param most changes that are kept */
    public Pinned(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most: " + most + " (expected: at least 1)");
        }
        this.most = most;
    }

    /** Whether an event may change what is on screen. */
    public static boolean isMovedBy(ShowEvent event) {
        return event instanceof ShowEvent.ShowOpened
                || event instanceof ShowEvent.ItemPinned
                || event instanceof ShowEvent.ItemUnpinned
                || event instanceof ShowEvent.ItemWithdrawn;
    }

    /**
     * Whether an event takes off what is on screen. With an item that is withdrawn it does, which no event of its own tells.
     *
     * @param onScreen the item on screen before it; null where none is
     */
    public static boolean isTakenOff(@Nullable Long onScreen, ShowEvent event) {
        return event instanceof ShowEvent.ItemUnpinned
                || (event instanceof ShowEvent.ItemWithdrawn gone && onScreen != null && onScreen == gone.itemId());
    }

    /** Hears what happened next. */
    public void hear(ShowEvent event) {
        if (event instanceof ShowEvent.ItemPinned pin) {
            put(pin.at(), Optional.of(pin.itemId()));
        } else if (event instanceof ShowEvent.ShowOpened || isTakenOff(now(), event)) {
            put(event.at(), Optional.empty());
        }
    }

    /** Takes what is on screen for what was there ever since, where no change has been told yet. */
    public void beginWith(@Nullable Long itemId) {
        if (from.isEmpty()) {
            put(Instant.MIN, Optional.ofNullable(itemId));
        }
    }

    /** Whether the last changes reach back to a time. */
    public boolean isKnown(Instant at) {
        return from.floorKey(at) != null;
    }

    /** What was on screen at a time; null where nothing was, or where that is not known. */
    public @Nullable Long at(Instant at) {
        return itemOf(from.floorEntry(at));
    }

    private @Nullable Long now() {
        return itemOf(from.lastEntry());
    }

    private static @Nullable Long itemOf(Map.@Nullable Entry<Instant, Optional<Long>> change) {
        return change == null ? null : change.getValue().orElse(null);
    }

    private void put(Instant at, Optional<Long> itemId) {
        from.put(at, itemId);
        if (from.size() > most) {
            from.pollFirstEntry();
        }
    }
}

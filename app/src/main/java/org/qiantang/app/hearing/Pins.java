package org.qiantang.app.hearing;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Boards;
import org.qiantang.event.ShowEvent;

/** Which item was pinned a moment ago: a sentence is judged after it was said, and the next item may be up by then. */
final class Pins implements Audience {
    private static final int MOST = 16;

    private record Pin(Instant at, @Nullable Long itemId) {}

    private final Boards boards;
    private final Map<Long, Deque<Pin>> shows = new ConcurrentHashMap<>();

    Pins(Boards boards) {
        this.boards = boards;
    }

    @Override
    public void happened(long showId, List<Happened> events) {
        for (Happened happened : events) {
            if (happened.event() instanceof ShowEvent.ShowOpened opened) {
                add(showId, new Pin(opened.at(), null));
            } else if (happened.event() instanceof ShowEvent.ItemPinned pin) {
                add(showId, new Pin(pin.at(), pin.itemId()));
            } else if (happened.event() instanceof ShowEvent.ItemUnpinned unpin) {
                add(showId, new Pin(unpin.at(), null));
            } else if (happened.event() instanceof ShowEvent.ItemWithdrawn gone) {
                withdraw(showId, gone);
            } else if (happened.event() instanceof ShowEvent.ShowClosed) {
                shows.remove(showId);
            }
        }
    }

    /** The item pinned at a time; what is older than the last changes is taken for the present one. */
    @Nullable
    Long at(long showId, Instant time) {
        Deque<Pin> pins = shows.get(showId);
        if (pins != null) {
            synchronized (pins) {
                for (var newest = pins.descendingIterator(); newest.hasNext(); ) {
                    Pin pin = newest.next();
                    if (!pin.at().isAfter(time)) {
                        return pin.itemId();
                    }
                }
            }
        }
        return boards.of(showId).map(board -> board.pinned()).orElse(null);
    }

    /** With it the item leaves the screen, which no event of its own tells. */
    private void withdraw(long showId, ShowEvent.ItemWithdrawn gone) {
        Deque<Pin> pins = shows.get(showId);
        Pin last = pins == null ? null : pins.peekLast();
        Long now = last == null ? null : last.itemId();
        if (now != null && now == gone.itemId()) {
            add(showId, new Pin(gone.at(), null));
        }
    }

    private void add(long showId, Pin pin) {
        Deque<Pin> pins = shows.computeIfAbsent(showId, _ -> new ArrayDeque<>());
        synchronized (pins) {
            if (pins.size() == MOST) {
                pins.removeFirst();
            }
            pins.addLast(pin);
        }
    }
}

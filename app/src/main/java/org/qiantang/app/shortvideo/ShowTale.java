package org.qiantang.app.shortvideo;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Pinned;
import org.qiantang.event.Corrections;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.TakenDown;

/**
 * What a show's events come to for its best moments: sales, talk and likes in steps of ten seconds, which product was on
 * screen when, and what the host said. Times count in milliseconds from the show's opening.
 */
final class ShowTale {
    static final long STEP_MS = 10_000;

    private final Map<Long, Item> items = new HashMap<>();
    private final Map<Long, Placed> unpaid = new HashMap<>();
    private final TreeMap<Long, Step> steps = new TreeMap<>();
    private final List<Pin> pins = new ArrayList<>();
    private final List<Said> said = new ArrayList<>();
    private final Set<Long> takenBack = new HashSet<>();
    private @Nullable Instant openedAt;
    private @Nullable Instant overAt;
    private @Nullable Pin pinned;
    private long likes;

    /** A product as it was lined up. */
    record Item(long itemId, long productId, String title) {}

    private record Placed(long atMs, long minor) {}

    /**
     * What happened in some time.
     *
     * @param minor the money of orders that were placed in it and paid since, in fen
     * @param lines of viewers
     */
    record Step(long minor, int orders, int lines, long likes) {
        static final Step NONE = new Step(0, 0, 0, 0);

        Step plus(Step other) {
            return new Step(minor + other.minor, orders + other.orders, lines + other.lines, likes + other.likes);
        }
    }

    /** A product's time on screen. */
    record Pin(long fromMs, long toMs, Item item) {}

    /**
     * A line of the host's.
     *
     * @param toMs when it had been said; estimated by its letters where no ear took the time
     * @param takenBack whether the host has corrected it
     */
    record Said(
            long lineId,
            long fromMs,
            long toMs,
            @Nullable Long itemId,
            String text,
            boolean byMachine,
            boolean takenBack) {}

    void happened(ShowEvent event) {
        if (event instanceof ShowEvent.ShowOpened opened) {
            openedAt = opened.at();
        } else if (event instanceof ShowEvent.ShowClosing closing) {
            end(closing.at());
            overAt = closing.at();
        } else if (event instanceof ShowEvent.ItemLinedUp item) {
            items.put(item.itemId(), new Item(item.itemId(), item.productId(), item.title()));
        } else if (event instanceof ShowEvent.ItemRevised item) {
            items.computeIfPresent(item.itemId(), (id, old) -> new Item(id, old.productId(), item.title()));
        } else if (event instanceof ShowEvent.ItemPinned pin) {
            end(pin.at());
            Item item = items.get(pin.itemId());
            pinned = item == null ? null : new Pin(ms(pin.at()), ms(pin.at()), item);
        } else if (Pinned.isTakenOff(onScreen(), event)) {
            end(event.at());
        } else if (event instanceof ShowEvent.HostSpoke line) {
            say(line);
        } else if (openedAt != null) {
            count(event);
        }
    }

    private void count(ShowEvent event) {
        if (event instanceof ShowEvent.PiecesHeld held) {
            unpaid.put(held.orderId(), new Placed(ms(held.at()), held.total().minor()));
        } else if (event instanceof ShowEvent.OrderPaid paid) {
            // People decide when they order, however long they take to pay.
            Placed order = unpaid.remove(paid.orderId());
            if (order != null) {
                add(order.atMs(), new Step(order.minor(), 1, 0, 0));
            }
        } else if (event instanceof ShowEvent.HoldReleased released) {
            unpaid.remove(released.orderId());
        } else if (event instanceof ShowEvent.TalkHeard talk) {
            add(ms(talk.at()), new Step(0, 0, talk.lines().size(), 0));
        } else if (event instanceof ShowEvent.LikesCounted count) {
            add(ms(count.at()), new Step(0, 0, 0, Math.max(0, count.total() - likes)));
            likes = Math.max(likes, count.total());
        }
    }

    private void add(long atMs, Step more) {
        steps.merge(atMs / STEP_MS, more, Step::plus);
    }

    private @Nullable Long onScreen() {
        Pin now = pinned;
        return now == null ? null : now.item().itemId();
    }

    private void end(Instant at) {
        Pin ending = pinned;
        pinned = null;
        if (ending != null && ms(at) > ending.fromMs()) {
            pins.add(new Pin(ending.fromMs(), ms(at), ending.item()));
        }
    }

    private void say(ShowEvent.HostSpoke line) {
        takenBack.addAll(Corrections.in(line));
        // What stood in the picture was not said.
        if (openedAt == null || (line.takenDown() != null && line.takenDown().means() == TakenDown.Means.SEEN)) {
            return;
        }
        long from = ms(line.saidAt());
        long to = line.takenDown() == null
                ? from + Cue.spokenMs(line.text())
                : Math.max(from + 1, ms(line.takenDown().to()));
        said.add(new Said(
                line.lineId(),
                from,
                to,
                line.itemId(),
                line.text(),
                line.speaker() == ShowEvent.HostKind.DIGITAL,
                false));
    }

    private long ms(Instant at) {
        return openedAt == null ? 0 : Math.max(0, Duration.between(openedAt, at).toMillis());
    }

    @Nullable
    Instant openedAt() {
        return openedAt;
    }

    /** How long the show has run at a time; to its end where it is over. */
    long millis(Instant now) {
        return ms(overAt == null ? now : overAt);
    }

    boolean hasProduct(long productId) {
        return items.values().stream().anyMatch(item -> item.productId() == productId);
    }

    /** All between two times, in whole steps. */
    Step between(long fromMs, long toMs) {
        return steps.subMap(fromMs / STEP_MS, (toMs + STEP_MS - 1) / STEP_MS).values().stream()
                .reduce(Step.NONE, Step::plus);
    }

    /** Which products were on screen, in order; the one that still is until {@code nowMs}. */
    List<Pin> pins(long nowMs) {
        var all = new ArrayList<>(pins);
        if (pinned != null && nowMs > pinned.fromMs()) {
            all.add(new Pin(pinned.fromMs(), nowMs, pinned.item()));
        }
        return List.copyOf(all);
    }

    /** What the host said at any moment between two times, in the order in which it was said; none overlaps the next. */
    List<Said> said(long fromMs, long toMs) {
        List<Said> sorted = said.stream()
                .sorted(Comparator.comparingLong(Said::fromMs).thenComparingLong(Said::lineId))
                .toList();
        var within = new ArrayList<Said>();
        for (int i = 0; i < sorted.size(); i++) {
            Said one = sorted.get(i);
            long next = i + 1 < sorted.size() ? sorted.get(i + 1).fromMs() : Long.MAX_VALUE;
            long to = Math.max(one.fromMs() + 1, Math.min(one.toMs(), next));
            if (one.fromMs() < toMs && to > fromMs) {
                within.add(new Said(
                        one.lineId(),
                        one.fromMs(),
                        to,
                        one.itemId(),
                        one.text(),
                        one.byMachine(),
                        takenBack.contains(one.lineId())));
            }
        }
        return List.copyOf(within);
    }
}

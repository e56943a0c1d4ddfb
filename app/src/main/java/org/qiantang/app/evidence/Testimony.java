package org.qiantang.app.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.evidence.ShowEvidence.Kind;
import org.qiantang.app.evidence.ShowEvidence.Mark;
import org.qiantang.app.evidence.ShowEvidence.Priced;
import org.qiantang.app.evidence.ShowEvidence.Said;
import org.qiantang.app.evidence.ShowEvidence.Why;
import org.qiantang.app.room.Audience;
import org.qiantang.app.room.Pinned;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.SkuOffer;

/**
 * Listens to a show from its first event and keeps what concerns one order: its goods on screen, what was said of them,
 * their prices, the buyer's own words, the claim and the payment.
 *
 * <p>It hears no more once {@link #AFTER} has passed since the payment: what comes later did not move the buyer.
 */
final class Testimony {
    static final Duration AFTER = Duration.ofMinutes(10);
    /** A sentence that begins this soon after the buyer's own line may answer it. */
    private static final Duration ANSWER = Duration.ofSeconds(60);
    /** A piece of the recording is told when it is whole, which is later than what it shows. */
    private static final Duration PIECE = Duration.ofMinutes(2);

    private static final int MOST_SPOKEN = 300;
    /** Of what was on screen so many changes are known: a machine writes a line down seconds after it was said. */
    private static final int MOST_SHOWN = 50;

    private static final int MOST_OTHERS = 200;

    /** What is asked: an order of a buyer, its items and its SKUs. */
    record Asked(long orderId, long buyerId, Set<Long> items, Set<Long> skus) {
        Asked {
            items = Set.copyOf(items);
            skus = Set.copyOf(skus);
        }
    }

    /** Reads the words that lie beside a place of the journal, by slot. */
    @FunctionalInterface
    interface Words {
        List<String> at(long position, int lines);
    }

    /** What was on screen from a moment on; null where it was nothing. */
    private record Shown(Instant since, @Nullable Long item) {}

    /** An item as the show sold it. */
    record Card(long productId, String title, String picture, Map<Long, String> skuNames) {}

    private final Asked asked;
    private final Words words;
    private final Naming naming = new Naming();
    private final Map<Long, Card> cards = new HashMap<>();
    private final Deque<Mark> spoken = new ArrayDeque<>();
    private final Deque<Mark> others = new ArrayDeque<>();
    private final Footage footage = new Footage();
    /** The newest first. */
    private final Deque<Shown> screen = new ArrayDeque<>();

    private int leftOut;
    private @Nullable Instant openedAt;
    private @Nullable Long pinned;
    private @Nullable Instant ownLineAt;
    private @Nullable Instant claimedAt;
    private @Nullable Instant paidAt;

    Testimony(Asked asked, Words words) {
        this.asked = asked;
        this.words = words;
    }

    /** Hears one event; false once nothing more can matter. */
    boolean hear(Audience.Happened happened) {
        ShowEvent event = happened.event();
        Instant paid = paidAt;
        if (paid != null && event.at().isAfter(paid.plus(AFTER).plus(PIECE))) {
            return false;
        }
        footage.hear(happened);
        if (paid == null || !event.at().isAfter(paid.plus(AFTER))) {
            goods(happened.position(), event);
            talk(happened.position(), event);
            deal(happened.position(), event);
        }
        return true;
    }

    /** The goods: line-up, pins, prices. */
    private void goods(long position, ShowEvent event) {
        if (event instanceof ShowEvent.ItemLinedUp item) {
            naming.isCalled(item.itemId(), item.place(), item.title());
            card(item.itemId(), item.productId(), item.title(), item.picture(), item.skus());
            note(position, event, Kind.LINED_UP, item.itemId());
        } else if (event instanceof ShowEvent.ItemRevised item) {
            naming.isCalled(item.itemId(), item.title());
            Card before = cards.get(item.itemId());
            card(item.itemId(), before == null ? 0 : before.productId(), item.title(), item.picture(), item.skus());
        } else if (event instanceof ShowEvent.LineUpReordered moved) {
            moved.places().forEach(place -> naming.standsAt(place.itemId(), place.place()));
        } else if (event instanceof ShowEvent.ItemPinned pin) {
            unpin(position, event);
            shows(pin.itemId(), event);
            note(position, event, Kind.PINNED, pin.itemId());
        } else if (event instanceof ShowEvent.ShowClosing || Pinned.isTakenOff(pinned, event)) {
            unpin(position, event);
        } else if (event instanceof ShowEvent.PriceChanged price && asked.skus().contains(price.skuId())) {
            var priced = new Priced(price.skuId(), price.priceVersion(), price.price(), price.reason());
            keep(mark(position, event, Kind.PRICE, price.itemId(), null, priced));
        } else if (event instanceof ShowEvent.FlashStarted flash) {
            note(position, event, Kind.FLASH_STARTED, flash.itemId());
        } else if (event instanceof ShowEvent.FlashEnded flash) {
            note(position, event, Kind.FLASH_ENDED, flash.itemId());
        }
    }

    private void talk(long position, ShowEvent event) {
        if (event instanceof ShowEvent.HostSpoke line) {
            why(line).ifPresent(why -> {
                var said = new Said(line.text(), line.speaker().name(), why, line.verdict(), line.findings());
                keep(mark(position, event, Kind.HOST_LINE, line.itemId(), said, null));
            });
        } else if (event instanceof ShowEvent.TalkHeard heard) {
            List<ShowEvent.TalkLine> lines = heard.lines();
            for (int slot = 0; slot < lines.size(); slot++) {
                if (lines.get(slot).personId() == asked.buyerId()) {
                    ownLineAt = event.at();
                    String text = words.at(position, lines.size()).get(slot);
                    keep(mark(position, event, Kind.OWN_LINE, null, new Said(text, null, null, null, List.of()), null));
                }
            }
        }
    }

    private void deal(long position, ShowEvent event) {
        if (event instanceof ShowEvent.ShowOpened opened) {
            openedAt = opened.at();
            keep(mark(position, event, Kind.OPENED, null, null, null));
        } else if (event instanceof ShowEvent.ShowClosing) {
            keep(mark(position, event, Kind.CLOSED, null, null, null));
        } else if (event instanceof ShowEvent.PiecesHeld held && held.orderId() == asked.orderId()) {
            claimedAt = held.at();
            keep(mark(position, event, Kind.CLAIMED, null, null, null));
        } else if (event instanceof ShowEvent.OrderPaid paid && paid.orderId() == asked.orderId()) {
            paidAt = paid.at();
            keep(mark(position, event, Kind.PAID, null, null, null));
        }
    }

    private Optional<Why> why(ShowEvent.HostSpoke line) {
        Long onScreen = onScreenAt(line.saidAt());
        Long about = line.itemId();
        if (about != null && asked.items().contains(about)) {
            return Optional.of(onScreen != null && onScreen.equals(about) ? Why.ON_SCREEN : Why.ABOUT_IT);
        }
        if (onScreen != null && asked.items().contains(onScreen)) {
            return Optional.of(Why.ON_SCREEN);
        }
        if (naming.names(line.text(), asked.items())) {
            return Optional.of(Why.NAMED);
        }
        return mayAnswer(line) ? Optional.of(Why.AFTER_QUESTION) : Optional.empty();
    }

    private boolean mayAnswer(ShowEvent.HostSpoke line) {
        Instant own = ownLineAt;
        return own != null && !line.saidAt().isBefore(own) && !line.saidAt().isAfter(own.plus(ANSWER));
    }

    /** What the buyer ordered is what the card said then; a later revision is another matter. */
    private void card(long itemId, long productId, String title, String picture, List<SkuOffer> skus) {
        if (claimedAt == null && asked.items().contains(itemId)) {
            var names = new HashMap<Long, String>();
            skus.forEach(sku -> names.put(sku.skuId(), sku.name()));
            cards.put(itemId, new Card(productId, title, picture, names));
        }
    }

    private void unpin(long position, ShowEvent event) {
        Long before = pinned;
        if (before != null) {
            shows(null, event);
            note(position, event, Kind.UNPINNED, before);
        }
    }

    private void shows(@Nullable Long item, ShowEvent event) {
        pinned = item;
        screen.addFirst(new Shown(event.at(), item));
        if (screen.size() > MOST_SHOWN) {
            screen.removeLast();
        }
    }

    private @Nullable Long onScreenAt(Instant moment) {
        for (Shown shown : screen) {
            if (!shown.since().isAfter(moment)) {
                return shown.item();
            }
        }
        return null;
    }

    private void note(long position, ShowEvent event, Kind kind, long itemId) {
        if (asked.items().contains(itemId)) {
            keep(mark(position, event, kind, itemId, null, null));
        }
    }

    private Mark mark(
            long position,
            ShowEvent event,
            Kind kind,
            @Nullable Long itemId,
            @Nullable Said said,
            @Nullable Priced priced) {
        Instant at = event instanceof ShowEvent.HostSpoke line ? line.saidAt() : event.at();
        Instant opened = openedAt;
        long showMs =
                opened == null ? 0 : Math.max(0, Duration.between(opened, at).toMillis());
        return new Mark(position, at, showMs, kind, itemId, said, priced, null);
    }

    /** Of too many the newest stay: they are nearest to the purchase, after which little is heard. */
    private void keep(Mark mark) {
        boolean words = mark.said() != null;
        Deque<Mark> kept = words ? spoken : others;
        kept.addLast(mark);
        if (kept.size() > (words ? MOST_SPOKEN : MOST_OTHERS)) {
            kept.removeFirst();
            leftOut++;
        }
    }

    // ---- what it came to

    /** All that was kept, in the order in which it was said and done, each with its place in the recording. */
    List<Mark> marks(Footage.Clip clip) {
        return unplaced().stream()
                .map(mark -> mark.seenAt(clip.spot(mark.at()).orElse(null)))
                .toList();
    }

    /** The pieces of the recording that show these moments. */
    Footage.Clip clip(int trimmed) {
        return footage.clip(unplaced(), trimmed);
    }

    private List<Mark> unplaced() {
        var all = new ArrayList<Mark>(spoken);
        all.addAll(others);
        all.sort(Comparator.comparing(Mark::at).thenComparingLong(Mark::position));
        return all;
    }

    Optional<Card> card(long itemId) {
        return Optional.ofNullable(cards.get(itemId));
    }

    int leftOut() {
        return leftOut;
    }

    Optional<Instant> openedAt() {
        return Optional.ofNullable(openedAt);
    }

    Optional<Instant> claimedAt() {
        return Optional.ofNullable(claimedAt);
    }
}

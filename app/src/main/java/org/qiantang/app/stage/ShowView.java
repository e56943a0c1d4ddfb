package org.qiantang.app.stage;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.FlashPlanned;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.ItemLinedUp;
import org.qiantang.event.ShowEvent.ShowPlanned;
import org.qiantang.event.ShowEvent.SkuOffer;

/** What is to be seen of one show: a fold over its events. Never refuses: what it is told has happened. */
final class ShowView {
    private static final int TALK_KEPT = 30;

    private final Map<Long, ItemLinedUp> items = new LinkedHashMap<>();
    private final Map<Long, Shelf> shelves = new LinkedHashMap<>();
    private final Map<Long, List<HeldLine>> holds = new HashMap<>();
    private final ArrayDeque<Talking.Said> talk = new ArrayDeque<>();
    private final Map<Long, FlashPlanned> flashes = new LinkedHashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private @Nullable ShowPlanned planned;
    private String title = "";
    private String teaser = "";
    private @Nullable Instant startsAt;
    private String state = "planned";
    private @Nullable Long pinned;
    private long likes;
    private long visits;
    private long simulatedLikes;
    private long simulatedVisits;

    /** One SKU's pieces and price in this show. */
    private static final class Shelf {
        final long skuId;
        long itemId;
        String name;
        long priceVersion;
        Money price;
        int allotted;
        int held;
        int sold;

        Shelf(long itemId, SkuOffer offer) {
            this.itemId = itemId;
            this.skuId = offer.skuId();
            this.name = offer.name();
            this.priceVersion = offer.priceVersion();
            this.price = offer.price();
        }

        void offer(long item, SkuOffer offer) {
            this.itemId = item;
            this.name = offer.name();
            this.priceVersion = offer.priceVersion();
            this.price = offer.price();
        }

        int left() {
            return allotted - held - sold;
        }
    }

    /**
     * Takes in one event.
     *
     * @return the lines of an order whose pieces the event moved
     */
    List<HeldLine> apply(ShowEvent event) {
        switch (event) {
            case ShowPlanned now -> begin(now);
            case ItemLinedUp item -> lineUp(item);
            case ShowEvent.ShowRevised now -> revise(now);
            case ShowEvent.ShowAnnounced now -> {
                startsAt = now.startsAt();
                teaser = now.teaser();
            }
            case ShowEvent.ItemRevised now -> revise(now);
            case ShowEvent.LineUpReordered order -> reorder(order);
            case ShowEvent.ItemWithdrawn gone -> withdraw(gone.itemId());
            case ShowEvent.FlashPlanned flash -> flashes.put(flash.flashId(), flash);
            case ShowEvent.FlashStarted _ -> {}
            case ShowEvent.FlashEnded flash -> flashes.remove(flash.flashId());
            case ShowEvent.LineHidden line -> hide(Long.toString(line.lineId()));
            case ShowEvent.AllotmentTaken taken -> shelf(taken.skuId()).allotted += taken.pieces();
            case ShowEvent.AllotmentReturned back -> shelf(back.skuId()).allotted -= back.pieces();
            case ShowEvent.ShowOpened _ -> state = "open";
            case ShowEvent.ShowClosing _ -> state = "closing";
            case ShowEvent.ShowClosed _ -> {
                state = "closed";
                pinned = null;
            }
            case ShowEvent.ItemPinned pin -> pinned = pin.itemId();
            case ShowEvent.ItemUnpinned _ -> pinned = null;
            case ShowEvent.PriceChanged changed -> reprice(changed);
            case ShowEvent.PiecesHeld held -> {
                return hold(held);
            }
            case ShowEvent.HoldReleased released -> {
                return endHold(released.orderId());
            }
            case ShowEvent.OrderPaid paid -> {
                List<HeldLine> lines = endHold(paid.orderId());
                lines.forEach(line -> shelf(line.skuId()).sold += line.pieces());
                return lines;
            }
            case ShowEvent.LikesCounted counted -> count(counted);
            case ShowEvent.PresenceCounted counted -> count(counted);
            case ShowEvent.PaymentNotTaken _,
                    ShowEvent.FlashAllowed _,
                    ShowEvent.FlashDisallowed _,
                    ShowEvent.FlashChosen _,
                    ShowEvent.TalkHeard _,
                    ShowEvent.HostSpoke _,
                    ShowEvent.WatchSwitched _,
                    ShowEvent.HostSet _,
                    ShowEvent.HelpdeskSpoke _,
                    ShowEvent.AudienceCounted _,
                    ShowEvent.SegmentRecorded _,
                    ShowEvent.RecordingTrimmed _,
                    ShowEvent.ViewerMuted _,
                    ShowEvent.ViewerUnmuted _ -> {}
        }
        return List.of();
    }

    private void begin(ShowPlanned now) {
        planned = now;
        title = now.title();
        startsAt = now.startsAt();
    }

    private void count(ShowEvent.LikesCounted counted) {
        likes = Math.max(likes, counted.total());
        Long ofCrowd = counted.simulated();
        simulatedLikes = Math.max(simulatedLikes, ofCrowd == null ? 0 : ofCrowd);
    }

    private void count(ShowEvent.PresenceCounted counted) {
        visits = Math.max(visits, counted.visits());
        Long ofCrowd = counted.simulatedVisits();
        simulatedVisits = Math.max(simulatedVisits, ofCrowd == null ? 0 : ofCrowd);
    }

    boolean isOnAir() {
        return state.equals("open") || state.equals("closing");
    }

    /** Those of the items that are in the line-up. */
    List<Long> sold(Collection<Long> named) {
        return named.stream().filter(items::containsKey).distinct().toList();
    }

    /** The SKUs whose pieces an event moved. */
    static List<Long> skusTouched(ShowEvent event, List<HeldLine> moved) {
        if (event instanceof ShowEvent.AllotmentTaken taken) {
            return List.of(taken.skuId());
        }
        if (event instanceof ShowEvent.AllotmentReturned back) {
            return List.of(back.skuId());
        }
        return moved.stream().map(HeldLine::skuId).toList();
    }

    void hear(Talking.Said line) {
        if (hidden.contains(line.line().id())) {
            return;
        }
        talk.add(line);
        if (talk.size() > TALK_KEPT) {
            talk.remove();
        }
    }

    void forget(long personId) {
        talk.removeIf(said -> said.personId() == personId);
    }

    /** The viewers' lines that are kept, for staff who may have to do with their speakers. */
    List<Talking.Said> talk() {
        return List.copyOf(talk);
    }

    private void hide(String lineId) {
        hidden.add(lineId);
        talk.removeIf(said -> said.line().id().equals(lineId));
    }

    long like(int times, boolean simulated) {
        simulatedLikes += simulated ? times : 0;
        return likes += times;
    }

    void visit(boolean simulated) {
        simulatedVisits += simulated ? 1 : 0;
        visits++;
    }

    long simulatedLikes() {
        return simulatedLikes;
    }

    long simulatedVisits() {
        return simulatedVisits;
    }

    long likes() {
        return likes;
    }

    long visits() {
        return visits;
    }

    /** Null as long as nothing has happened: there is no such show. */
    @Nullable
    ShowPlanned planned() {
        return planned;
    }

    Seen.Plan plan() {
        return new Seen.Plan(title, startsAt, teaser);
    }

    /** The items' ids in their order. */
    List<String> order() {
        return items.keySet().stream().map(String::valueOf).toList();
    }

    Collection<Long> skus() {
        return shelves.keySet();
    }

    Seen.Item item(long itemId) {
        ItemLinedUp item = known(itemId);
        return new Seen.Item(
                itemId,
                item.productId(),
                item.place(),
                item.role(),
                item.title(),
                item.picture(),
                item.perBuyerLimit(),
                item.skus().stream().map(sku -> sku(shelf(sku.skuId()))).toList(),
                flashes.values().stream()
                        .filter(flash -> flash.itemId() == itemId)
                        .sorted(Comparator.comparing(FlashPlanned::from))
                        .map(ShowView::flash)
                        .toList());
    }

    private ItemLinedUp known(long itemId) {
        ItemLinedUp item = items.get(itemId);
        if (item == null) {
            throw new IllegalArgumentException("item: " + itemId + " (expected: one of " + items.keySet() + ")");
        }
        return item;
    }

    Seen.Stock stock(long skuId) {
        Shelf shelf = shelf(skuId);
        return new Seen.Stock(shelf.itemId, skuId, shelf.left());
    }

    Seen.DeskStock deskStock(long skuId) {
        Shelf shelf = shelf(skuId);
        return new Seen.DeskStock(shelf.itemId, skuId, shelf.allotted, shelf.held, shelf.sold, shelf.left());
    }

    Seen.State state(int viewers) {
        return state(viewers, 0);
    }

    Seen.State state(int viewers, int simulated) {
        if (planned == null) {
            throw new IllegalStateException("the show was never planned");
        }
        var show = new Seen.Show(
                planned.showId(),
                planned.roomId(),
                title,
                state,
                planned.hostKind(),
                planned.merchantId(),
                planned.hostId(),
                startsAt,
                teaser);
        return new Seen.State(
                show,
                pinned == null ? null : pinned.toString(),
                items.keySet().stream().map(this::item).toList(),
                viewers,
                simulated,
                likes,
                visits,
                talk.stream().map(Talking.Said::line).toList());
    }

    private void lineUp(ItemLinedUp item) {
        items.put(item.itemId(), item);
        offer(item.itemId(), item.skus());
    }

    private void offer(long itemId, List<SkuOffer> skus) {
        for (SkuOffer offer : skus) {
            // Pieces of a SKU that was sold here before are still held or sold.
            shelves.computeIfAbsent(offer.skuId(), _ -> new Shelf(itemId, offer))
                    .offer(itemId, offer);
        }
    }

    private void revise(ShowEvent.ShowRevised now) {
        title = now.title();
        startsAt = now.startsAt();
    }

    private void revise(ShowEvent.ItemRevised now) {
        ItemLinedUp item = known(now.itemId());
        items.put(
                now.itemId(),
                item.with(item.place(), now.role(), now.title(), now.picture(), now.perBuyerLimit(), now.skus()));
        offer(now.itemId(), now.skus());
    }

    private void reorder(ShowEvent.LineUpReordered order) {
        for (ShowEvent.ItemPlace place : order.places()) {
            ItemLinedUp item = known(place.itemId());
            items.remove(place.itemId());
            items.put(place.itemId(), item.at(place.place()));
        }
    }

    private void withdraw(long itemId) {
        items.remove(itemId);
        if (pinned != null && pinned == itemId) {
            pinned = null;
        }
    }

    static Seen.Flash flash(FlashPlanned flash) {
        return new Seen.Flash(
                flash.flashId(),
                flash.itemId(),
                flash.from(),
                flash.until(),
                flash.prices().stream()
                        .map(price -> new Seen.FlashPrice(price.skuId(), price.price()))
                        .toList());
    }

    private void reprice(ShowEvent.PriceChanged changed) {
        Shelf shelf = shelf(changed.skuId());
        shelf.priceVersion = changed.priceVersion();
        shelf.price = changed.price();
    }

    private List<HeldLine> hold(ShowEvent.PiecesHeld held) {
        holds.put(held.orderId(), held.lines());
        held.lines().forEach(line -> shelf(line.skuId()).held += line.pieces());
        return held.lines();
    }

    private List<HeldLine> endHold(long orderId) {
        List<HeldLine> lines = holds.remove(orderId);
        if (lines == null) {
            throw new IllegalArgumentException("order: " + orderId + " (expected: one that is held)");
        }
        lines.forEach(line -> shelf(line.skuId()).held -= line.pieces());
        return lines;
    }

    private Shelf shelf(long skuId) {
        Shelf shelf = shelves.get(skuId);
        if (shelf == null) {
            throw new IllegalArgumentException("sku: " + skuId + " (expected: one of " + shelves.keySet() + ")");
        }
        return shelf;
    }

    private static Seen.Sku sku(Shelf shelf) {
        return new Seen.Sku(shelf.skuId, shelf.name, shelf.priceVersion, shelf.price, shelf.left());
    }
}

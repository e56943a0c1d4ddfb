package org.qiantang.app.room;

import com.carrotsearch.hppc.LongLongHashMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.stock.Shelf;
import org.qiantang.engine.stock.ShowStock;
import org.qiantang.engine.stock.Wish;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.ShowEvent.AudienceCounted;
import org.qiantang.event.ShowEvent.HeldLine;
import org.qiantang.event.ShowEvent.ItemLinedUp;
import org.qiantang.event.ShowEvent.SkuOffer;

/**
 * What a show's desk remembers: a fold over the show's events, and nothing else.
 *
 * <p>{@link #apply} never refuses: what it is told has happened.
 */
final class Show {
    enum State {
        UNKNOWN,
        PLANNED,
        OPEN,
        CLOSING,
        CLOSED;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum OrderState {
        HELD,
        PAID,
        RELEASED
    }

    /**
     * One order as the desk knows it.
     *
     * @param earlier another order whose wish has the same key, 0 if there is none; see {@link #orderOf}
     */
    record Order(
            long buyerId,
            String intent,
            long earlier,
            String intentHash,
            Money total,
            Instant payUntil,
            OrderState state,
            @Nullable String paymentNo) {
        Order now(OrderState next, @Nullable String payment) {
            return new Order(buyerId, intent, earlier, intentHash, total, payUntil, next, payment);
        }
    }

    /** 2^64 divided by the golden ratio: spreads ids that lie close together. */
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final ShowStock stock = new ShowStock();
    private final Map<Long, ItemLinedUp> items = new LinkedHashMap<>();
    private final Map<Long, SkuOffer> offers = new HashMap<>();
    private final Map<Long, Long> itemOfSku = new HashMap<>();
    private final Shelf<Order> orders = new Shelf<>();
    /** The latest order of each wish's key. */
    private final LongLongHashMap wishes = new LongLongHashMap();
    /** The texts of intents' hashes, each of them once: in a hot sale all buyers' are alike. */
    private final Map<String, String> hashes = new HashMap<>();
    /** The bags of one thing, each of them once, for the same reason. */
    private final Map<Wish, List<Wish>> bags = new HashMap<>();
    /** What is decided in one turn is to be paid by the same moment, which is kept once. */
    private Instant latestPayUntil = Instant.EPOCH;

    private final Set<Long> transfers = new HashSet<>();
    private final Set<String> paymentsNotTaken = new HashSet<>();
    private final FlashSales flashes = new FlashSales();
    private final Set<Long> withdrawn = new HashSet<>();
    private final Map<Long, Mute> muted = new HashMap<>();
    private final Set<Long> hidden = new HashSet<>();
    private final Said said = new Said();
    private State state = State.UNKNOWN;
    private long showId;
    private long hostId;
    private int holdSeconds;
    private @Nullable Long pinned;
    private long likes;
    private Presence presence = Presence.NONE;
    private int segments;
    private int trimmed;
    private Instant lastAt = Instant.EPOCH;

    void apply(ShowEvent event) {
        lastAt = event.at().isAfter(lastAt) ? event.at() : lastAt;
        switch (event) {
            case ShowEvent.ShowPlanned planned -> plan(planned);
            case ShowEvent.ShowRevised revised -> holdSeconds = revised.holdSeconds();
            case ItemLinedUp item -> lineUp(item);
            case ShowEvent.AllotmentTaken taken -> take(taken);
            case ShowEvent.AllotmentReturned returned -> giveBack(returned);
            case ShowEvent.ItemRevised revised -> revise(revised);
            case ShowEvent.LineUpReordered order -> reorder(order);
            case ShowEvent.ItemWithdrawn gone -> withdraw(gone.itemId());
            case ShowEvent.FlashPlanned flash -> flashes.plan(flash);
            case ShowEvent.FlashStarted start -> startFlash(start.flashId());
            case ShowEvent.FlashEnded end -> flashes.end(end.flashId(), end.at());
            case ShowEvent.FlashAllowed allowed -> flashes.allow(allowed);
            case ShowEvent.FlashDisallowed no -> flashes.disallow(no.allowedId());
            case ShowEvent.FlashChosen chosen -> flashes.choose(chosen);
            case ShowEvent.ViewerMuted mute -> muted.put(mute.personId(), new Mute(mute.until(), mute.officerReason()));
            case ShowEvent.ViewerUnmuted mute -> muted.remove(mute.personId());
            case ShowEvent.LineHidden line -> hidden.add(line.lineId());
            case ShowEvent.ShowOpened _ -> state = State.OPEN;
            case ShowEvent.ShowClosing _ -> state = State.CLOSING;
            case ShowEvent.ShowClosed _ -> {
                state = State.CLOSED;
                pinned = null;
            }
            case ShowEvent.ItemPinned pin -> pinned = pin.itemId();
            case ShowEvent.ItemUnpinned _ -> pinned = null;
            case ShowEvent.PriceChanged changed ->
                offers.computeIfPresent(
                        changed.skuId(),
                        (sku, offer) -> new SkuOffer(sku, offer.name(), changed.priceVersion(), changed.price()));
            case ShowEvent.PiecesHeld held -> hold(held);
            case ShowEvent.HoldReleased released -> {
                stock.release(released.orderId());
                change(released.orderId(), OrderState.RELEASED, null);
            }
            case ShowEvent.OrderPaid paid -> {
                stock.sell(paid.orderId());
                change(paid.orderId(), OrderState.PAID, paid.paymentNo());
            }
            case ShowEvent.PaymentNotTaken notTaken -> paymentsNotTaken.add(notTaken.paymentNo());
            case ShowEvent.LikesCounted counted -> likes = counted.total();
            case ShowEvent.PresenceCounted counted -> presence = Presence.of(counted);
            case ShowEvent.SegmentRecorded segment -> segments = segment.number();
            case ShowEvent.RecordingTrimmed trim -> trimmed = trim.upTo();
            case ShowEvent.HostSpoke spoke -> said.hear(spoke);
            case ShowEvent.WatchSwitched watch -> said.watch(watch.on(), watch.at());
            // Neither talk nor announcements are part of what the desk trades on.
            case ShowEvent.TalkHeard _,
                    ShowEvent.ShowAnnounced _,
                    ShowEvent.HelpdeskSpoke _,
                    ShowEvent.HostSet _,
                    AudienceCounted _ -> {}
        }
    }

    private void plan(ShowEvent.ShowPlanned planned) {
        showId = planned.showId();
        holdSeconds = planned.holdSeconds();
        hostId = planned.hostId();
        state = State.PLANNED;
    }

    private void lineUp(ItemLinedUp item) {
        items.put(item.itemId(), item);
        withdrawn.remove(item.itemId());
        for (SkuOffer sku : item.skus()) {
            offers.put(sku.skuId(), sku);
            itemOfSku.put(sku.skuId(), item.itemId());
            stock.offer(item.itemId(), sku.skuId(), item.perBuyerLimit());
        }
    }

    private void revise(ShowEvent.ItemRevised now) {
        ItemLinedUp item = items.get(now.itemId());
        if (item == null) {
            throw new IllegalArgumentException("item: " + now.itemId() + " (expected: one of the line-up)");
        }
        item.skus().forEach(sku -> {
            offers.remove(sku.skuId());
            if (now.skus().stream().noneMatch(offer -> offer.skuId() == sku.skuId())) {
                flashes.drop(sku.skuId());
            }
        });
        lineUp(item.with(item.place(), now.role(), now.title(), now.picture(), now.perBuyerLimit(), now.skus()));
    }

    private void take(ShowEvent.AllotmentTaken taken) {
        transfers.add(taken.transferId());
        stock.allot(taken.skuId(), taken.pieces());
    }

    private void giveBack(ShowEvent.AllotmentReturned returned) {
        transfers.add(returned.transferId());
        stock.giveBack(returned.skuId(), returned.pieces());
    }

    private void reorder(ShowEvent.LineUpReordered order) {
        order.places().stream()
                .sorted(Comparator.comparingInt(ShowEvent.ItemPlace::place))
                .forEach(place -> {
                    ItemLinedUp item = items.remove(place.itemId());
                    if (item != null) {
                        items.put(place.itemId(), item.at(place.place()));
                    }
                });
    }

    private void withdraw(long itemId) {
        ItemLinedUp item = items.remove(itemId);
        if (item != null) {
            item.skus().forEach(sku -> offers.remove(sku.skuId()));
        }
        withdrawn.add(itemId);
        if (pinned != null && pinned == itemId) {
            pinned = null;
        }
    }

    private void startFlash(long flashId) {
        ShowEvent.FlashPlanned window = flashes.window(flashId);
        if (window == null) {
            throw new IllegalArgumentException("flash: " + flashId + " (expected: one that is planned)");
        }
        flashes.start(flashId, cheapenedBy(window));
    }

    private void hold(ShowEvent.PiecesHeld held) {
        Instant payUntil = held.payUntil().equals(latestPayUntil) ? latestPayUntil : held.payUntil();
        latestPayUntil = payUntil;
        stock.hold(new ShowStock.Hold(held.orderId(), held.buyerId(), wishes(held.lines()), payUntil));
        String hash = hashes.computeIfAbsent(held.intentHash(), text -> text);
        long earlier = wishes.put(wishKey(held.buyerId(), held.intent()), held.orderId());
        orders.add(
                held.orderId(),
                new Order(held.buyerId(), held.intent(), earlier, hash, held.total(), payUntil, OrderState.HELD, null));
    }

    /** Of a buyer's own key for one wish; several wishes may have the same, though hardly any do. */
    private static long wishKey(long buyerId, String intent) {
        return Long.rotateLeft(buyerId * GOLDEN, Integer.SIZE) ^ intent.hashCode();
    }

    private void change(long orderId, OrderState next, @Nullable String payment) {
        Order order = orders.get(orderId);
        if (order != null) {
            orders.replace(orderId, order.now(next, payment));
        }
    }

    private List<Wish> wishes(List<HeldLine> lines) {
        List<Wish> all = lines.stream()
                .map(line -> new Wish(line.itemId(), line.skuId(), line.pieces()))
                .toList();
        return lines.size() == 1 ? bags.computeIfAbsent(all.getFirst(), _ -> List.copyOf(all)) : all;
    }

    State state() {
        return state;
    }

    long showId() {
        return showId;
    }

    long hostId() {
        return hostId;
    }

    int holdSeconds() {
        return holdSeconds;
    }

    ShowStock stock() {
        return stock;
    }

    Collection<ItemLinedUp> items() {
        return items.values();
    }

    @Nullable
    ItemLinedUp item(long itemId) {
        return items.get(itemId);
    }

    /** Whose goods an item is; null where they are of the show's own shop, or there is no such item. */
    @Nullable
    Long shopOf(long itemId) {
        ItemLinedUp item = items.get(itemId);
        return item == null ? null : item.shopId();
    }

    boolean hasWithdrawn(long itemId) {
        return withdrawn.contains(itemId);
    }

    boolean isOnSale(long skuId) {
        return offers.containsKey(skuId);
    }

    /** What an item's SKUs cost now. */
    List<SkuOffer> offersOf(ItemLinedUp item) {
        return item.skus().stream()
                .map(sku -> offers.getOrDefault(sku.skuId(), sku))
                .toList();
    }

    /** The offers that a window makes cheaper: what has become as cheap by itself, or is not sold, stays as it is. */
    List<SkuOffer> cheapenedBy(ShowEvent.FlashPlanned window) {
        var cheapened = new ArrayList<SkuOffer>();
        for (ShowEvent.FlashPrice price : window.prices()) {
            SkuOffer offer = offer(window.itemId(), price.skuId());
            if (offer != null && offer.price().minor() > price.price().minor()) {
                cheapened.add(offer);
            }
        }
        return cheapened;
    }

    FlashSales flashes() {
        return flashes;
    }

    /** Until when somebody may not speak, and why, where an officer said so. */
    record Mute(Instant until, @Nullable String officerReason) {
        static final Mute NONE = new Mute(Instant.EPOCH, null);

        boolean isByOfficer() {
            return officerReason != null;
        }
    }

    /** How a person was muted last; until a time long past for those who never were. */
    Mute mute(long personId) {
        return muted.getOrDefault(personId, Mute.NONE);
    }

    /** What the host said in the last minute. */
    Said said() {
        return said;
    }

    boolean hasHidden(long lineId) {
        return hidden.contains(lineId);
    }

    /** When the show has something to do without being asked; null where it has nothing. */
    @Nullable
    Instant nextMoment() {
        Instant hold = stock.nextDeadline();
        Instant flash = flashes.nextMoment();
        if (hold == null || flash == null) {
            return hold == null ? flash : hold;
        }
        return hold.isBefore(flash) ? hold : flash;
    }

    /** The offer of a SKU in an item; null where the item does not have it. */
    @Nullable
    SkuOffer offer(long itemId, long skuId) {
        Long owner = itemOfSku.get(skuId);
        return owner != null && owner == itemId ? offers.get(skuId) : null;
    }

    @Nullable
    Long itemOf(long skuId) {
        return itemOfSku.get(skuId);
    }

    @Nullable
    Order order(long orderId) {
        return orders.get(orderId);
    }

    /** The order that a buyer got for a wish of this key of his own; null if there is none. */
    @Nullable
    Long orderOf(long buyerId, String intent) {
        long id = wishes.getOrDefault(wishKey(buyerId, intent), 0);
        while (id != 0) {
            Order order = Objects.requireNonNull(orders.get(id));
            if (order.buyerId() == buyerId && order.intent().equals(intent)) {
                return id;
            }
            id = order.earlier();
        }
        return null;
    }

    /** Whether pieces came or went under this id already. */
    boolean hasMoved(long transferId) {
        return transfers.contains(transferId);
    }

    boolean hasSentBack(String paymentNo) {
        return paymentsNotTaken.contains(paymentNo);
    }

    @Nullable
    Long pinned() {
        return pinned;
    }

    long likes() {
        return likes;
    }

    Presence presence() {
        return presence;
    }

    /** The number of the latest piece of the recording, 0 if there is none. */
    int segments() {
        return segments;
    }

    /** Up to which number pieces of the recording were removed. */
    int trimmed() {
        return trimmed;
    }

    /** The time of the latest event; stream time never runs behind it. */
    Instant lastAt() {
        return lastAt;
    }
}

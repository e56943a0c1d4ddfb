package org.qiantang.app.room;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.stock.ShowStock;
import org.qiantang.engine.stock.Wish;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent;
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
        CLOSED
    }

    enum OrderState {
        HELD,
        PAID,
        RELEASED
    }

    /** One order as the desk knows it. */
    record Order(
            long buyerId,
            String intentHash,
            Money total,
            Instant payUntil,
            OrderState state,
            @Nullable String paymentNo) {
        Order now(OrderState next, @Nullable String payment) {
            return new Order(buyerId, intentHash, total, payUntil, next, payment);
        }
    }

    /** A buyer's own key for one wish. */
    record IntentKey(long buyerId, String intent) {}

    private final ShowStock stock = new ShowStock();
    private final Map<Long, ItemLinedUp> items = new LinkedHashMap<>();
    private final Map<Long, SkuOffer> offers = new HashMap<>();
    private final Map<Long, Long> itemOfSku = new HashMap<>();
    private final Map<Long, Order> orders = new HashMap<>();
    private final Map<IntentKey, Long> intents = new HashMap<>();
    private final Set<Long> transfers = new HashSet<>();
    private final Set<String> paymentsNotTaken = new HashSet<>();
    private State state = State.UNKNOWN;
    private long showId;
    private int holdSeconds;
    private @Nullable Long pinned;
    private long likes;
    private int viewers;
    private int peak;
    private long visits;
    private int segments;
    private int trimmed;
    private Instant lastAt = Instant.EPOCH;

    void apply(ShowEvent event) {
        lastAt = event.at().isAfter(lastAt) ? event.at() : lastAt;
        switch (event) {
            case ShowEvent.ShowPlanned planned -> {
                showId = planned.showId();
                holdSeconds = planned.holdSeconds();
                state = State.PLANNED;
            }
            case ItemLinedUp item -> lineUp(item);
            case ShowEvent.AllotmentTaken taken -> {
                transfers.add(taken.transferId());
                stock.allot(taken.skuId(), taken.pieces());
            }
            case ShowEvent.AllotmentReturned returned -> stock.giveBack(returned.skuId(), returned.pieces());
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
                orders.computeIfPresent(released.orderId(), (_, order) -> order.now(OrderState.RELEASED, null));
            }
            case ShowEvent.OrderPaid paid -> {
                stock.sell(paid.orderId());
                orders.computeIfPresent(paid.orderId(), (_, order) -> order.now(OrderState.PAID, paid.paymentNo()));
            }
            case ShowEvent.PaymentNotTaken notTaken -> paymentsNotTaken.add(notTaken.paymentNo());
            case ShowEvent.LikesCounted counted -> likes = counted.total();
            case ShowEvent.PresenceCounted counted -> {
                viewers = counted.viewers();
                peak = counted.peak();
                visits = counted.visits();
            }
            case ShowEvent.SegmentRecorded segment -> segments = segment.number();
            case ShowEvent.RecordingTrimmed trim -> trimmed = trim.upTo();
            // Talk is never part of what the desk trades on.
            case ShowEvent.TalkHeard _, ShowEvent.HostSpoke _ -> {}
        }
    }

    private void lineUp(ItemLinedUp item) {
        items.put(item.itemId(), item);
        for (SkuOffer sku : item.skus()) {
            offers.put(sku.skuId(), sku);
            itemOfSku.put(sku.skuId(), item.itemId());
            stock.offer(item.itemId(), sku.skuId(), item.perBuyerLimit());
        }
    }

    private void hold(ShowEvent.PiecesHeld held) {
        stock.hold(new ShowStock.Hold(held.orderId(), held.buyerId(), wishes(held.lines()), held.payUntil()));
        orders.put(
                held.orderId(),
                new Order(held.buyerId(), held.intentHash(), held.total(), held.payUntil(), OrderState.HELD, null));
        intents.put(new IntentKey(held.buyerId(), held.intent()), held.orderId());
    }

    private static List<Wish> wishes(List<HeldLine> lines) {
        return lines.stream()
                .map(line -> new Wish(line.itemId(), line.skuId(), line.pieces()))
                .toList();
    }

    State state() {
        return state;
    }

    long showId() {
        return showId;
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

    @Nullable
    Long orderOf(IntentKey key) {
        return intents.get(key);
    }

    boolean hasTaken(long transferId) {
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

    int viewers() {
        return viewers;
    }

    int peak() {
        return peak;
    }

    long visits() {
        return visits;
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

package org.qiantang.app.room;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.FlashPrice;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.ShowEvent.ItemRole;

/**
 * What everybody may see of a show at one moment, as far as it is durable: the line-up with prices and pieces.
 *
 * @param flashEnds when the flash sales under way end, by item
 * @param flashesAhead the next flash sale of each item that has none under way
 * @param flashGoesOn how often each of them goes on after an end that was said and was none, by item
 * @param planned where it is, and who was to host it
 */
public record Board(
        long showId,
        String state,
        long merchantId,
        @Nullable Long pinned,
        List<Item> items,
        Map<Long, Instant> flashEnds,
        Map<Long, Flash> flashesAhead,
        Map<Long, Integer> flashGoesOn,
        Crowd crowd,
        Planned planned) {
    public Board {
        items = List.copyOf(items);
        flashEnds = Map.copyOf(flashEnds);
        flashesAhead = Map.copyOf(flashesAhead);
        flashGoesOn = Map.copyOf(flashGoesOn);
    }

    /** As the show was planned: its room, and whether a person or a machine hosts it. */
    public record Planned(long roomId, HostKind host) {
        public static final Planned UNKNOWN = new Planned(0, HostKind.HUMAN);
    }

    /** A flash sale (秒杀) that is planned, with what its SKUs will cost: all of it is told to viewers when it is planned. */
    public record Flash(Instant from, Instant until, List<FlashPrice> prices) {
        public Flash {
            prices = List.copyOf(prices);
        }
    }

    /** Who is there as the room counted last, a demo's crowd among them: the numbers that viewers are shown. */
    public record Crowd(long viewers, long visits, long likes) {
        public static final Crowd NONE = new Crowd(0, 0, 0);
    }

    /** A board before anybody came, on which no flash sale is planned. */
    public Board(
            long showId,
            String state,
            long merchantId,
            @Nullable Long pinned,
            List<Item> items,
            Map<Long, Instant> flashEnds) {
        this(showId, state, merchantId, pinned, items, flashEnds, Map.of(), Map.of(), Crowd.NONE, Planned.UNKNOWN);
    }

    /** A board on which no flash sale runs. */
    public Board(long showId, String state, long merchantId, @Nullable Long pinned, List<Item> items) {
        this(showId, state, merchantId, pinned, items, Map.of());
    }

    /**
     * A product in the line-up.
     *
     * @param shopId whose goods they are, where not of the show's own shop
     */
    public record Item(
            long itemId,
            long productId,
            int place,
            ItemRole role,
            String title,
            int perBuyerLimit,
            List<Sku> skus,
            @Nullable Long shopId) {
        public Item {
            skus = List.copyOf(skus);
        }

        public Item(
                long itemId,
                long productId,
                int place,
                ItemRole role,
                String title,
                int perBuyerLimit,
                List<Sku> skus) {
            this(itemId, productId, place, role, title, perBuyerLimit, skus, null);
        }

        public int left() {
            return skus.stream().mapToInt(Sku::left).sum();
        }

        public long sold() {
            return skus.stream().mapToLong(Sku::sold).sum();
        }
    }

    public record Sku(long skuId, String name, long priceVersion, Money price, int allotted, int held, int sold) {
        public int left() {
            return allotted - held - sold;
        }
    }

    public Optional<Item> item(long itemId) {
        return items.stream().filter(item -> item.itemId() == itemId).findFirst();
    }

    /** Pieces sold in the show, of all items. */
    public long sold() {
        return items.stream().mapToLong(Item::sold).sum();
    }

    /** The shop whose goods an item is: that of the show, unless the item was picked from another's offer. */
    public long shopOf(long itemId) {
        return item(itemId).map(Item::shopId).orElse(merchantId);
    }

    public Optional<Item> pinnedItem() {
        Long id = pinned;
        return id == null ? Optional.empty() : item(id);
    }

    public boolean isOpen() {
        return state.equals("open");
    }
}

package org.qiantang.app.room;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.qiantang.event.ShowEvent.ItemRole;

/**
 * What everybody may see of a show at one moment, as far as it is durable: the line-up with prices and pieces.
 *
 * @param flashEnds when the flash sales under way end, by item
 * @param flashesAhead the next flash sale of each item that has none under way
 */
public record Board(
        long showId,
        String state,
        long merchantId,
        @Nullable Long pinned,
        List<Item> items,
        Map<Long, Instant> flashEnds,
        Map<Long, Flash> flashesAhead) {
    public Board {
        items = List.copyOf(items);
        flashEnds = Map.copyOf(flashEnds);
        flashesAhead = Map.copyOf(flashesAhead);
    }

    /** A flash sale (秒杀) that is planned. */
    public record Flash(Instant from, Instant until) {}

    /** A board on which no flash sale is planned. */
    public Board(
            long showId,
            String state,
            long merchantId,
            @Nullable Long pinned,
            List<Item> items,
            Map<Long, Instant> flashEnds) {
        this(showId, state, merchantId, pinned, items, flashEnds, Map.of());
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
    }

    public record Sku(long skuId, String name, long priceVersion, Money price, int allotted, int held, int sold) {
        public int left() {
            return allotted - held - sold;
        }
    }

    public Optional<Item> item(long itemId) {
        return items.stream().filter(item -> item.itemId() == itemId).findFirst();
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

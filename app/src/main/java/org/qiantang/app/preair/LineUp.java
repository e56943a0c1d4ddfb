package org.qiantang.app.preair;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.BasePrice;
import org.qiantang.app.catalog.ComparisonPrice;
import org.qiantang.app.catalog.Product;
import org.qiantang.event.Money;
import org.qiantang.event.PreAirEvent.ReviewedFlash;

/**
 * A show's line-up as it is reviewed: its goods with what is known of them and of their prices.
 *
 * @param airDay the day in China on which it goes on air
 * @param digital whether a digital host presents it
 */
record LineUp(
        long showId,
        long roomId,
        long shopId,
        String title,
        String teaser,
        boolean digital,
        LocalDate airDay,
        List<Item> items) {
    LineUp {
        items = List.copyOf(items);
    }

    /**
     * @param shopId whose goods they are
     * @param struck the struck-through prices of its SKUs
     */
    record Item(
            long itemId,
            long shopId,
            int perBuyerLimit,
            Product product,
            List<Sku> skus,
            List<ComparisonPrice> struck) {
        Item {
            skus = List.copyOf(skus);
            struck = List.copyOf(struck);
        }

        Item(long itemId, long shopId, int perBuyerLimit, Product product, List<Sku> skus) {
            this(itemId, shopId, perBuyerLimit, product, skus, List.of());
        }
    }

    /**
     * A SKU with its price in the show.
     *
     * @param base what a former price may be compared with, as the guard does: now, or since it is the price on air
     * @param listPrice the shop's own price now
     * @param listBefore the shop's own price of thirty days ago; null where it had none
     * @param reasons what was given as reasons for the prices in force
     */
    record Sku(
            long skuId,
            String name,
            long priceVersion,
            Money price,
            @Nullable Money listPrice,
            @Nullable Money listBefore,
            @Nullable Instant listSince,
            BasePrice base,
            @Nullable Money lowest30Days,
            List<String> reasons,
            List<ReviewedFlash> flashes) {
        Sku {
            reasons = List.copyOf(reasons);
            flashes = List.copyOf(flashes);
        }
    }
}

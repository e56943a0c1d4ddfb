package org.qiantang.app.catalog;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a piece costs its shop (成本价), which only the shop's own people for goods see; others learn at most how much of a
 * product's price is earned, to put the shop's goods in order.
 */
public final class CostPrices {
    private final ShopTurns turns;
    private final Catalog catalog;
    private final CostTable table;

    public CostPrices(ShopTurns turns, JdbcClient jdbc) {
        this.turns = turns;
        this.catalog = new Catalog(jdbc);
        this.table = new CostTable(jdbc);
    }

    /** The answer to a merchant who says what a piece costs. */
    public enum Setting {
        DONE,
        OUT_OF_RANGE,
        /** There is no such SKU, or it is another merchant's. */
        NOT_YOURS
    }

    /** Notes what a piece costs, or with null that the shop does not say it any more; what was before is kept beside. */
    public Setting set(long merchantId, long skuId, @Nullable Money cost) {
        if (cost != null && ShopDesk.isOutOfRange(cost)) {
            return Setting.OUT_OF_RANGE;
        }
        return turns.take(merchantId, turn -> {
            if (catalog.ownerOfSku(skuId)
                    .filter(owner -> owner.merchantId() == merchantId)
                    .isEmpty()) {
                return Setting.NOT_YOURS;
            }
            table.put(skuId, cost, turn.at());
            return Setting.DONE;
        });
    }

    /** Of a merchant's product by SKU, where the shop says it; empty where the product is not the merchant's. */
    public Optional<Map<Long, Money>> of(long merchantId, long productId) {
        return catalog.product(productId)
                .filter(product -> product.merchantId() == merchantId)
                .map(product ->
                        table.now(product.skus().stream().map(Sku::skuId).toList()));
    }

    /**
     * How much of the shop's own price is earned: the mean of those kinds of a product whose cost is known, −1 to 1. Products of
     * which none is known are left out.
     */
    public Map<Long, Double> margins(Collection<Long> products) {
        return table.margins(products);
    }

    /** Products of which a cost has changed since this was asked last; each is told once. */
    public List<Long> takeChanged(int limit) {
        return table.takeChanged(limit);
    }
}

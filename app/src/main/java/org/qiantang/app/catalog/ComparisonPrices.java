package org.qiantang.app.catalog;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShopEvent.ComparisonBasis;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The part of the shop's desk that sets struck-through prices (划线价), each only where it holds, and takes them away. */
public final class ComparisonPrices {
    static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final ShopTurns turns;
    private final Catalog catalog;
    private final ComparisonTable table;

    public ComparisonPrices(ShopTurns turns, JdbcClient jdbc) {
        this.turns = turns;
        this.catalog = new Catalog(jdbc);
        this.table = new ComparisonTable(jdbc);
    }

    /** The answer to a merchant who sets one. */
    public sealed interface Setting {
        record Done(ComparisonPrice set) implements Setting {}

        record Unlawful(ComparisonStanding standing) implements Setting {}

        record OutOfRange(long leastMinor, long mostMinor) implements Setting {}

        /** There is no such SKU on sale, or it is another merchant's. */
        record NotYours() implements Setting {}
    }

    public Setting set(long merchantId, long skuId, Money price, ComparisonBasis basis, String reason) {
        if (ShopDesk.isOutOfRange(price)) {
            return new Setting.OutOfRange(1, ProductCheck.MAX_PRICE_MINOR);
        }
        return turns.take(merchantId, turn -> {
            Product product = own(merchantId, skuId).orElse(null);
            Sku sku = product == null ? null : product.sku(skuId).orElse(null);
            if (product == null || sku == null) {
                return new Setting.NotYours();
            }
            ComparisonStanding standing = ComparisonStanding.of(
                    price,
                    basis,
                    sku,
                    catalog.basePrice(skuId, turn.at()),
                    null,
                    product.facts(),
                    LocalDate.ofInstant(turn.at(), CHINA));
            if (!standing.holds()) {
                return new Setting.Unlawful(standing);
            }
            table.put(skuId, price, basis, reason, turn.at());
            turn.write(new ShopEvent.ComparisonPriceSet(turn.at(), skuId, price, basis, reason));
            return new Setting.Done(
                    new ComparisonPrice(skuId, sku.name(), price, basis, reason, turn.at(), sku.price(), standing));
        });
    }

    /** False where the SKU is not the merchant's; one that is not there is gone already. */
    public boolean remove(long merchantId, long skuId, String reason) {
        return turns.take(merchantId, turn -> {
            if (own(merchantId, skuId).isEmpty()) {
                return false;
            }
            if (table.remove(skuId)) {
                turn.write(new ShopEvent.ComparisonPriceSet(turn.at(), skuId, null, null, reason));
            }
            return true;
        });
    }

    private Optional<Product> own(long merchantId, long skuId) {
        return catalog.ownerOfSku(skuId)
                .filter(owner -> owner.merchantId() == merchantId)
                .flatMap(owner -> catalog.product(owner.productId()));
    }
}

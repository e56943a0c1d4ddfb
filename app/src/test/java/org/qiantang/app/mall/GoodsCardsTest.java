package org.qiantang.app.mall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.BasePrice;
import org.qiantang.app.catalog.ComparisonPrice;
import org.qiantang.app.catalog.ComparisonStanding;
import org.qiantang.app.catalog.Delivery;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.LegalCategory;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.Promises;
import org.qiantang.app.catalog.Sku;
import org.qiantang.app.catalog.StruckView;
import org.qiantang.event.Money;
import org.qiantang.event.ShopEvent.ComparisonBasis;

/** Which struck-through price a tile shows beside its own. */
class GoodsCardsTest {
    private static final Money TILE = Money.cny(7_900);
    private static final ComparisonStanding HOLDS =
            new ComparisonStanding.BorneByDeals(new BasePrice.LowestOfSevenDays(Money.cny(12_000)));

    private static Sku sku(long id, Money price) {
        return new Sku(id, "TEA-" + id, "kind " + id, price, 11, 5, 0);
    }

    private static Product product(Sku... skus) {
        return new Product(
                3,
                7,
                "TEA",
                "龙井",
                LegalCategory.FOOD,
                "",
                List.of(),
                FactSheet.EMPTY,
                List.of(),
                null,
                new Delivery("浙江杭州", 48, true, List.of()),
                List.of(skus),
                Promises.NONE,
                null,
                false,
                true);
    }

    private static ComparisonPrice struck(long skuId, long minor, ComparisonStanding standing) {
        return new ComparisonPrice(
                skuId,
                "kind " + skuId,
                Money.cny(minor),
                ComparisonBasis.DEAL,
                "双十二",
                Instant.parse("2026-11-20T04:00:00Z"),
                TILE,
                standing);
    }

    private static List<Money> shown(Product product, Map<Long, ComparisonPrice> comparisons) {
        StruckView shown = GoodsCards.struck(product, TILE, comparisons);
        return shown == null ? List.of() : List.of(shown.price());
    }

    @Test
    void where_every_sku_at_the_price_of_the_tile_bears_one_the_lowest_is_shown() {
        Product product = product(sku(1, TILE), sku(2, TILE), sku(3, Money.cny(9_900)));

        assertThat(shown(product, Map.of(1L, struck(1, 11_000, HOLDS), 2L, struck(2, 9_900, HOLDS))))
                .containsExactly(Money.cny(9_900));
    }

    @Test
    void where_one_of_them_bears_none_or_one_that_does_not_hold_none_is_shown() {
        Product product = product(sku(1, TILE), sku(2, TILE));
        ComparisonPrice holds = struck(1, 9_900, HOLDS);

        assertThat(shown(product, Map.of(1L, holds))).isEmpty();
        assertThat(shown(product, Map.of(1L, holds, 2L, struck(2, 9_900, new ComparisonStanding.NoDeal()))))
                .isEmpty();
    }

    @Test
    void where_no_sku_costs_what_the_tile_says_none_is_shown() {
        assertThat(shown(product(sku(1, Money.cny(9_900))), Map.of())).isEmpty();
    }
}

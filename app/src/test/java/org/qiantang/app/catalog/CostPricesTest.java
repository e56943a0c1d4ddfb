package org.qiantang.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.qiantang.app.catalog.TestShop.MERCHANT;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.catalog.CostPrices.Setting;
import org.qiantang.event.Money;

class CostPricesTest {
    private static final long STRANGER = 8;
    private static final Map<Long, Money> NOTHING = Map.of();

    private TestShop shop;
    private CostPrices costs;
    private long product;
    private long sku;

    @BeforeEach
    void open() {
        shop = new TestShop();
        shop.desk.openShop(MERCHANT, "钱塘好物");
        shop.desk.openShop(STRANGER, "别家");
        costs = new CostPrices(shop.turns, shop.jdbc);
        product = shop.listed(TestShop.draft("SILK", 2));
        sku = skus().getFirst().skuId();
    }

    @AfterEach
    void close() throws IOException {
        shop.close();
    }

    private List<Sku> skus() {
        return shop.catalog.product(product).orElseThrow().skus();
    }

    @Test
    void a_shop_says_what_a_piece_costs_and_takes_it_back() {
        assertThat(costs.set(MERCHANT, sku, Money.cny(3_000))).isEqualTo(Setting.DONE);
        shop.at(TestShop.NOON.plusSeconds(1));
        assertThat(costs.set(MERCHANT, sku, Money.cny(3_100))).isEqualTo(Setting.DONE);

        assertThat(costs.of(MERCHANT, product)).hasValue(Map.of(sku, Money.cny(3_100)));
        shop.at(TestShop.NOON.plusSeconds(2));
        assertThat(costs.set(MERCHANT, sku, null)).isEqualTo(Setting.DONE);
        assertThat(costs.of(MERCHANT, product)).hasValue(NOTHING);
    }

    @Test
    void no_other_shop_says_or_sees_it_and_no_event_carries_it() {
        int before = shop.events(MERCHANT).size();
        costs.set(MERCHANT, sku, Money.cny(3_000));

        assertThat(costs.set(STRANGER, sku, Money.cny(1))).isEqualTo(Setting.NOT_YOURS);
        assertThat(costs.of(STRANGER, product)).isEmpty();
        assertThat(shop.events(MERCHANT)).hasSize(before);
    }

    @Test
    void what_is_no_price_is_no_cost() {
        assertThat(costs.set(MERCHANT, sku, Money.cny(0))).isEqualTo(Setting.OUT_OF_RANGE);
        assertThat(costs.set(MERCHANT, sku, new Money(3_000, "USD"))).isEqualTo(Setting.OUT_OF_RANGE);
        assertThat(costs.set(MERCHANT, sku, Money.cny(ProductCheck.MAX_PRICE_MINOR + 1)))
                .isEqualTo(Setting.OUT_OF_RANGE);
        assertThat(costs.of(MERCHANT, product)).hasValue(NOTHING);
    }

    @Test
    void the_margin_of_a_product_is_the_mean_of_the_kinds_whose_cost_is_known_at_the_shops_own_price() {
        assertThat(costs.margins(List.of(product))).isEmpty();
        long price = skus().getFirst().price().minor();
        costs.set(MERCHANT, sku, Money.cny(price / 4));
        assertThat(costs.margins(List.of(product)).get(product)).isCloseTo(0.75, within(0.01));

        long other = skus().get(1).skuId();
        costs.set(MERCHANT, other, Money.cny(skus().get(1).price().minor()));
        assertThat(costs.margins(List.of(product)).get(product)).isCloseTo(0.375, within(0.01));

        shop.desk.setPrice(MERCHANT, sku, Money.cny(price / 4), "清仓");
        assertThat(costs.margins(List.of(product)).get(product)).isCloseTo(0, within(0.01));
        costs.set(MERCHANT, other, Money.cny(ProductCheck.MAX_PRICE_MINOR));
        assertThat(costs.margins(List.of(product)).get(product)).isCloseTo(-0.5, within(0.01));
    }

    @Test
    void whose_cost_has_changed_is_told_once() {
        costs.takeChanged(10);
        costs.set(MERCHANT, sku, Money.cny(3_000));
        shop.at(TestShop.NOON.plusSeconds(1));
        costs.set(MERCHANT, sku, Money.cny(3_000));

        assertThat(costs.takeChanged(10)).containsExactly(product);
        assertThat(costs.takeChanged(10)).isEmpty();
        costs.set(MERCHANT, sku, Money.cny(3_000));
        assertThat(costs.takeChanged(10)).isEmpty();
    }

    @Test
    void a_listing_that_says_nothing_of_a_cost_leaves_it_as_it_is() {
        var draft = TestShop.draft("SILK", 2);
        SkuDraft first = draft.skus().getFirst();
        var priced = new SkuDraft(first.code(), first.name(), first.price(), 0, Money.cny(2_000));
        shop.desk.list(MERCHANT, draft.withSkus(List.of(priced)));
        assertThat(costs.of(MERCHANT, product)).hasValue(Map.of(sku, Money.cny(2_000)));

        Listing again = shop.desk.list(MERCHANT, draft);

        assertThat(again).isEqualTo(new Listing.Listed(product, false));
        assertThat(costs.of(MERCHANT, product)).hasValue(Map.of(sku, Money.cny(2_000)));
    }
}

package org.qiantang.app.mall;

import java.time.InstantSource;
import java.util.List;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may look up in the mall: where a product can be bought, what it has cost, shops, what is coming. */
@RestController
class MallEndpoints {
    private final Catalog catalog;
    private final Offers offers;
    private final PriceHistory prices;
    private final ShopFront shops;
    private final InstantSource clock;

    MallEndpoints(Catalog catalog, Offers offers, PriceHistory prices, ShopFront shops, InstantSource clock) {
        this.catalog = catalog;
        this.offers = offers;
        this.prices = prices;
        this.shops = shops;
        this.clock = clock;
    }

    @GetMapping("/api/products/{id}/offers")
    List<Offers.Offer> offers(@PathVariable long id) {
        return offers.of(catalog.product(id).orElseThrow(Problem::notFound).id());
    }

    /** Every price of every SKU, oldest first, with its reason and what was sold at it. */
    @GetMapping("/api/products/{id}/prices")
    List<PriceHistory.OfSku> prices(@PathVariable long id) {
        return prices.of(catalog.product(id).orElseThrow(Problem::notFound));
    }

    @GetMapping("/api/mall/shops/{id}")
    ShopFront.Shop shop(@PathVariable long id) {
        return shops.shop(id).orElseThrow(Problem::notFound);
    }

    /** Shows that have told when they begin, the soonest first. */
    @GetMapping("/api/mall/coming")
    List<ShopFront.Show> coming() {
        return shops.coming(clock.instant());
    }
}

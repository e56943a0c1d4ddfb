package org.qiantang.app.mall;

import java.util.List;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may look up in the mall: where a product can be bought, what it has cost, and shops. */
@RestController
class MallEndpoints {
    private final Catalog catalog;
    private final Offers offers;
    private final PriceHistory prices;
    private final ShopFront shops;

    MallEndpoints(Catalog catalog, Offers offers, PriceHistory prices, ShopFront shops) {
        this.catalog = catalog;
        this.offers = offers;
        this.prices = prices;
        this.shops = shops;
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
}

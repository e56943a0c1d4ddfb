package org.qiantang.app.copywriting;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.shelf.Shelf;

/** Goods as they are at one moment, read all at once, so that the words of many films can be told without asking for each. */
public final class GoodsAtHand {
    private static final Shelf NOTHING = new Shelf("", null, List.of());

    private final Map<Long, Product> products;
    private final Map<Long, Shelf> shelves;

    /** @param shelves of each product the one that it stands on alone */
    GoodsAtHand(Collection<Product> products, Map<Long, Shelf> shelves) {
        this.products = products.stream().collect(Collectors.toUnmodifiableMap(Product::id, Function.identity()));
        this.shelves = Map.copyOf(shelves);
    }

    /** Empty where it was not asked for, or is not in the catalogue. */
    public Optional<Product> product(long productId) {
        return Optional.ofNullable(products.get(productId));
    }

    /** An empty one where there is no such product. */
    Shelf shelf(long productId) {
        return shelves.getOrDefault(productId, NOTHING);
    }
}

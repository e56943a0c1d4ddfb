package org.qiantang.app.shelf;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a show has on sale at one moment.
 *
 * @param shop the shop's name
 * @param pinned the item on screen
 * @param approved what the shop wants said to some questions
 */
public record Shelf(String shop, @Nullable Long pinned, List<Offer> offers, List<Approved> approved) {
    public Shelf {
        offers = List.copyOf(offers);
        approved = List.copyOf(approved);
    }

    /** A shelf of a shop that has approved no answers. */
    public Shelf(String shop, @Nullable Long pinned, List<Offer> offers) {
        this(shop, pinned, offers, List.of());
    }

    public Optional<Offer> offer(long itemId) {
        return offers.stream().filter(offer -> offer.itemId() == itemId).findFirst();
    }

    public Optional<Offer> numbered(int number) {
        return offers.stream().filter(offer -> offer.number() == number).findFirst();
    }

    /** The same shelf with each of its offers changed. */
    public Shelf with(UnaryOperator<Offer> change) {
        return new Shelf(shop, pinned, offers.stream().map(change).toList(), approved);
    }

    public List<Offer> onSale() {
        return offers.stream().filter(offer -> !offer.isSoldOut()).toList();
    }
}

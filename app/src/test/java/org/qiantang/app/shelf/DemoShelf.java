package org.qiantang.app.shelf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.FactSheet;
import org.qiantang.app.catalog.SizeTable;

/** The line-up of the demo's show as a shelf, and the same shelf with something changed. */
public final class DemoShelf {
    private static final int IN_LINE_UP = 14;

    private DemoShelf() {}

    public static Shelf whole() {
        try (var in = DemoShelf.class.getResourceAsStream("/demo/goods.json")) {
            if (in == null) {
                throw new IllegalStateException("/demo/goods.json: absent (expected: on the class path)");
            }
            Shelf all = ShelfFile.read("钱塘好物", in.readAllBytes());
            return new Shelf(all.shop(), all.pinned(), all.offers().subList(0, IN_LINE_UP));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    public static Offer coded(Shelf shelf, String code) {
        return shelf.offers().stream()
                .filter(offer -> offer.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    public static Shelf with(Shelf shelf, String code, UnaryOperator<Offer> change) {
        List<Offer> offers = new ArrayList<>();
        shelf.offers().forEach(offer -> offers.add(offer.code().equals(code) ? change.apply(offer) : offer));
        return new Shelf(shelf.shop(), shelf.pinned(), offers);
    }

    public static Offer withKinds(Offer offer, UnaryOperator<Kind> change) {
        return new Offer(
                        offer.itemId(),
                        offer.number(),
                        offer.role(),
                        offer.code(),
                        offer.title(),
                        offer.category(),
                        offer.facts(),
                        offer.afterSale(),
                        offer.sizes(),
                        offer.delivery(),
                        offer.kinds().stream().map(change).toList())
                .on(offer.terms());
    }

    /** The same under another title, with these facts and this size chart. */
    public static Offer told(Offer offer, String title, List<Fact> facts, @Nullable SizeTable sizes) {
        return new Offer(
                        offer.itemId(),
                        offer.number(),
                        offer.role(),
                        offer.code(),
                        title,
                        offer.category(),
                        new FactSheet(facts),
                        offer.afterSale(),
                        sizes,
                        offer.delivery(),
                        offer.kinds())
                .on(offer.terms());
    }

    public static Offer withoutFact(Offer offer, String key) {
        return new Offer(
                        offer.itemId(),
                        offer.number(),
                        offer.role(),
                        offer.code(),
                        offer.title(),
                        offer.category(),
                        new FactSheet(offer.facts().facts().stream()
                                .filter(fact -> !fact.key().equals(key))
                                .toList()),
                        offer.afterSale(),
                        offer.sizes(),
                        offer.delivery(),
                        offer.kinds())
                .on(offer.terms());
    }
}

package org.qiantang.app.shelf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Delivery;
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
        return sold(
                offer,
                offer.title(),
                offer.delivery(),
                offer.kinds().stream().map(change).toList());
    }

    /** The same under another title, sent like this, in these kinds. */
    public static Offer sold(Offer offer, String title, Delivery delivery, List<Kind> kinds) {
        return changed(offer, title, offer.facts(), offer.sizes(), delivery, kinds);
    }

    /** The same under another title, with these facts and this size chart. */
    public static Offer told(Offer offer, String title, List<Fact> facts, @Nullable SizeTable sizes) {
        return changed(offer, title, new FactSheet(facts), sizes, offer.delivery(), offer.kinds());
    }

    public static Offer withoutFact(Offer offer, String key) {
        List<Fact> rest = offer.facts().facts().stream()
                .filter(fact -> !fact.key().equals(key))
                .toList();
        return told(offer, offer.title(), rest, offer.sizes());
    }

    private static Offer changed(
            Offer offer,
            String title,
            FactSheet facts,
            @Nullable SizeTable sizes,
            Delivery delivery,
            List<Kind> kinds) {
        return new Offer(
                        offer.itemId(),
                        offer.number(),
                        offer.role(),
                        offer.code(),
                        title,
                        offer.category(),
                        facts,
                        offer.afterSale(),
                        sizes,
                        delivery,
                        kinds)
                .on(offer.terms());
    }
}

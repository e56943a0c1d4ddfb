package org.qiantang.app.copywriting;

import java.util.Optional;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Shelves;

/**
 * The goods of a text as they are at this moment: a show's line-up, or a product with the shop's own prices. A flash sale that
 * is planned is read as if it had begun, since scripts are written before; on air such a line is said while it is under way.
 */
final class CopyShelves {
    private final Shelves shelves;
    private final Catalog catalog;

    CopyShelves(Shelves shelves, Catalog catalog) {
        this.shelves = shelves;
        this.catalog = catalog;
    }

    /** Whose it is, as far as it is there. */
    Optional<Subject> subject(Subject.Party party, long id) {
        return switch (party) {
            case PRODUCT ->
                catalog.product(id).map(product -> new Subject(Subject.Party.PRODUCT, id, product.merchantId()));
            case SHOW -> shelves.shopOf(id).map(shop -> new Subject(Subject.Party.SHOW, id, shop));
        };
    }

    private static Shelf withFlashesAhead(Shelf shelf) {
        return new Shelf(
                shelf.shop(),
                shelf.pinned(),
                shelf.offers().stream()
                        .map(offer -> offer.on(offer.terms().onceItBegins()))
                        .toList(),
                shelf.approved());
    }

    Optional<Shelf> shelf(Subject subject) {
        return switch (subject.party()) {
            case PRODUCT -> catalog.product(subject.id()).map(shelves::alone);
            case SHOW -> shelves.of(subject.id()).map(CopyShelves::withFlashesAhead);
        };
    }
}

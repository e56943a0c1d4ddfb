package org.qiantang.app.helpdesk;

import java.util.List;
import java.util.Optional;
import org.qiantang.app.answer.Answers;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.Shelf;
import org.qiantang.app.shelf.Shelves;
import org.qiantang.app.web.Problem;
import org.qiantang.event.HelpdeskEvent.FactUsed;

/** Looks through an entry before the shop says it: the facts that it is bound to, what in it moves, and the guard's word. */
final class FaqCheck {
    private final Gate gate;
    private final Catalog catalog;
    private final Shelves shelves;

    FaqCheck(Gate gate, Catalog catalog, Shelves shelves) {
        this.gate = gate;
        this.catalog = catalog;
        this.shelves = shelves;
    }

    /** An entry with its facts as they are now, or why it may not be said. */
    sealed interface Checked {
        record Sound(List<FactUsed> bound) implements Checked {
            public Sound {
                bound = List.copyOf(bound);
            }
        }

        record Refused(Problem why) implements Checked {}
    }

    /** @param wording of goods of this shop, where it is of goods */
    Checked of(long merchantId, FaqDesk.Wording wording) {
        Optional<String> moving = FaqDesk.moving(wording.answer(), wording.bound());
        if (moving.isPresent()) {
            return new Checked.Refused(Refusals.moves(moving.get()));
        }
        Checked bound = bound(wording);
        if (bound instanceof Checked.Refused) {
            return bound;
        }
        Long productId = wording.productId();
        Gate.Judged judged = productId == null
                ? gate.ofShop(merchantId, wording.said())
                : gate.ofProduct(productId, false, wording.said());
        return judged.violates() ? new Checked.Refused(Refusals.notClear(judged.message())) : bound;
    }

    private Checked bound(FaqDesk.Wording wording) {
        Long productId = wording.productId();
        if (productId == null) {
            return ofTheShop(wording.bound());
        }
        Optional<Product> product = catalog.product(productId);
        if (product.isEmpty()) {
            return new Checked.Refused(Problem.notFound());
        }
        Shelf shelf = shelves.alone(product.get());
        for (String key : wording.bound()) {
            if (!Grounds.of(shelf, productId, List.of(key), productId).all()) {
                return new Checked.Refused(Refusals.noSuchFact(key));
            }
        }
        var approved = new Approved(
                "faq/0", List.of(wording.question()), wording.answer(), List.of(), wording.bound(), "check");
        boolean holds = shelf.offers().stream().allMatch(offer -> Answers.holds(approved, offer));
        return holds
                ? new Checked.Sound(
                        Grounds.of(shelf, productId, wording.bound(), productId).facts())
                : new Checked.Refused(Refusals.figures());
    }

    /** What is bound for the whole shop is each product's own, and looked at when it is said. */
    private static Checked ofTheShop(List<String> keys) {
        for (String key : keys) {
            if (!Grounds.isKnown(key)) {
                return new Checked.Refused(Refusals.noSuchFact(key));
            }
        }
        return new Checked.Sound(
                keys.stream().map(key -> new FactUsed(key, "", null, null)).toList());
    }
}

package org.qiantang.app.helpdesk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.answer.Answers;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.shelf.Kind;
import org.qiantang.app.shelf.Offer;
import org.qiantang.app.shelf.Shelves;
import org.qiantang.app.shelf.Spoken;

/**
 * The same, which lets nobody of the shop name a price that the goods have not: a buyer would hold the shop to it. What a machine
 * says is held against all its facts elsewhere; of a person's words the sums of yuan alone are, since a person knows more than the sheet.
 */
record PricedGate(Gate guard, Shelves shelves, Catalog catalog) implements Gate {
    @Override
    public Judged judge(long showId, @Nullable Long itemId, boolean machine, String text) {
        Judged judged = guard.judge(showId, itemId, machine, text);
        return machine || itemId == null
                ? judged
                : priced(judged, shelves.of(showId).flatMap(shelf -> shelf.offer(itemId)), text);
    }

    @Override
    public Judged ofProduct(long productId, boolean machine, String text) {
        Judged judged = guard.ofProduct(productId, machine, text);
        return machine
                ? judged
                : priced(
                        judged,
                        catalog.product(productId)
                                .flatMap(product ->
                                        shelves.alone(product).offers().stream().findFirst()),
                        text);
    }

    @Override
    public Judged ofShop(long merchantId, String text) {
        return guard.ofShop(merchantId, text);
    }

    private static Judged priced(Judged judged, Optional<Offer> offer, String text) {
        if (judged.violates() || offer.isEmpty()) {
            return judged;
        }
        List<String> others = Answers.otherPrices(text, offer.get());
        List<Kind> kinds = offer.get().kinds();
        return others.isEmpty() || kinds.isEmpty()
                ? judged
                : new Judged(
                        false,
                        true,
                        judged.verdict(),
                        judged.version(),
                        "「" + String.join("、", others) + "」不是这件商品的价格，现在是" + Spoken.prices(kinds) + " · “"
                                + String.join(", ", others) + "” is no price of this product");
    }
}

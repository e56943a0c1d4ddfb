package org.qiantang.app.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.LineTerms;
import org.qiantang.event.ShowEvent.HeldLine;

/** What the catalogue promises with the lines of an order at the moment when the shop takes it. */
final class OrderTerms {
    private final Catalog catalog;

    OrderTerms(Catalog catalog) {
        this.catalog = catalog;
    }

    /** A line whose SKU the catalogue does not know has none. */
    List<LineTerms> of(List<HeldLine> lines) {
        Map<Integer, Long> products = new HashMap<>();
        for (int line = 0; line < lines.size(); line++) {
            Optional<SkuOwner> owner = catalog.ownerOfSku(lines.get(line).skuId());
            if (owner.isPresent()) {
                products.put(line, owner.get().productId());
            }
        }
        Map<Long, Product> known = new HashMap<>();
        catalog.products(List.copyOf(products.values())).forEach(product -> known.put(product.id(), product));
        var terms = new ArrayList<LineTerms>();
        products.forEach((line, id) -> {
            Product product = known.get(id);
            if (product != null) {
                Voucher voucher = product.voucher();
                terms.add(new LineTerms(
                        line,
                        product.legalCategory().zh(),
                        hoursToShip(product),
                        promises(product),
                        days(product),
                        voucher == null ? null : voucher.asEvent()));
            }
        });
        return terms;
    }

    /** Of two promises the shorter one counts. */
    private static int hoursToShip(Product product) {
        int hours = product.delivery().hoursToShip();
        return product.promises()
                .dispatchWithin()
                .map(within -> Math.min(hours, (int) within.toHours()))
                .orElse(hours);
    }

    private static @Nullable Integer days(Product product) {
        return product.promises().of(PromiseKind.DELIVERY).map(Promise::amount).orElse(null);
    }

    /** The promises that are counted, in words, and what the shop wrote besides. */
    private static List<String> promises(Product product) {
        var all = new ArrayList<String>();
        product.promises().all().forEach(promise -> all.add(promise.words(false)));
        all.addAll(product.afterSale());
        return all;
    }
}

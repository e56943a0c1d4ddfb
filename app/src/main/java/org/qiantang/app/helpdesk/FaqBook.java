package org.qiantang.app.helpdesk;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The approved FAQ of all shops, for whoever answers from them. */
public final class FaqBook {
    /** More approved pairs of one product and its shop than this are not looked through: the newest count. */
    private static final int MOST = 500;

    private final FaqRows rows;

    FaqBook(FaqRows rows) {
        this.rows = rows;
    }

    /** What a shop says about a product, and about itself; of the shop alone where no product is named. */
    public List<FaqPair> of(long merchantId, @Nullable Long productId) {
        return rows.approved(merchantId, productId, MOST);
    }

    /** All that a shop says, about itself and about its products. */
    public List<FaqPair> ofShop(long merchantId) {
        return rows.approvedOfShop(merchantId, MOST);
    }

    /** The approved pairs among the facts that an answer names. */
    List<FaqPair> cited(List<String> keys) {
        return keys.stream()
                .flatMap(key -> FaqPair.idIn(key).stream().boxed())
                .flatMap(id -> rows.approved(id).stream())
                .toList();
    }

    /** The pair whose question a line asks in nearly the same words; one about the product goes before one about the shop. */
    public Optional<FaqPair> match(long merchantId, @Nullable Long productId, String line) {
        String key = SameQuestion.key(line);
        List<FaqPair> pairs = of(merchantId, productId);
        return pairs.stream()
                .filter(pair -> SameQuestion.key(pair.question()).equals(key))
                .findFirst()
                .or(() -> pairs.stream()
                        .filter(pair -> SameQuestion.alike(SameQuestion.key(pair.question()), key))
                        .findFirst());
    }
}

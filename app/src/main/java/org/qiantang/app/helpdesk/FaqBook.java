package org.qiantang.app.helpdesk;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.question.SameQuestion;
import org.qiantang.event.HelpdeskEvent.FactUsed;

/** The approved FAQ of all shops, for whoever answers from them. */
public final class FaqBook {
    /** More approved pairs of one product and its shop than this are not looked through: the newest count. */
    static final int MOST = 500;

    private final FaqRows rows;
    private final Catalog catalog;

    FaqBook(FaqRows rows, Catalog catalog) {
        this.rows = rows;
        this.catalog = catalog;
    }

    /**
     * A pair that is true as far as its facts tell.
     *
     * @param product that it is about; null where it is about the shop
     */
    public record Standing(FaqPair pair, @Nullable Product product) {}

    /** All that a shop may say now, about itself and about its products. */
    public List<Standing> ofShop(long merchantId) {
        return standing(rows.approvedOfShop(merchantId, MOST));
    }

    /** The approved pairs among the facts that an answer names. */
    List<FaqPair> cited(List<String> keys) {
        return keys.stream()
                .flatMap(key -> FaqPair.idIn(key).stream().boxed())
                .flatMap(id -> rows.approved(id).stream())
                .toList();
    }

    /** Whether the pairs among these facts are approved as they were told, and their own facts have not moved. */
    boolean stillSays(List<FactUsed> told) {
        List<FactUsed> pairs = told.stream()
                .filter(fact -> FaqPair.idIn(fact.key()).isPresent())
                .toList();
        List<FactUsed> now = standing(cited(pairs.stream().map(FactUsed::key).toList())).stream()
                .map(standing -> standing.pair().asFact())
                .toList();
        return now.containsAll(pairs);
    }

    /** The pair whose question a line asks in nearly the same words; one about the product goes before one about the shop. */
    public Optional<FaqPair> match(long merchantId, @Nullable Long productId, String line) {
        String key = SameQuestion.key(line);
        // What is a policy, or bound to facts, is for the answering to say, which looks at the facts.
        List<FaqPair> pairs = standing(rows.approved(merchantId, productId, MOST)).stream()
                .map(Standing::pair)
                .filter(pair -> !pair.isPolicy() && pair.bound().isEmpty())
                .toList();
        return pairs.stream()
                .filter(pair -> asks(pair, key::equals))
                .findFirst()
                .or(() -> pairs.stream()
                        .filter(pair -> asks(pair, asked -> SameQuestion.alike(asked, key)))
                        .findFirst());
    }

    private static boolean asks(FaqPair pair, Predicate<String> same) {
        return pair.asked().stream().map(SameQuestion::key).anyMatch(same);
    }

    /** Without what is about goods that are gone, and what cites a fact that has changed since or is on the sheet no more. */
    private List<Standing> standing(List<FaqPair> pairs) {
        List<Long> ids = pairs.stream()
                .flatMap(pair -> Stream.ofNullable(pair.productId()))
                .distinct()
                .toList();
        Map<Long, Product> products = ids.isEmpty()
                ? Map.of()
                : catalog.products(ids).stream().collect(Collectors.toMap(Product::id, Function.identity()));
        return pairs.stream()
                .map(pair -> new Standing(pair, pair.productId() == null ? null : products.get(pair.productId())))
                .filter(FaqBook::stands)
                .toList();
    }

    private static boolean stands(Standing one) {
        Product product = one.product();
        return product == null
                ? one.pair().productId() == null
                : one.pair().facts().stream().noneMatch(fact -> hasMoved(fact, product));
    }

    /** What is kept of a fact may be cut. */
    private static boolean hasMoved(FactUsed cited, Product product) {
        Optional<String> now = product.facts().fact(cited.key()).map(Fact::text);
        return now.map(text -> !text.startsWith(cited.value())).orElse(Grounds.isOfSheet(cited.key()));
    }
}

package org.qiantang.app;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.StageShows;
import org.qiantang.app.helpdesk.FaqBook;
import org.qiantang.app.helpdesk.FaqPair;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.ShopWords;
import org.qiantang.app.show.Shows;
import org.qiantang.event.HelpdeskEvent.FactUsed;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the register of goods meets the shows. */
@Configuration(proxyBeanMethods = false)
class GoodsJoints {
    @Bean
    StageShows stageShows(Shows shows) {
        return showId -> shows.brief(showId)
                .filter(show -> !show.isShelf() && !show.state().equals("closed"))
                .isPresent();
    }

    /** What a shop approved at its helpdesk is what its shelves say, in shows and on pages; no longer once a fact behind it moved. */
    @Bean
    ShopWords shopWords(FaqBook book, Catalog catalog) {
        return merchantId -> {
            List<FaqPair> pairs = book.ofShop(merchantId);
            List<Long> ids = pairs.stream()
                    .flatMap(pair -> Optional.ofNullable(pair.productId()).stream())
                    .distinct()
                    .toList();
            Map<Long, Product> products = ids.isEmpty()
                    ? Map.of()
                    : catalog.products(ids).stream().collect(Collectors.toMap(Product::id, Function.identity()));
            return pairs.stream()
                    .flatMap(pair ->
                            approved(pair, pair.productId() == null ? null : products.get(pair.productId())).stream())
                    .toList();
        };
    }

    private static Optional<Approved> approved(FaqPair pair, @Nullable Product product) {
        boolean gone = pair.productId() != null && product == null;
        if (gone || (product != null && pair.facts().stream().anyMatch(fact -> hasMoved(fact, product)))) {
            return Optional.empty();
        }
        return Optional.of(new Approved(
                pair.key(),
                List.of(pair.question()),
                pair.answer(),
                product == null ? List.of() : List.of(product.code()),
                List.of(),
                "faq r" + pair.revision()));
    }

    /** Whether a fact of the sheet is another than when the answer that cites it was approved; what is kept of it may be cut. */
    private static boolean hasMoved(FactUsed cited, Product product) {
        return product.facts().fact(cited.key()).map(Fact::text).stream()
                .anyMatch(now -> !now.startsWith(cited.value()));
    }
}

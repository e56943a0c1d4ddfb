package org.qiantang.app;

import java.util.List;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.catalog.StageShows;
import org.qiantang.app.doubt.Doubtful;
import org.qiantang.app.helpdesk.FaqBook;
import org.qiantang.app.helpdesk.FaqPair;
import org.qiantang.app.mall.DoubtfulSales;
import org.qiantang.app.shelf.Approved;
import org.qiantang.app.shelf.ShopWords;
import org.qiantang.app.show.Shows;
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

    @Bean
    DoubtfulSales doubtfulSales(Doubtful doubtful) {
        return doubtful::pieces;
    }

    /** What a shop approved at its helpdesk is what its shelves say, in shows and on pages, as long as it stands. */
    @Bean
    ShopWords shopWords(FaqBook book) {
        return merchantId ->
                book.ofShop(merchantId).stream().map(GoodsJoints::approved).toList();
    }

    private static Approved approved(FaqBook.Standing one) {
        FaqPair pair = one.pair();
        Product product = one.product();
        return new Approved(
                pair.key(),
                pair.asked(),
                pair.answer(),
                product == null ? List.of() : List.of(product.code()),
                pair.bound(),
                "faq r" + pair.revision());
    }
}

package org.qiantang.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.Product;
import org.qiantang.app.rulebook.PastLines;
import org.qiantang.app.show.SpokenLines;
import org.qiantang.engine.guard.Goods;
import org.qiantang.engine.guard.Speaker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the rule book leans on, met by the shows' lines and the goods' fact sheets. */
@Configuration(proxyBeanMethods = false)
class RulebookJoints {
    @Bean
    SpokenLines spokenLines(JdbcClient jdbc) {
        return new SpokenLines(jdbc);
    }

    @Bean
    PastLines pastLines(SpokenLines spoken, Catalog catalog) {
        return new OfShows(spoken, catalog);
    }

    private record OfShows(SpokenLines spoken, Catalog catalog) implements PastLines {
        @Override
        public int count(int most) {
            return spoken.count(most);
        }

        @Override
        public List<Said> before(long lineId, int most) {
            // A show speaks of few goods, again and again.
            Map<Long, Goods> known = new HashMap<>();
            return spoken.before(lineId, most).stream()
                    .map(line -> new Said(
                            line.showId(),
                            line.showTitle(),
                            line.lineId(),
                            line.at(),
                            line.second(),
                            line.machine() ? Speaker.BOT : Speaker.HOST,
                            line.text(),
                            goods(line.productId(), known),
                            line.found(),
                            line.corrected()))
                    .toList();
        }

        private @Nullable Goods goods(@Nullable Long productId, Map<Long, Goods> known) {
            if (productId == null) {
                return null;
            }
            if (!known.containsKey(productId)) {
                catalog.product(productId).map(OfShows::asKnown).ifPresent(goods -> known.put(productId, goods));
            }
            return known.get(productId);
        }

        private static Goods asKnown(Product product) {
            return new Goods(product.legalCategory().judgedAs(), product.textByLabel(), null, null, null);
        }
    }
}

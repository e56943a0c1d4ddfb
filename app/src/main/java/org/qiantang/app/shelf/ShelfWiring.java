package org.qiantang.app.shelf;

import java.time.InstantSource;
import java.util.List;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.room.Boards;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ShelfWiring {
    @Bean
    Shelves shelves(Boards boards, Catalog catalog, ObjectProvider<ShopWords> words, InstantSource clock) {
        return new Shelves(boards, catalog, words.getIfAvailable(() -> _ -> List.of()), clock);
    }
}

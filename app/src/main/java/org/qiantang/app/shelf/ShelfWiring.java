package org.qiantang.app.shelf;

import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.room.Boards;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ShelfWiring {
    @Bean
    Shelves shelves(Boards boards, Catalog catalog) {
        return new Shelves(boards, catalog);
    }
}

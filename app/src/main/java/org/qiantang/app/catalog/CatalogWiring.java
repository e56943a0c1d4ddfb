package org.qiantang.app.catalog;

import java.time.InstantSource;
import org.qiantang.app.journal.Office;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class CatalogWiring {
    @Bean
    Catalog catalog(JdbcClient jdbc) {
        return new Catalog(jdbc);
    }

    @Bean
    ShopDesk shopDesk(Office office, JdbcClient jdbc, InstantSource clock, Ids ids) {
        return new ShopDesk(office, jdbc, clock, ids);
    }

    @Bean
    Standings standings(JdbcClient jdbc) {
        return new Standings(jdbc);
    }

    /** In the demo a new shop may sell at once; elsewhere the law wants it looked at first, unless said otherwise. */
    @Bean
    Approval approval(Environment environment) {
        boolean demo = environment.getProperty("qiantang.demo", Boolean.class, false);
        return new Approval(environment.getProperty("qiantang.shops.approval", Boolean.class, !demo));
    }

    @Bean
    StockAudit stockAudit(JdbcClient jdbc) {
        return new StockAudit(jdbc);
    }

    @Bean
    Pictures pictures(JdbcClient jdbc, InstantSource clock) {
        return new Pictures(jdbc, clock);
    }

    @Bean
    GoodsImport goodsImport(ShopDesk desk) {
        return new GoodsImport(desk);
    }

    @Bean
    GoodsExport goodsExport(Catalog catalog) {
        return new GoodsExport(catalog);
    }

    @Bean
    DemoGoods demoGoods() {
        return new DemoGoods();
    }
}

package org.qiantang.app.mall;

import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.CostPrices;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.show.Restraints;
import org.qiantang.app.show.Shelves;
import org.qiantang.app.show.Shows;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The shop that sells without a show: who keeps the shelves, what is searched, and what buyers keep for later. */
@Configuration(proxyBeanMethods = false)
class MallWiring {
    @Bean
    ShelfSettings shelfSettings(JdbcClient jdbc) {
        return new ShelfSettings(jdbc);
    }

    @Bean(destroyMethod = "close")
    Keeper keeper(
            Catalog catalog,
            ShopDesk shop,
            Rooms rooms,
            Boards boards,
            ShelfSettings settings,
            Shelves shelves,
            Ids ids) {
        return new Keeper(catalog, shop, rooms, boards, settings, shelves::open, ids);
    }

    @Bean
    KeeperCourier keeperCourier(EventCodec codec, Keeper keeper, Catalog catalog, Shows shows) {
        return new KeeperCourier(codec, keeper, catalog, shows);
    }

    @Bean
    MallTable mallTable(EventCodec codec) {
        return new MallTable(codec);
    }

    @Bean
    GoodsRows goodsRows(JdbcClient jdbc) {
        return new GoodsRows(jdbc);
    }

    @Bean
    SearchIndex searchIndex(ObjectProvider<Restraints> restraints, ObjectProvider<DoubtfulSales> doubtful) {
        return new SearchIndex(
                () -> restraints.getObject().sunkShops(),
                () -> doubtful.getObject().pieces());
    }

    /** A thread of its own: filling the index at the start may take seconds. */
    @Bean(initMethod = "start", destroyMethod = "close")
    Indexing indexing(GoodsRows rows, CostPrices costs, SearchIndex index, ObjectProvider<GoodsWatch> watches) {
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
                task -> Thread.ofPlatform().name("mall-index").daemon().unstarted(task));
        return new Indexing(rows, costs, index, watches.stream().toList(), clock);
    }

    @Bean
    Offers offers(JdbcClient jdbc, Boards boards) {
        return new Offers(jdbc, boards);
    }

    @Bean
    PriceHistory priceHistory(JdbcClient jdbc, Catalog catalog) {
        return new PriceHistory(jdbc, catalog);
    }

    @Bean
    GoodsCards goodsCards(Catalog catalog, GoodsRows rows, InstantSource clock) {
        return new GoodsCards(catalog, rows, clock);
    }

    @Bean
    ShopFront shopFront(JdbcClient jdbc) {
        return new ShopFront(jdbc);
    }

    @Bean
    Favourites favourites(JdbcClient jdbc, Ids ids, InstantSource clock) {
        return new Favourites(jdbc, ids, clock);
    }

    @Bean
    BagTable bagTable(JdbcClient jdbc) {
        return new BagTable(jdbc);
    }

    @Bean
    Bags bags(BagTable table, Offers offers, Catalog catalog, Ids ids, InstantSource clock) {
        return new Bags(table, offers, catalog, ids, clock);
    }

    @Bean
    BagCourier bagCourier(EventCodec codec, BagTable bags) {
        return new BagCourier(codec, bags);
    }
}

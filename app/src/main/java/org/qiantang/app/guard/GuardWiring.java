package org.qiantang.app.guard;

import java.time.InstantSource;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.room.Boards;
import org.qiantang.app.room.Rooms;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.ReaderInForce;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The guard with its rules, and its posts in the rooms and outside. Who is in the picture is wired by the process. */
@Configuration(proxyBeanMethods = false)
class GuardWiring {
    @Bean
    GuardInForce guard() {
        return new GuardInForce(Guard.load());
    }

    @Bean
    ReaderInForce readerInForce() {
        return new ReaderInForce(ShippedReader::load);
    }

    @Bean
    PageGuard pageGuard(GuardInForce guard, Catalog catalog, InstantSource clock) {
        return new PageGuard(guard, catalog, clock);
    }

    @Bean
    GoodsGuard goodsGuard(GuardInForce guard, Catalog catalog, JdbcClient jdbc, InstantSource clock) {
        return new GoodsGuard(guard, new CatalogWares(catalog), new Kinds(jdbc), clock);
    }

    @Bean
    TextGuard textGuard(GoodsGuard guard) {
        return new TextGuard(guard);
    }

    @Bean
    RoomGuard roomGuard(
            GuardInForce guard,
            ReaderInForce reader,
            Boards boards,
            Rooms rooms,
            Catalog catalog,
            Faces faces,
            InstantSource clock) {
        var roomGuard = new RoomGuard(guard, reader::judge, boards, new CatalogWares(catalog), faces, clock);
        rooms.tell(roomGuard.listener());
        return roomGuard;
    }
}

package org.qiantang.app.guard;

import java.time.InstantSource;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.room.Boards;
import org.qiantang.engine.guard.Guard;
import org.qiantang.engine.guard.GuardInForce;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The guard with its rules, and its post in the rooms. */
@Configuration(proxyBeanMethods = false)
class GuardWiring {
    @Bean
    GuardInForce guard() {
        return new GuardInForce(Guard.load());
    }

    @Bean
    PageGuard pageGuard(GuardInForce guard, Catalog catalog, InstantSource clock) {
        return new PageGuard(guard, catalog, clock);
    }

    @Bean
    TextGuard textGuard(GuardInForce guard, JdbcClient jdbc, InstantSource clock) {
        return new TextGuard(guard, jdbc, clock);
    }

    @Bean
    RoomGuard roomGuard(GuardInForce guard, Boards boards, Catalog catalog, InstantSource clock) {
        return new RoomGuard(guard, new Doubting(), boards, new CatalogWares(catalog), clock);
    }
}

package org.qiantang.app.guard;

import java.time.InstantSource;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.room.Boards;
import org.qiantang.engine.guard.Guard;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The guard with its rules, and its post in the rooms. */
@Configuration(proxyBeanMethods = false)
class GuardWiring {
    @Bean
    Guard guard() {
        return Guard.load();
    }

    @Bean
    PageGuard pageGuard(Guard guard, Catalog catalog, InstantSource clock) {
        return new PageGuard(guard, catalog, clock);
    }

    @Bean
    RoomGuard roomGuard(Guard guard, Boards boards, Catalog catalog, InstantSource clock) {
        return new RoomGuard(guard, new Doubting(guard), boards, catalog, clock);
    }
}

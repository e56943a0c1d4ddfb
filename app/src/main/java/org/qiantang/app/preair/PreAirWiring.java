package org.qiantang.app.preair;

import java.time.InstantSource;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.journal.Office;
import org.qiantang.app.room.Boards;
import org.qiantang.app.show.Shows;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.event.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reviews before air: what is read, who seals it, and the rows of what was sealed. */
@Configuration(proxyBeanMethods = false)
class PreAirWiring {
    @Bean
    PreAirTable preAirTable(EventCodec codec) {
        return new PreAirTable(codec);
    }

    @Bean
    PreAirRows preAirRows(JdbcClient jdbc, EventCodec codec) {
        return new PreAirRows(jdbc, codec);
    }

    @Bean
    PreAirDesk preAirDesk(
            Boards boards,
            Catalog catalog,
            JdbcClient jdbc,
            GuardInForce guard,
            Scripts scripts,
            Office office,
            EventCodec codec,
            InstantSource clock) {
        return new PreAirDesk(
                new LineUps(boards, catalog, jdbc, clock), guard, scripts, new Seals(jdbc, office, codec), clock);
    }

    @Bean
    PreAirCourier preAirCourier(EventCodec codec, PreAirDesk desk, Boards boards, Shows shows, InstantSource clock) {
        return new PreAirCourier(codec, desk, boards, shows, clock);
    }
}

package org.qiantang.app.monitor;

import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.journal.Rounds;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.event.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The watch over goods: risks computed in rounds, the rows behind the list, and the sheet of one product. */
@Configuration(proxyBeanMethods = false)
class MonitorWiring {
    @Bean
    Risks goodsRisks(Catalog catalog, JdbcClient jdbc, InstantSource clock) {
        return new Risks(catalog, jdbc, clock);
    }

    @Bean
    GoodsRows watchedGoodsRows(JdbcClient jdbc) {
        return new GoodsRows(jdbc);
    }

    @Bean
    GoodsSheets goodsSheets(
            Catalog catalog,
            GoodsRows rows,
            Risks risks,
            PostgresJournal journal,
            EventCodec codec,
            InstantSource clock) {
        return new GoodsSheets(catalog, rows, risks, journal, codec, clock);
    }

    @Bean
    Rounds goodsRiskRounds(Risks risks) {
        return new Rounds("goods-risk", Duration.ofSeconds(5), risks::round);
    }
}

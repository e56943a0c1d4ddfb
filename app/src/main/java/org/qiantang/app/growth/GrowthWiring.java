package org.qiantang.app.growth;

import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.feed.Viewers;
import org.qiantang.app.journal.Rounds;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists for growth: who reads purchases, who compares people, and where lists are kept. */
@Configuration(proxyBeanMethods = false)
class GrowthWiring {
    @Bean
    GrowthRows growthRows(JdbcClient jdbc) {
        return new GrowthRows(jdbc);
    }

    @Bean
    ListTable growthListTable(JdbcClient jdbc, TransactionTemplate transactions) {
        return new ListTable(jdbc, transactions);
    }

    @Bean
    Churn growthChurn(GrowthRows rows, InstantSource clock) {
        return new Churn(rows, clock);
    }

    @Bean
    Lookalike growthLookalike(GrowthRows rows, ListTable lists, Viewers viewers, InstantSource clock) {
        return new Lookalike(rows, lists, viewers, clock);
    }

    @Bean
    GrowthLists growthLists(Churn churn, Lookalike lookalike, ListTable table, Ids ids, InstantSource clock) {
        return new GrowthLists(churn, lookalike, table, ids, clock);
    }

    @Bean
    Rounds growthTrims(GrowthLists growth) {
        return new Rounds("growth-trims", Duration.ofHours(1), growth::trim);
    }
}

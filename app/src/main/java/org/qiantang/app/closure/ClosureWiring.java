package org.qiantang.app.closure;

import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.aftersale.AfterSaleSettings;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Closing accounts and shops over their tables; what others keep of people comes from outside. */
@Configuration(proxyBeanMethods = false)
class ClosureWiring {
    @Bean
    ClosingTable closingTable(JdbcClient jdbc) {
        return new ClosingTable(jdbc);
    }

    @Bean
    Ties closingTies(JdbcClient jdbc) {
        return new Ties(jdbc);
    }

    @Bean
    ClosingDesk closingDesk(ClosingTable table, Ties ties, InstantSource clock) {
        return new ClosingDesk(table, ties, clock);
    }

    @Bean
    ClosingWork closingWork(
            ClosingTable table,
            Ties ties,
            People people,
            Secrets secrets,
            KeptElsewhere elsewhere,
            Office office,
            TransactionTemplate transactions,
            InstantSource clock) {
        return new ClosingWork(table, ties, people, secrets, elsewhere, office, transactions, clock);
    }

    @Bean
    ShopClosingTable shopClosingTable(JdbcClient jdbc) {
        return new ShopClosingTable(jdbc);
    }

    @Bean
    ShopTies shopTies(JdbcClient jdbc, AfterSaleSettings times) {
        return new ShopTies(jdbc, times);
    }

    @Bean
    ShopClosingDesk shopClosingDesk(ShopClosingTable table, ShopTies ties, InstantSource clock) {
        return new ShopClosingDesk(table, ties, clock);
    }

    @Bean
    ShopEndings shopEndings(ShopClosingTable table, InstantSource clock) {
        return new ShopEndings(table, clock);
    }

    @Bean
    ShopClosingWork shopClosingWork(ShopClosingTable table, ShopTies ties, ShopDesk shops, InstantSource clock) {
        return new ShopClosingWork(table, ties, shops, clock);
    }

    @Bean
    Rounds shopClosings(ShopClosingWork work) {
        return new Rounds("shop-closings", Duration.ofMinutes(1), work::round);
    }

    @Bean
    Rounds accountClosings(ClosingWork work) {
        return new Rounds("account-closings", Duration.ofMinutes(1), work::round);
    }

    @Bean
    Rounds accountTerms(ClosingWork work) {
        return new Rounds("account-terms", Duration.ofHours(1), work::sweep);
    }
}

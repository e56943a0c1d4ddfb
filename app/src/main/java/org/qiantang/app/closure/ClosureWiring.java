package org.qiantang.app.closure;

import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.Rounds;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Closing accounts over its tables; what others keep of people comes from outside. */
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
    Rounds accountClosings(ClosingWork work) {
        return new Rounds("account-closings", Duration.ofMinutes(1), work::round);
    }

    @Bean
    Rounds accountTerms(ClosingWork work) {
        return new Rounds("account-terms", Duration.ofHours(1), work::sweep);
    }
}

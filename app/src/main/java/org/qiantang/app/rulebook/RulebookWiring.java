package org.qiantang.app.rulebook;

import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.account.FourEyes;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.Rounds;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.event.Ids;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rule book: the desk of its changes, the book in force here, and try-outs. What was said in shows comes from outside. */
@Configuration(proxyBeanMethods = false)
class RulebookWiring {
    @Bean
    RuleChangeTable ruleChangeTable(JdbcClient jdbc) {
        return new RuleChangeTable(jdbc);
    }

    @Bean
    TryTable ruleTryTable(JdbcClient jdbc) {
        return new TryTable(jdbc);
    }

    /** In force before the first room opens. */
    @Bean
    @DependsOnDatabaseInitialization
    RuleBooks ruleBooks(GuardInForce guard, RuleChangeTable changes) {
        var books = new RuleBooks(guard, changes);
        books.load();
        return books;
    }

    @Bean
    RuleFiles ruleFiles(RuleBooks books, InstantSource clock) {
        return new RuleFiles(books, clock);
    }

    @Bean
    Rounds ruleBookRounds(RuleBooks books) {
        return new Rounds("rule-book", Duration.ofSeconds(2), books::round);
    }

    @Bean
    RuleDesk ruleDesk(
            Office office,
            RuleChangeTable changes,
            TryTable tries,
            RuleBooks books,
            FourEyes eyes,
            Ids ids,
            InstantSource clock) {
        return new RuleDesk(office, changes, tries, books, eyes, ids, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    TryOuts ruleTryOuts(PastLines past, RuleBooks books, TryTable tries, Office office, Ids ids, InstantSource clock) {
        return new TryOuts(past, books, tries, office, ids, clock);
    }
}

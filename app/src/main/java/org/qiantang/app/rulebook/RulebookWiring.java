package org.qiantang.app.rulebook;

import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.account.FourEyes;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.settings.Settings;
import org.qiantang.engine.guard.GuardInForce;
import org.qiantang.engine.guard.ReaderInForce;
import org.qiantang.engine.guard.ReaderVersion;
import org.qiantang.event.Ids;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The rule book: the desk of its changes, the book in force here, and try-outs; and the same for versions of the second
 * reader. What was said in shows comes from outside.
 */
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

    @Bean
    ReaderTable readerTable(JdbcClient jdbc) {
        return new ReaderTable(jdbc);
    }

    @Bean
    ReaderFiles readerFiles(Settings settings) {
        return new ReaderFiles(settings.data().resolve("readers"));
    }

    /** In force before the first room opens. */
    @Bean
    @DependsOnDatabaseInitialization
    Readers readers(ReaderInForce inForce, ReaderTable table, ReaderFiles files, InstantSource clock) {
        var readers = new Readers(
                inForce, table, files, clock, ReaderVersion.ofProgram().version());
        readers.round();
        return readers;
    }

    @Bean
    Rounds readerRounds(Readers readers) {
        return new Rounds("second-reader", Duration.ofSeconds(2), readers::round);
    }

    @Bean
    ReadersHealth secondReaderHealth(Readers readers) {
        return new ReadersHealth(readers);
    }

    @Bean
    ReaderGate readerGate(ReaderInForce inForce, ReaderFiles files) {
        return new ReaderGate(inForce, files);
    }

    @Bean
    ReaderDesk readerDesk(
            Office office,
            ReaderTable table,
            TryTable tries,
            ReaderFiles files,
            FourEyes eyes,
            Ids ids,
            InstantSource clock,
            Readers readers) {
        return new ReaderDesk(office, table, tries, files, eyes, ids, clock, readers.shipped());
    }

    @Bean
    ReaderTrials readerTrials(ReaderInForce inForce, ReaderFiles files, RuleBooks books, InstantSource clock) {
        return new ReaderTrials(inForce, files, books, clock);
    }
}

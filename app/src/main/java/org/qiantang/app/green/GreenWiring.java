package org.qiantang.app.green;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.guidance.Guidance;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.proof.LeafSamples;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.event.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The green-room score: its scheme, what reads the record, what keeps the figures, and who counts them anew. */
@Configuration(proxyBeanMethods = false)
class GreenWiring {
    @Bean
    Scheme greenScheme() {
        return Scheme.load();
    }

    @Bean
    GreenTable greenTable(EventCodec codec) {
        return new GreenTable(codec);
    }

    @Bean
    TrafficTable greenTrafficTable(EventCodec codec) {
        return new TrafficTable(codec);
    }

    @Bean
    ScoreRows greenScoreRows(JdbcClient jdbc, TransactionTemplate transactions) {
        return new ScoreRows(jdbc, transactions);
    }

    @Bean
    Greens greens(
            Scheme greenScheme,
            JdbcClient jdbc,
            PostgresJournal journal,
            EventCodec codec,
            Guidance guidance,
            LeafSamples samples,
            ScoreRows greenScoreRows) {
        return new Greens(
                greenScheme,
                new ShowSpans(jdbc),
                new FoundRows(jdbc),
                new Hosts(jdbc, guidance.courses()),
                new Papers(jdbc, journal, codec),
                new Reviewed(jdbc),
                new Care(jdbc),
                new Notices(jdbc),
                new ProofChecks(jdbc, samples, RandomGenerator.getDefault()),
                new Traffic(jdbc),
                greenScoreRows);
    }

    @Bean
    GreenPages greenPages(
            Scheme greenScheme,
            Greens greens,
            ScoreRows greenScoreRows,
            Catalog catalog,
            People people,
            InstantSource clock) {
        return new GreenPages(greenScheme, greens, greenScoreRows, catalog, people, clock);
    }

    @Bean
    Rounds greenRounds(Greens greens, JdbcClient jdbc, ScoreRows greenScoreRows, InstantSource clock) {
        var rounds = new GreenClock(greens, new ShowSpans(jdbc), greenScoreRows, new Touched(jdbc), clock);
        return new Rounds("green-scores", Duration.ofSeconds(5), rounds::round);
    }
}

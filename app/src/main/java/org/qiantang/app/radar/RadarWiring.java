package org.qiantang.app.radar;

import java.time.InstantSource;
import org.qiantang.app.team.Team;
import org.qiantang.event.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The radar: the table of what was seen by the hour, its readers, what is behind its figures, outside reports, spending, and who may look. */
@Configuration(proxyBeanMethods = false)
class RadarWiring {
    private static final long SEED = 20_261_127;

    @Bean
    RadarTable radarTable(EventCodec codec) {
        return new RadarTable(codec);
    }

    @Bean
    SeenRows seenRows(JdbcClient jdbc) {
        return new SeenRows(jdbc);
    }

    @Bean
    SeenFacts seenFacts(JdbcClient jdbc) {
        return new SeenFacts(jdbc);
    }

    @Bean
    OwnFigures ownFigures(SeenRows rows, InstantSource clock) {
        return new OwnFigures(rows::one, clock);
    }

    @Bean
    OutsideTable outsideTable(JdbcClient jdbc, JdbcTemplate batches, TransactionTemplate transactions) {
        return new OutsideTable(jdbc, batches, transactions);
    }

    @Bean
    SpendTable spendTable(JdbcClient jdbc) {
        return new SpendTable(jdbc);
    }

    /** The same days are told the same, whoever asks and how often. */
    @Bean
    Optimiser spendOptimiser() {
        return new Optimiser(SEED);
    }

    @Bean
    Lookers radarLookers(Team team) {
        return new Lookers(team);
    }
}

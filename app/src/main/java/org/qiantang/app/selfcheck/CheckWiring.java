package org.qiantang.app.selfcheck;

import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.app.guidance.Guidance;
import org.qiantang.app.journal.Office;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Self-checks: their desk, their table, and their readers. */
@Configuration(proxyBeanMethods = false)
class CheckWiring {
    @Bean
    Entitled selfCheckEntitled(JdbcClient jdbc) {
        return new Entitled(jdbc);
    }

    @Bean
    CheckDesk selfCheckDesk(Office office, JdbcClient jdbc, Ids ids, InstantSource clock) {
        return new CheckDesk(office, jdbc, ids, clock);
    }

    @Bean
    CheckTable selfCheckTable(EventCodec codec) {
        return new CheckTable(codec);
    }

    @Bean
    Checks selfChecks(JdbcClient jdbc, Overview overview, Guidance guidance, People people) {
        return new Checks(new CheckRows(jdbc), overview, guidance.selfCheck(), people);
    }

    @Bean
    Overview selfCheckOverview(JdbcClient jdbc, Guidance guidance, InstantSource clock) {
        return new Overview(jdbc, guidance.selfCheck(), clock);
    }
}

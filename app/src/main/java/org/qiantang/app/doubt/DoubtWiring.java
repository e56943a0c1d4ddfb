package org.qiantang.app.doubt;

import java.time.InstantSource;
import org.qiantang.app.account.Secrets;
import org.qiantang.app.journal.Office;
import org.qiantang.event.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Doubts: the table that finds them, the desk that judges, and what others must leave out. */
@Configuration(proxyBeanMethods = false)
class DoubtWiring {
    @Bean
    DoubtTable doubtTable(EventCodec codec, Secrets secrets) {
        return new DoubtTable(codec, new Looks(secrets.of("doubt-deliveries")));
    }

    @Bean
    DoubtRows doubtRows(JdbcClient jdbc, EventCodec codec) {
        return new DoubtRows(jdbc, codec);
    }

    @Bean
    DoubtDesk doubtDesk(Office office, JdbcClient jdbc, EventCodec codec, InstantSource clock) {
        return new DoubtDesk(office, jdbc, codec, clock);
    }

    @Bean
    Doubtful doubtful(JdbcClient jdbc, InstantSource clock) {
        return new Doubtful(jdbc, clock);
    }
}

package org.qiantang.app.takedown;

import java.time.InstantSource;
import java.util.List;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Role;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.OwnWrites;
import org.qiantang.app.room.WordHash;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takedowns: the desk that writes them, the table that folds them, and their reader. */
@Configuration(proxyBeanMethods = false)
class TakedownWiring {
    @Bean
    TakedownTable takedownTable(EventCodec codec) {
        return new TakedownTable(codec);
    }

    @Bean
    Takedowns takedowns(JdbcClient jdbc, PostgresJournal journal) {
        return new Takedowns(jdbc, journal);
    }

    @Bean
    TakedownDesk takedownDesk(
            Office office,
            OwnWrites ownWrites,
            JdbcClient jdbc,
            EventCodec codec,
            WordHash hash,
            People people,
            Ids ids,
            InstantSource clock) {
        return new TakedownDesk(
                office,
                ownWrites,
                jdbc,
                codec,
                hash,
                officerId -> !people.ofEitherBeside(Role.OFFICER, Role.OFFICER, List.of(officerId))
                        .isEmpty(),
                ids::next,
                clock);
    }
}

package org.qiantang.app.takedown;

import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Role;
import org.qiantang.app.journal.Office;
import org.qiantang.app.journal.OwnWrites;
import org.qiantang.app.room.WordHash;
import org.qiantang.app.team.Deciders;
import org.qiantang.app.team.Team;
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
            Team team,
            Ids ids,
            InstantSource clock) {
        return new TakedownDesk(
                office,
                ownWrites,
                jdbc,
                codec,
                hash,
                new Deciders(people, team, Role.OFFICER, Role.OFFICER),
                ids::next,
                clock);
    }
}

package org.qiantang.app.radar;

import org.qiantang.app.team.Team;
import org.qiantang.event.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The radar: the table of what was seen by the hour, its readers, and who may look. */
@Configuration(proxyBeanMethods = false)
class RadarWiring {
    @Bean
    RadarTable radarTable(EventCodec codec) {
        return new RadarTable(codec);
    }

    @Bean
    SeenRows seenRows(JdbcClient jdbc) {
        return new SeenRows(jdbc);
    }

    @Bean
    Lookers radarLookers(Team team) {
        return new Lookers(team);
    }
}

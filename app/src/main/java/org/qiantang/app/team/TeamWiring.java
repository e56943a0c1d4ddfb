package org.qiantang.app.team;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Teams over their tables; whose show it is comes from outside. */
@Configuration(proxyBeanMethods = false)
class TeamWiring {
    @Bean
    Team team(JdbcClient jdbc, ShowShops shows) {
        return new Team(new PostTable(jdbc), shows);
    }
}

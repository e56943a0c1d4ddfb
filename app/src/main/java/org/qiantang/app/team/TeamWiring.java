package org.qiantang.app.team;

import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Teams over their tables; whose show it is comes from outside. */
@Configuration(proxyBeanMethods = false)
class TeamWiring {
    @Bean
    PostTable postTable(JdbcClient jdbc) {
        return new PostTable(jdbc);
    }

    @Bean
    Team team(PostTable posts, ShowShops shows) {
        return new Team(posts, shows);
    }

    @Bean
    Invitations invitations(
            JdbcClient jdbc,
            PostTable posts,
            People people,
            TransactionTemplate transactions,
            InstantSource clock,
            Ids ids) {
        return new Invitations(new InvitationTable(jdbc), posts, people, transactions, clock, ids);
    }
}

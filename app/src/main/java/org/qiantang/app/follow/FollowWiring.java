package org.qiantang.app.follow;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Following over its table; who is on air comes from outside. */
@Configuration(proxyBeanMethods = false)
class FollowWiring {
    @Bean
    FollowTable followTable(JdbcClient jdbc) {
        return new FollowTable(jdbc);
    }

    @Bean
    Follows follows(FollowTable rows) {
        return new Follows(rows);
    }
}

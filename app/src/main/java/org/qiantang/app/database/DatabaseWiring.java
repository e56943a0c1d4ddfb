package org.qiantang.app.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What changes about the way to the database when the process ends; which one it is was settled before any wiring. */
@Configuration(proxyBeanMethods = false)
class DatabaseWiring {
    @Bean
    LastConnections lastConnections(ObjectProvider<HikariDataSource> pools) {
        return new LastConnections(pools);
    }
}

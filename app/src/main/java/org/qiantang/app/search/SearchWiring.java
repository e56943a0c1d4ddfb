package org.qiantang.app.search;

import java.time.InstantSource;
import org.qiantang.app.show.Restraints;
import org.qiantang.app.show.StageBar;
import org.qiantang.app.show.Watching;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is found beside goods, read from the rows of shows and people. */
@Configuration(proxyBeanMethods = false)
class SearchWiring {
    @Bean
    ShowSearch showSearch(JdbcClient jdbc, Restraints restraints, Watching watching, InstantSource clock) {
        return new ShowSearch(new FoundShowRows(jdbc), restraints, watching, clock);
    }

    @Bean
    HostSearch hostSearch(JdbcClient jdbc, StageBar bar, InstantSource clock) {
        return new HostSearch(new FoundHostRows(jdbc), bar, clock);
    }
}

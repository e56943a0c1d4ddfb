package org.qiantang.app.report;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports over their table; which shows there are comes from outside. */
@Configuration(proxyBeanMethods = false)
class ReportWiring {
    @Bean
    Reports reports(ReportTable table) {
        return new Reports(table);
    }

    @Bean
    ReportTable reportTable(JdbcClient jdbc) {
        return new ReportTable(jdbc);
    }
}

package org.qiantang.app;

import org.qiantang.app.report.ReportedShows;
import org.qiantang.app.show.Shows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What complaints lean on, met by shows. */
@Configuration(proxyBeanMethods = false)
class ReportJoints {
    @Bean
    ReportedShows reportedShows(Shows shows) {
        return showId -> shows.report(showId)
                .map(show ->
                        new ReportedShows.Reported(show.title(), show.merchantId(), show.openedAt(), show.closedAt()));
    }
}

package org.qiantang.app;

import org.qiantang.app.dossier.FindingSeen;
import org.qiantang.app.proof.Onlookers;
import org.qiantang.app.report.ReportedShows;
import org.qiantang.app.show.Shows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What complaints and officers' looks at findings lean on, met by shows and by the evidence log. */
@Configuration(proxyBeanMethods = false)
class KeepJoints {
    @Bean
    ReportedShows reportedShows(Shows shows) {
        return showId -> shows.report(showId)
                .map(show ->
                        new ReportedShows.Reported(show.title(), show.merchantId(), show.openedAt(), show.closedAt()));
    }

    @Bean
    FindingSeen findingSeen(Onlookers onlookers) {
        return (showId, lineId, officerId) ->
                onlookers.looked(showId, officerId, "show/" + showId + " line/" + lineId, "查看线索 finding opened");
    }
}

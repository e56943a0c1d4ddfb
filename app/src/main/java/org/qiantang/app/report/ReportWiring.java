package org.qiantang.app.report;

import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.app.account.Role;
import org.qiantang.app.journal.Office;
import org.qiantang.app.recording.Clips;
import org.qiantang.app.room.Story;
import org.qiantang.app.room.WordHash;
import org.qiantang.app.team.Deciders;
import org.qiantang.app.team.Team;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reports over their tables; which shows there are comes from outside. */
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

    @Bean
    StepTable reportSteps(JdbcClient jdbc) {
        return new StepTable(jdbc);
    }

    @Bean
    CaseRows reportCaseRows(JdbcClient jdbc) {
        return new CaseRows(jdbc);
    }

    @Bean
    Recusal reportRecusal(ReportTable reports, CaseRows cases, People people, Team team) {
        return new Recusal(reports, cases, new Deciders(people, team, Role.OFFICER, Role.ADMIN));
    }

    @Bean
    ReportDesk reportDesk(
            Office office,
            ReportTable reports,
            StepTable steps,
            CaseRows cases,
            ReportSettings settings,
            WordHash hash,
            Recusal recusal,
            ReportedFilms films,
            Ids ids,
            InstantSource clock) {
        return new ReportDesk(office, reports, steps, cases, settings, hash, recusal, films, ids, clock);
    }

    @Bean
    ChatAround reportChat(Story story, CaseRows cases, People people) {
        return new ChatAround(story, cases, people);
    }

    @Bean
    ReportViews reportViews(
            ReportedShows shows,
            ReportedFilms films,
            StepTable steps,
            CaseRows cases,
            Clips clips,
            ReportDesk desk,
            Recusal recusal,
            People people) {
        return new ReportViews(shows, films, steps, cases, clips, desk, recusal, people);
    }
}

package org.qiantang.app.keep;

import java.time.InstantSource;
import org.qiantang.app.helpdesk.HelpdeskSettings;
import org.qiantang.app.recording.RecordingSettings;
import org.qiantang.app.recording.Recordings;
import org.qiantang.app.settings.Settings;
import org.qiantang.event.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is kept: the report over everybody's tables, checks of recordings' files, and a plain word at the start. */
@Configuration(proxyBeanMethods = false)
class KeepWiring {
    private static final Logger LOG = LoggerFactory.getLogger(KeepWiring.class);

    @Bean
    KeepReport keepReport(
            JdbcClient jdbc,
            RecordingSettings recordings,
            HelpdeskSettings questions,
            Settings places,
            InstantSource clock) {
        return new KeepReport(new KeepRows(jdbc), recordings, questions, places.data(), clock);
    }

    @Bean
    CheckTable keepCheckTable(JdbcClient jdbc) {
        return new CheckTable(jdbc);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    FileChecks recordingFileChecks(CheckTable checks, Recordings recordings, Ids ids, InstantSource clock) {
        return new FileChecks(checks, recordings::file, ids, clock);
    }

    @Bean
    @Order(4)
    ApplicationRunner sayHowLongThingsAreKept(KeepReport report) {
        return _ -> {
            if (report.isTooShort()) {
                LOG.warn(
                        "recordings are deleted {} days after their show, the law asks for three years (录像保存期限短于三年):"
                                + " set qiantang.recording.keep-days to 0 or to {} and more",
                        report.keepDays(),
                        RecordKind.Law.THREE_YEARS);
            }
            if (report.areQuestionsTooShort()) {
                LOG.warn(
                        "what viewers ask is deleted after {} days, the law asks for three years of the chat of shows"
                                + " (问客服的话保存期限短于三年): set qiantang.helpdesk.keep-days to 0 or to {} and more",
                        report.questionDays(),
                        RecordKind.Law.THREE_YEARS);
            } else if (report.questionDays() == 0) {
                LOG.info("what viewers ask is kept for ever: set qiantang.helpdesk.keep-days to have it deleted");
            } else {
                LOG.info("what viewers ask is deleted after {} days", report.questionDays());
            }
        };
    }
}

package org.qiantang.app.keep;

import java.time.InstantSource;
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
    KeepReport keepReport(JdbcClient jdbc, RecordingSettings settings, Settings places, InstantSource clock) {
        return new KeepReport(new KeepRows(jdbc), settings, places.data(), clock);
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
    ApplicationRunner sayHowLongRecordingsAreKept(KeepReport report) {
        return _ -> {
            if (report.isTooShort()) {
                LOG.warn(
                        "recordings are deleted {} days after their show, the law asks for three years (录像保存期限短于三年):"
                                + " set qiantang.recording.keep-days to 0 or to {} and more",
                        report.keepDays(),
                        RecordKind.Law.THREE_YEARS);
            }
        };
    }
}

package org.qiantang.app.recording;

import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.qiantang.app.media.AigcMark;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.settings.Settings;
import org.qiantang.event.EventCodec;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Recordings: who writes them, who tells the journal, and who removes them in time. */
@Configuration(proxyBeanMethods = false)
class RecordingWiring {
    private static final long SWEEP_MINUTES = 60;

    @Bean
    RecordingTable recordingTable(EventCodec codec) {
        return new RecordingTable(codec);
    }

    @Bean
    RecordingRows recordingRows(JdbcClient jdbc) {
        return new RecordingRows(jdbc);
    }

    @Bean
    Recordings recordings(RecordingRows rows, RecordingFiles files) {
        return new Recordings(rows, files);
    }

    @Bean
    Clips clips(Recordings recordings, RecordingRows rows) {
        return new Clips(recordings, rows);
    }

    @Bean
    Archive recordingArchive(Settings settings) {
        return new Archive(settings.data().resolve("recordings"));
    }

    @Bean
    RecordingFiles recordingFiles(RecordingRows rows, Archive archive) {
        return new RecordingFiles(rows, archive);
    }

    @Bean
    Notary notary(Rooms rooms, Archive archive) {
        return new Notary(rooms, archive);
    }

    @Bean
    Recorder recorder(
            Archive archive,
            Notary notary,
            RecordingRows rows,
            RecordingSettings settings,
            InstantSource clock,
            Programmes programmes,
            AigcMark mark) {
        return new Recorder(archive, notary, rows::wanted, rows::highest, settings, clock, programmes, mark);
    }

    @Bean
    Retention retention(
            RecordingRows rows, Archive archive, Rooms rooms, RecordingSettings settings, InstantSource clock) {
        return new Retention(rows, archive, rooms, settings, clock);
    }

    @Bean
    ApplicationRunner sweepRecordings(Retention retention, ScheduledExecutorService ticker) {
        return _ -> {
            var _ = ticker.scheduleWithFixedDelay(
                    () -> Thread.ofVirtual().name("retention").start(retention::sweep),
                    1,
                    SWEEP_MINUTES,
                    TimeUnit.MINUTES);
        };
    }
}

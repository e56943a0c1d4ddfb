package org.qiantang.app.simulcast;

import java.time.InstantSource;
import org.qiantang.app.media.MediaPrograms;
import org.qiantang.app.media.Programmes;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.settings.Settings;
import org.qiantang.app.show.Shows;
import org.qiantang.event.Ids;
import org.qiantang.event.ShowEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Simulcast: the targets, who pushes, and the end with the show. */
@Configuration(proxyBeanMethods = false)
class SimulcastWiring {
    @Bean
    TargetTable targetTable(JdbcClient jdbc) {
        return new TargetTable(jdbc);
    }

    @Bean
    AddressCheck addressCheck(SimulcastSettings settings, Settings house) {
        return new AddressCheck(settings.privateAddresses(), house.rtmpPort(), AddressCheck::ask);
    }

    @Bean
    Simulcast simulcast(
            Programmes programmes, Settings settings, AddressCheck check, InstantSource clock, TargetTable rows) {
        return new Simulcast(
                programmes, MediaPrograms.ffmpeg(), settings.data().resolve("simulcast"), check, clock, rows::ofRoom);
    }

    @Bean
    SimulcastDesk simulcastDesk(
            TargetTable rows,
            Simulcast simulcast,
            AddressCheck check,
            Shows shows,
            Rooms rooms,
            Ids ids,
            InstantSource clock) {
        var desk = new SimulcastDesk(
                rows, simulcast, check, key -> shows.roomOf(key).isPresent(), ids, clock);
        rooms.tell((showId, events) -> {
            if (events.stream().anyMatch(happened -> happened.event() instanceof ShowEvent.ShowClosed)) {
                Thread.ofVirtual().start(() -> shows.brief(showId).ifPresent(show -> desk.stopAll(show.roomId())));
            }
        });
        return desk;
    }
}

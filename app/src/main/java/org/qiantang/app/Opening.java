package org.qiantang.app;

import java.time.Duration;
import org.qiantang.app.gateway.Gateway;
import org.qiantang.app.host.DigitalHosts;
import org.qiantang.app.media.RtmpIngest;
import org.qiantang.app.room.Rooms;
import org.qiantang.app.settings.Settings;
import org.qiantang.app.show.Shows;
import org.qiantang.engine.journal.Followers;
import org.qiantang.event.ShowEvent.HostKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What happens once when all is wired: the other doors open, and shows that were on air are woken. */
@Configuration(proxyBeanMethods = false)
class Opening {
    private static final Logger LOG = LoggerFactory.getLogger(Opening.class);
    private static final Duration CATCH_UP = Duration.ofSeconds(30);

    @Bean
    @Order(0)
    ApplicationRunner openDoors(
            Gateway gateway, RtmpIngest ingest, Rooms rooms, Shows shows, Followers followers, Settings settings) {
        return _ -> {
            gateway.start();
            ingest.start(settings.bind(), settings.rtmpPort());
            awaitTables(followers);
            // Holds may have run out while nobody was here.
            shows.notClosed().forEach(rooms::wake);
        };
    }

    /** Digital hosts go on where a show of theirs is on air; after the demo, which may have just opened one. */
    @Bean
    @Order(2)
    ApplicationRunner startDigitalHosts(DigitalHosts hosts, Shows shows, Followers followers) {
        return _ -> {
            awaitTables(followers);
            shows.onAir().stream()
                    .filter(show ->
                            show.state().equals("open") && show.hostKind().equals(HostKind.DIGITAL.name()))
                    .forEach(show -> start(hosts, show.showId()));
        };
    }

    @Bean
    @Order(3)
    ApplicationRunner sayWhere(Settings settings) {
        return _ -> {
            if (!settings.demo()) {
                System.out.println("» 已就绪 ready   观看 watch " + settings.ownAddress() + "/   商家 studio "
                        + settings.ownAddress() + "/studio/");
            }
        };
    }

    private static void start(DigitalHosts hosts, long showId) {
        switch (hosts.start(showId)) {
            case DigitalHosts.Reply.Done _ -> LOG.info("the digital host is on stage: show={}", showId);
            case DigitalHosts.Reply other -> LOG.warn("the digital host cannot perform: show={} why={}", showId, other);
        }
    }

    private static void awaitTables(Followers followers) throws InterruptedException {
        if (!followers.awaitNow("shows", CATCH_UP)) {
            LOG.warn("the table of shows is behind, going on: lag={}", followers.lag("shows"));
        }
    }
}

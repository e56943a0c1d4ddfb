package org.qiantang.app.evidence;

import org.qiantang.app.catalog.OrderCounter;
import org.qiantang.app.order.Orders;
import org.qiantang.app.recording.Recordings;
import org.qiantang.app.room.Story;
import org.qiantang.app.show.Shows;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.event.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Evidence: the table of where listings are told, and who gathers. */
@Configuration(proxyBeanMethods = false)
class EvidenceWiring {
    @Bean
    ListingTable listingTable(EventCodec codec) {
        return new ListingTable(codec);
    }

    @Bean
    Listings listingsTold(JdbcClient jdbc, PostgresJournal journal, EventCodec codec) {
        return new Listings(jdbc, journal, codec);
    }

    @Bean
    FactSheets factSheets(Listings listings) {
        return new FactSheets(listings);
    }

    @Bean
    Gatherer evidenceGatherer(
            OrderCounter counter, Orders orders, Shows shows, Story story, Listings listings, Recordings recordings) {
        return new Gatherer(counter, orders, shows, story, listings, recordings);
    }
}

package org.qiantang.app.selection;

import java.time.InstantSource;
import org.qiantang.app.account.People;
import org.qiantang.app.catalog.Catalog;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.catalog.ShopTurns;
import org.qiantang.app.catalog.Standings;
import org.qiantang.engine.journal.PostgresJournal;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Choosing goods to sell: the desk of offers, what is folded of their sales, the pool, and what pages show of it. */
@Configuration(proxyBeanMethods = false)
class SelectionWiring {
    @Bean
    OfferRows offerRows(JdbcClient jdbc) {
        return new OfferRows(jdbc);
    }

    @Bean
    SampleRows sampleRows(JdbcClient jdbc) {
        return new SampleRows(jdbc);
    }

    @Bean
    GivenRows givenRows(JdbcClient jdbc, ShopDesk shop) {
        return new GivenRows(jdbc, shop);
    }

    @Bean
    OfferDesk offerDesk(
            ShopTurns turns,
            ShopDesk shop,
            Standings standings,
            Catalog catalog,
            OfferRows offers,
            SampleRows samples,
            GivenRows given,
            Ids ids,
            InstantSource clock) {
        return new OfferDesk(turns, shop, standings, catalog, offers, samples, given, ids, clock);
    }

    @Bean
    SelectionTable selectionTable(EventCodec codec) {
        return new SelectionTable(codec);
    }

    @Bean
    ScoreRows scoreRows(JdbcClient jdbc) {
        return new ScoreRows(jdbc);
    }

    @Bean
    Pool selectionPool(
            OfferRows offers,
            GivenRows given,
            ScoreRows scores,
            Catalog catalog,
            Standings standings,
            InstantSource clock) {
        return new Pool(offers, given, scores, catalog, standings, clock);
    }

    @Bean
    PickRows pickRows(JdbcClient jdbc, Ids ids, InstantSource clock) {
        return new PickRows(jdbc, ids, clock);
    }

    @Bean
    Statement commissionStatement(JdbcClient jdbc) {
        return new Statement(jdbc);
    }

    @Bean
    OfferSheets offerSheets(
            Catalog catalog,
            OfferRows offers,
            GivenRows given,
            People people,
            PostgresJournal journal,
            JdbcClient jdbc,
            InstantSource clock,
            JsonMapper json) {
        return new OfferSheets(catalog, offers, given, people, journal, jdbc, clock, json);
    }
}

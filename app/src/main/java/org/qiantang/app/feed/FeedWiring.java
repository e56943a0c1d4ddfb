package org.qiantang.app.feed;

import java.time.Duration;
import java.time.InstantSource;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.show.Restraints;
import org.qiantang.event.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists over their rows; goods, rooms, purchases and followings come from outside. */
@Configuration(proxyBeanMethods = false)
class FeedWiring {
    @Bean
    FeedRows feedRows(JdbcClient jdbc, TransactionTemplate transactions) {
        return new FeedRows(jdbc, transactions);
    }

    @Bean
    Feed feed(
            FeedRows rows,
            Purchases purchases,
            Followings followings,
            RoomsOnAir onAir,
            Restraints restraints,
            Suspects suspects,
            InstantSource clock) {
        return new Feed(rows, purchases, followings, onAir, restraints, suspects, clock);
    }

    @Bean
    FeedCourier feedCourier(EventCodec codec, Purchases purchases, Feed feed) {
        return new FeedCourier(codec, purchases, feed);
    }

    @Bean
    Rounds feedLooks(Feed feed) {
        return new Rounds("feed-looks", Duration.ofSeconds(1), feed::look);
    }

    @Bean
    Rounds feedDoubts(Feed feed) {
        return new Rounds("feed-doubts", Duration.ofSeconds(10), feed::doubt);
    }

    @Bean
    Rounds feedFits(Feed feed) {
        return new Rounds("feed-fits", Duration.ofMinutes(1), feed::fit);
    }

    @Bean
    Rounds feedTrims(Feed feed) {
        return new Rounds("feed-trims", Duration.ofHours(6), feed::trim);
    }
}

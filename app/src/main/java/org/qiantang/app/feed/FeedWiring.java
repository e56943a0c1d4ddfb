package org.qiantang.app.feed;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import org.qiantang.app.journal.Rounds;
import org.qiantang.app.meaning.Encoder;
import org.qiantang.app.meaning.MeaningModel;
import org.qiantang.app.show.Restraints;
import org.qiantang.engine.recommend.weigh.Bounds;
import org.qiantang.event.EventCodec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists over their rows; goods, rooms, films, purchases and followings come from outside. */
@Configuration(proxyBeanMethods = false)
class FeedWiring {
    /** A title with its main facts. */
    private static final int MOST_PIECES = 96;

    @Bean
    FeedRows feedRows(JdbcClient jdbc, TransactionTemplate transactions) {
        return new FeedRows(jdbc, transactions);
    }

    @Bean
    ImpressionRows feedImpressions(JdbcClient jdbc) {
        return new ImpressionRows(jdbc);
    }

    @Bean
    Contents feedContents(JdbcClient jdbc, MeaningModel model, InstantSource clock) {
        return new Contents(
                new ContentRows(jdbc, Encoder.NAME),
                meanings(model),
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("feed-contents").factory()),
                clock);
    }

    @Bean
    Feed feed(
            FeedRows rows,
            ImpressionRows impressions,
            Purchases purchases,
            Followings followings,
            RoomsOnAir onAir,
            FilmsShown films,
            Restraints restraints,
            Suspects suspects,
            Contents contents,
            InstantSource clock) {
        return new Feed(rows, impressions, purchases, followings, onAir, films, restraints, suspects, contents, clock);
    }

    @Bean
    Viewers feedViewers(Feed feed) {
        return feed::known;
    }

    @Bean
    RoomTastes feedRoomTastes(Feed feed) {
        return feed::crowd;
    }

    @Bean
    Weighings feedWeighings(
            FeedRows rows, ImpressionRows impressions, Purchases purchases, Suspects suspects, InstantSource clock) {
        return new Weighings(
                rows,
                impressions,
                purchases,
                suspects,
                Bounds.USUAL,
                Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("feed-weighings").factory()),
                clock);
    }

    @Bean
    ForgottenPeople forgottenPeople(Feed feed) {
        return new ForgottenPeople(feed);
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
    Rounds feedFilms(Feed feed) {
        return new Rounds("feed-films", Duration.ofSeconds(2), feed::lookAtFilms);
    }

    @Bean
    Rounds feedCompares(Feed feed) {
        return new Rounds("feed-compares", Duration.ofSeconds(1), feed::compare);
    }

    @Bean
    Rounds feedDoubts(Feed feed) {
        return new Rounds("feed-doubts", Duration.ofSeconds(10), feed::doubt);
    }

    @Bean
    Rounds feedWrites(Feed feed) {
        return new Rounds("feed-writes", Duration.ofSeconds(1), feed::write);
    }

    @Bean
    Rounds feedFits(Feed feed) {
        return new Rounds("feed-fits", Duration.ofMinutes(1), feed::fit);
    }

    @Bean
    Rounds feedTrims(Feed feed) {
        return new Rounds("feed-trims", Duration.ofHours(6), feed::trim);
    }

    private static Contents.Meanings meanings(MeaningModel model) {
        return new Contents.Meanings() {
            @Override
            public boolean isThere() {
                return model.now().isPresent();
            }

            @Override
            public float[] of(String text) {
                return model.now().orElseThrow().encode(text, MOST_PIECES);
            }
        };
    }
}

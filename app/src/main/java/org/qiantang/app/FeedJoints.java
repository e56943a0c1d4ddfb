package org.qiantang.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qiantang.app.doubt.Doubtful;
import org.qiantang.app.feed.FilmsShown;
import org.qiantang.app.feed.Followings;
import org.qiantang.app.feed.Purchases;
import org.qiantang.app.feed.RoomsOnAir;
import org.qiantang.app.feed.Suspects;
import org.qiantang.app.follow.Follows;
import org.qiantang.app.order.PaidGoods;
import org.qiantang.app.room.Board;
import org.qiantang.app.room.Boards;
import org.qiantang.app.shortvideo.ListedFilms;
import org.qiantang.app.show.Shows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where lists meet what they are made of: orders, shows, films and who follows whom. */
@Configuration(proxyBeanMethods = false)
class FeedJoints {
    @Bean
    Followings feedFollowings(Follows follows) {
        return follows::shopsOf;
    }

    @Bean
    Suspects suspects(Doubtful doubtful) {
        return () -> doubtful.all().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        one -> new Suspects.Suspect(
                                one.getValue().whole(), one.getValue().orders())));
    }

    @Bean
    RoomsOnAir roomsOnAir(Shows shows, Boards boards) {
        return () -> shows.onAir().stream()
                .filter(show -> !show.isShelf())
                .map(show -> new RoomsOnAir.Room(
                        show.showId(), show.merchantId(), show.title(), products(boards.of(show.showId()))))
                .toList();
    }

    @Bean
    FilmsShown filmsShown(ListedFilms films) {
        return () -> films.now().stream()
                .map(film -> new FilmsShown.Film(
                        film.filmId(), film.shopId(), film.makerId(), film.productId(), film.publishedAt()))
                .toList();
    }

    private static List<Long> products(Optional<Board> board) {
        return board.stream()
                .flatMap(one -> one.items().stream())
                .map(Board.Item::productId)
                .distinct()
                .toList();
    }

    @Bean
    Purchases purchases(PaidGoods paid) {
        return new Purchases() {
            @Override
            public List<Paid> after(long orderId, Instant since, int limit) {
                return paid.after(orderId, since, limit).stream()
                        .map(FeedJoints::paid)
                        .toList();
            }

            @Override
            public List<Paid> ofBuyer(long buyerId, Instant since) {
                return paid.ofBuyer(buyerId, since).stream()
                        .map(FeedJoints::paid)
                        .toList();
            }

            @Override
            public List<Paid> of(long orderId, int shard, long position) throws InterruptedException {
                return paid.of(orderId, shard, position).stream()
                        .map(FeedJoints::paid)
                        .toList();
            }
        };
    }

    private static Purchases.Paid paid(PaidGoods.Paid paid) {
        return new Purchases.Paid(paid.orderId(), paid.buyerId(), paid.products(), paid.at());
    }
}

package org.qiantang.app.feed;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.mall.GoodsWatch.Seen;
import org.qiantang.engine.recommend.Content;
import org.qiantang.engine.recommend.Item;
import org.qiantang.engine.recommend.Kind;
import org.qiantang.engine.recommend.Reason;

/** Goods, rooms and films as they are now: what they are called, and what a room and its shop sell. */
final class Wares {
    /** Of a big shop the newest. */
    private static final int MOST_OF_SHOP = 500;

    private final Map<Long, Seen> goods = new ConcurrentHashMap<>();
    private final Map<Long, NavigableSet<Long>> ofShops = new ConcurrentHashMap<>();
    private final Map<Long, RoomsOnAir.Room> rooms = new ConcurrentHashMap<>();
    private final Map<Long, FilmsShown.Film> films = new ConcurrentHashMap<>();

    void put(Seen seen) {
        goods.put(seen.productId(), seen);
        ofShops.computeIfAbsent(seen.merchantId(), _ -> new ConcurrentSkipListSet<>())
                .add(seen.productId());
    }

    void gone(long productId) {
        Seen seen = goods.remove(productId);
        if (seen != null) {
            shopGoods(seen.merchantId()).remove(productId);
        }
    }

    @Nullable
    Seen product(long productId) {
        return goods.get(productId);
    }

    /** Ids of all goods. */
    Set<Long> products() {
        return goods.keySet();
    }

    void put(RoomsOnAir.Room room) {
        rooms.put(room.showId(), room);
    }

    void roomOver(long showId) {
        rooms.remove(showId);
    }

    RoomsOnAir.@Nullable Room room(long showId) {
        return rooms.get(showId);
    }

    /** Ids of all rooms on air. */
    Set<Long> rooms() {
        return rooms.keySet();
    }

    Item item(RoomsOnAir.Room room, boolean allowed) {
        return Items.of(room, goods, allowed);
    }

    /** Takes over the films there are now; gives the ids of those that are no longer. */
    Set<Long> replaceFilms(List<FilmsShown.Film> now) {
        Set<Long> over = new HashSet<>(films.keySet());
        now.forEach(film -> {
            films.put(film.filmId(), film);
            over.remove(film.filmId());
        });
        films.keySet().removeAll(over);
        return over;
    }

    /**
     * All films, each as what can be bought from it is now.
     *
     * @param sunk shops whose goods, and films about these, stand in no list
     * @param alike what goods are like
     */
    List<Item> filmItems(Set<Long> sunk, Map<Long, Content> alike) {
        return films.values().stream()
                .map(film -> Items.of(film, goods, alike, !isSunk(film, sunk)))
                .toList();
    }

    /** A person's film helps no sunk shop to sell. */
    private boolean isSunk(FilmsShown.Film film, Set<Long> sunk) {
        Long shop = film.merchantId();
        Long about = film.productId();
        Seen product = about == null ? null : goods.get(about);
        return (shop != null && sunk.contains(shop)) || (product != null && sunk.contains(product.merchantId()));
    }

    /** Whether there is such a product, room or film now. */
    boolean has(Kind kind, long id) {
        return switch (kind) {
            case PRODUCT -> goods.containsKey(id);
            case ROOM -> rooms.containsKey(id);
            case VIDEO -> films.containsKey(id);
        };
    }

    /** What a room sells, and what else its shop has; empty where it is not on air. */
    Set<Long> ofRoom(long showId) {
        RoomsOnAir.@Nullable Room room = rooms.get(showId);
        if (room == null) {
            return Set.of();
        }
        Set<Long> all = new HashSet<>(room.products());
        shopGoods(room.merchantId()).descendingSet().stream()
                .limit(MOST_OF_SHOP)
                .forEach(all::add);
        return all;
    }

    /** The name by which a block is shown; empty where it is gone. */
    String nameOf(FeedRows.Block block) {
        return switch (block.kind()) {
            case PRODUCT -> title(block.targetId());
            case SHOP -> shop(block.targetId());
        };
    }

    Suggested.Why why(Reason reason) {
        return switch (reason) {
            case Reason.BecauseViewed(long item) -> about("viewed", title(item));
            case Reason.BecauseBought(long item) -> about("bought", title(item));
            case Reason.FollowedHost(long seller) -> about("followed", shop(seller));
            case Reason.RepeatHost(long seller) -> about("again", shop(seller));
            case Reason.SellsWhatYouSaw(long item) -> about("sells", title(item));
            case Reason.LikeWhatYouSaw(long item) -> about("alike", title(item));
            case Reason.InterestIn(String category) -> about("interest", category);
            case Reason.HappeningNow() -> new Suggested.Why("now", null);
            case Reason.PopularIn(String category) -> about("popular", category);
            case Reason.NewArrival() -> new Suggested.Why("new", null);
        };
    }

    private static Suggested.Why about(String code, String about) {
        return new Suggested.Why(code, about.isEmpty() ? null : about);
    }

    private String title(long item) {
        Seen seen = goods.get(item);
        RoomsOnAir.@Nullable Room room = rooms.get(item);
        return seen != null ? seen.title() : room != null ? room.title() : productOfFilm(item);
    }

    /** A film is called by what it is about. */
    private String productOfFilm(long filmId) {
        FilmsShown.@Nullable Film film = films.get(filmId);
        Long product = film == null ? null : film.productId();
        Seen seen = product == null ? null : goods.get(product);
        return seen == null ? "" : seen.title();
    }

    private String shop(long merchantId) {
        return shopGoods(merchantId).stream()
                .flatMap(product -> Stream.ofNullable(goods.get(product)))
                .map(Seen::shop)
                .findFirst()
                .orElse("");
    }

    private NavigableSet<Long> shopGoods(long merchantId) {
        return ofShops.getOrDefault(merchantId, new ConcurrentSkipListSet<>());
    }
}

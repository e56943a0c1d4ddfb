package org.qiantang.app.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.mall.GoodsWatch.Seen;
import org.qiantang.engine.recommend.Content;
import org.qiantang.engine.recommend.Item;
import org.qiantang.engine.recommend.Kind;

/** Goods, rooms and films as the recommender wants to hear of them. */
final class Items {
    private Items() {}

    static Item of(Seen seen, Content content, boolean allowed) {
        Long price = seen.priceMinor();
        return new Item(
                seen.productId(),
                Kind.PRODUCT,
                seen.merchantId(),
                seen.category(),
                "",
                price == null ? 0 : price,
                seen.margin(),
                seen.left(),
                seen.visible(),
                allowed,
                List.of(),
                content,
                seen.listedAt());
    }

    /**
     * A film is of the category of what can be bought from it, and is like that. It is shown as long as one can have that; where
     * nothing can be bought from it, always.
     */
    static Item of(FilmsShown.Film film, Map<Long, Seen> goods, Map<Long, Content> alike, boolean allowed) {
        Long shop = film.merchantId();
        Long about = film.productId();
        Seen product = about == null ? null : goods.get(about);
        return new Item(
                film.filmId(),
                Kind.VIDEO,
                // Below 0 no person is taken for a shop.
                shop == null ? -film.makerId() : shop,
                product == null ? "" : product.category(),
                "",
                0,
                null,
                0,
                true,
                allowed && (about == null || isToBeHad(product)),
                about == null ? List.of() : List.of(about),
                about == null ? Content.NONE : alike.getOrDefault(about, Content.NONE),
                film.since());
    }

    private static boolean isToBeHad(@Nullable Seen product) {
        return product != null && product.visible() && product.left() > 0;
    }

    /** A room is of the category that most of its goods are of. */
    static Item of(RoomsOnAir.Room room, Map<Long, Seen> goods, boolean allowed) {
        Map<String, Long> categories = room.products().stream()
                .flatMap(id -> Optional.ofNullable(goods.get(id)).stream())
                .collect(Collectors.groupingBy(Seen::category, Collectors.counting()));
        String category = categories.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse("");
        return new Item(
                room.showId(),
                Kind.ROOM,
                room.merchantId(),
                category,
                "",
                0,
                null,
                0,
                true,
                allowed,
                room.products(),
                Content.NONE,
                Instant.EPOCH);
    }
}

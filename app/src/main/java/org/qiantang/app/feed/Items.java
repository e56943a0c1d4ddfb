package org.qiantang.app.feed;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qiantang.app.mall.GoodsWatch.Seen;
import org.qiantang.engine.recommend.Content;
import org.qiantang.engine.recommend.Item;
import org.qiantang.engine.recommend.Kind;

/** Goods and rooms as the recommender wants to hear of them. */
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
                0,
                seen.left(),
                seen.visible(),
                allowed,
                List.of(),
                content,
                seen.listedAt());
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
                0,
                0,
                true,
                allowed,
                room.products(),
                Content.NONE,
                Instant.EPOCH);
    }
}

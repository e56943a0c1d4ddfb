package org.qiantang.app.radar;

import java.util.Arrays;
import org.qiantang.app.web.Problem;

/** What can be looked up: 主播, 直播间, 场次, 商品, 品牌. Each says how it is found among facts of shows and their items. */
enum Kind {
    HOST("hosts", false, "h.person_id", "join show_host h on h.show_id = s.show_id"),
    ROOM("rooms", false, "s.room_id", ""),
    SHOW("shows", false, "s.show_id", ""),
    PRODUCT("products", true, "i.product_id", ""),
    BRAND("brands", true, "b.brand_id", "join radar_brand b on b.product_id = i.product_id");

    private final String path;
    private final boolean goods;
    private final String key;
    private final String join;

    Kind(String path, boolean goods, String key, String join) {
        this.path = path;
        this.goods = goods;
        this.key = key;
        this.join = join;
    }

    static Kind named(String path) {
        return Arrays.stream(values())
                .filter(kind -> kind.path.equals(path))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    /** As in addresses. */
    String path() {
        return path;
    }

    /** Whether it is sold, and not somewhere that sells. */
    boolean isGoods() {
        return goods;
    }

    /** Its id, where {@code s} is a show and {@code i} an item. */
    String key() {
        return key;
    }

    /** Finds it beside a show {@code s} and an item {@code i}. */
    String join() {
        return join;
    }
}

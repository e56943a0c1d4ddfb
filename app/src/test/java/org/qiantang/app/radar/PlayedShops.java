package org.qiantang.app.radar;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.qiantang.app.payment.OneDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two shops of one brand each, and one brand of both; a host in each; rows as the followers would have written them. */
final class PlayedShops {
    static final long TEA = 2;
    static final long SILK = 3;
    static final long HOST_OF_TEA = 51;
    static final long HOST_OF_SILK = 52;
    /** Ten in the morning of Tuesday, 24 November 2026, in China. */
    static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

    private final OneDatabase database;
    private final JdbcClient jdbc;
    private long nextOrder = 1;

    PlayedShops() throws Exception {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        jdbc.sql("""
                        insert into person (id, name, nickname, password, roles, created_at, simulated)
                        select n, 'p' || n, 'nick ' || n, '', '{}', now(), n > 900 from generate_series(1, 1000) n
                        """).update();
        shop(TEA, "西湖茶庄", HOST_OF_TEA);
        shop(SILK, "丝绸行", HOST_OF_SILK);
        product(200, TEA, "明前龙井", "农产品", "狮峰");
        product(201, TEA, "九曲红梅", "农产品", " 狮峰 ");
        product(300, SILK, "真丝围巾", "纺织品", "钱塘");
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    /** The show of a shop. */
    static long show(long shop) {
        return shop * 10;
    }

    /** The item of a product in its shop's show. */
    static long item(long product) {
        return product * 10;
    }

    private void shop(long shop, String name, long host) {
        jdbc.sql("insert into merchant (id, name, opened_at, last_at) values (:id, :name, now(), now())")
                .param("id", shop)
                .param("name", name)
                .update();
        Instant opened = NOW.minus(Duration.ofDays(80));
        jdbc.sql("""
                        insert into insight_show (show_id, merchant_id, room_id, kind, title, state, planned_at, opened_at)
                        values (:show, :shop, :shop * 100, 'STAGE', :title, 'open', :at, :at)
                        """)
                .param("show", show(shop))
                .param("shop", shop)
                .param("title", name + "夜场")
                .param("at", opened.atOffset(UTC))
                .update();
        jdbc.sql("""
                        insert into show_row (show_id, room_id, merchant_id, host_id, title, state, host_kind, kind, created_at)
                        values (:show, :shop * 100, :shop, :host, :title, 'open', 'HUMAN', 'STAGE', :at)
                        """)
                .param("show", show(shop))
                .param("shop", shop)
                .param("host", host)
                .param("title", name + "夜场")
                .param("at", opened.atOffset(UTC))
                .update();
    }

    private void product(long id, long shop, String title, String category, String brand) {
        jdbc.sql("""
                        insert into product (id, merchant_id, code, title, legal_category, description, page, listed_at, revised_at)
                        values (:id, :shop, :code, :title, :category, '', '{}', now(), now())
                        """)
                .param("id", id)
                .param("shop", shop)
                .param("code", "c" + id)
                .param("title", title)
                .param("category", category)
                .update();
        jdbc.sql("insert into fact (product_id, place, key, value) values (:id, 0, 'brand', :brand)")
                .param("id", id)
                .param("brand", brand)
                .update();
        jdbc.sql("insert into insight_item values (:show, :item, :id, 1, :title, '')")
                .param("show", show(shop))
                .param("item", item(id))
                .param("id", id)
                .param("title", title)
                .update();
    }

    /** A paid order of one line; its id. */
    long sold(long shop, long product, int pieces, long minor, Instant at, long buyer) {
        long order = nextOrder++;
        jdbc.sql("""
                        insert into insight_order (order_id, show_id, buyer_id, crowd, position, placed_at, placed_minor,
                                                   freight_minor, paid_at, paid_minor)
                        values (:order, :show, :buyer, :buyer > 900, :order, :at, :minor + 600, 600, :at, :minor + 600)
                        """)
                .param("order", order)
                .param("show", show(shop))
                .param("buyer", buyer)
                .param("at", at.atOffset(UTC))
                .param("minor", pieces * minor)
                .update();
        jdbc.sql("insert into insight_line values (:order, 0, :item, 1, :pieces, :minor)")
                .param("order", order)
                .param("item", item(product))
                .param("pieces", pieces)
                .param("minor", minor)
                .update();
        return order;
    }

    /** What was seen in an hour; of the show where the item is 0. */
    void seen(
            long shop, long item, Instant hour, boolean crowd, long exposures, long clicks, long entries, long likes) {
        jdbc.sql("insert into radar_hour values (:show, :item, :hour, :crowd, :exposures, :clicks, :entries, :likes)")
                .param("show", show(shop))
                .param("item", item)
                .param("hour", hour.atOffset(UTC))
                .param("crowd", crowd)
                .param("exposures", exposures)
                .param("clicks", clicks)
                .param("entries", entries)
                .param("likes", likes)
                .update();
    }

    void doubt(long order) {
        jdbc.sql("""
                        insert into doubt_finding (finding_id, rule, whole, began_at, last_at, facts, grounds)
                        values (:id, 'TIED_TO_PEOPLE', false, now(), now(), '{}', '{}')
                        """).param("id", order).update();
        jdbc.sql("insert into doubt_order values (:id, :id)").param("id", order).update();
    }

    void clear() {
        for (String table : List.of("insight_order", "insight_line", "radar_hour", "doubt_finding", "doubt_order")) {
            jdbc.sql("delete from " + table).update();
        }
    }

    void close() throws Exception {
        database.close();
    }
}

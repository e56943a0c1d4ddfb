package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which goods had been reviewed and sealed before their show opened; what was lined up on air comes too late for it. Of a show that
 * has no sealed record at all nothing can be said.
 */
final class Reviewed {
    /** More goods than anybody lines up; the newest shows are looked at first. */
    private static final int MOST = 2_000;

    private static final String LINED_UP = """
            select i.show_id, i.product_id, i.title, s.opened_at,
                   exists (select 1 from preair_review r
                            where r.show_id = i.show_id and r.item_id = i.item_id and r.reviewed_at <= s.opened_at) as reviewed
              from show_item i
              join show_row s on s.show_id = i.show_id
             where i.show_id = any(:shows) and (i.withdrawn_at is null or i.withdrawn_at > s.opened_at)
               and s.opened_at >= :from and exists (select from preair_record p where p.show_id = i.show_id)
             order by i.show_id desc, i.item_id
             limit :most
            """;

    private final JdbcClient jdbc;

    Reviewed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A product in a show, and whether it was reviewed in time. */
    record Item(long showId, long productId, String title, String day, boolean reviewed) {}

    Map<String, Reading> readings(Scope scope) {
        return Map.of(
                "GR-G1",
                reading(jdbc.sql(LINED_UP)
                        .param("shows", scope.shows())
                        .param("from", scope.from().atOffset(UTC))
                        .param("most", MOST)
                        .query((row, _) -> new Item(
                                row.getLong("show_id"),
                                row.getLong("product_id"),
                                row.getString("title"),
                                China.day(ShowSpans.moment(row, "opened_at")).toString(),
                                row.getBoolean("reviewed")))
                        .list()));
    }

    static Reading reading(List<Item> items) {
        if (items.isEmpty()) {
            return new Reading.NoOccasion(new Said(
                    "窗口内没有排品，或场次没有审核记录",
                    "nothing was lined up within the window, or in shows without a record of a review"));
        }
        List<Item> late = items.stream().filter(item -> !item.reviewed()).toList();
        String titles = late.stream().map(Item::title).distinct().limit(5).collect(Collectors.joining("、"));
        return new Reading.Counted(
                Map.of(
                        "products_lined_up", Exact.of(items.size()),
                        "products_reviewed", Exact.of(items.size() - late.size())),
                Map.of("products", late.isEmpty() ? Said.NONE : new Said(titles, titles)),
                late.stream()
                        .map(item -> new Behind(
                                Behind.What.PRODUCT,
                                item.productId(),
                                item.showId(),
                                new Said(
                                        item.day() + " " + item.title() + "：开播前没有审核",
                                        item.day() + " " + item.title() + ": not reviewed before the show opened")))
                        .toList());
    }
}

package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.account.People;
import org.qiantang.app.web.Bookmark;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What staff read of one show besides its line-up: where its pieces went, what it asked, and who may not speak. */
final class ShowReports {
    private static final String PIECES = """
            select s.sku_id, s.item_id, i.title, s.name, s.received, s.sold, s.simulated_sold, s.held, s.returned,
                   s.allotted - s.held - s.sold as remaining, s.price_minor, s.currency,
                   (select max(h.pay_until) from show_hold h where h.show_id = s.show_id and h.sku_id = s.sku_id)
                       as held_until
              from show_sku s
              join show_item i on i.show_id = s.show_id and i.item_id = s.item_id
             where s.show_id = :show
             order by i.place, s.sku_id
            """;
    private static final String PRICES = """
            select p.position, p.sku_id, p.item_id, s.name, p.price_version, p.price_minor, p.currency, p.reason, p.at
              from show_price p
              join show_sku s on s.show_id = p.show_id and s.sku_id = p.sku_id
             where p.show_id = :show and (p.position, p.sku_id) < (:before, :sku)
             order by p.position desc, p.sku_id desc
             limit :most
            """;
    private static final String FLASHES = """
            select flash_id, item_id, sku_id, from_at, until_at, price_minor, currency, state, ended_by
              from show_flash
             where show_id = :show
             order by from_at, flash_id, sku_id
            """;
    private static final String MUTES = """
            select person_id, at, until_at, staff_id, officer_reason
              from show_mute
             where show_id = :show and until_at > :now and (at, person_id) < (:before, :id)
             order by at desc, person_id desc
             limit :most
            """;

    private final JdbcClient jdbc;
    private final People people;

    ShowReports(JdbcClient jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    /** Where the pieces of a SKU are: received = sold + held + left + returned, always; a demo's crowd has some of those sold. */
    record Pieces(
            long skuId,
            long itemId,
            String title,
            String name,
            int received,
            int sold,
            int simulatedSold,
            int held,
            @Nullable Instant heldUntil,
            int left,
            int returned,
            Money price) {}

    record Asked(long skuId, long itemId, String name, long priceVersion, Money price, String reason, Instant at) {}

    record Priced(Bookmark place, Asked asked) {}

    record FlashSku(long skuId, Money price) {}

    record Flash(
            long flashId,
            long itemId,
            Instant from,
            Instant until,
            String state,
            @Nullable String endedBy,
            List<FlashSku> prices) {}

    /** {@code officerReason} says why an officer of the platform did it; null where the show's staff did. */
    record Mute(
            long personId,
            String nickname,
            Instant since,
            Instant until,
            String by,
            @Nullable String officerReason) {}

    List<Pieces> pieces(long showId) {
        return jdbc.sql(PIECES)
                .param("show", showId)
                .query((row, _) -> new Pieces(
                        row.getLong("sku_id"),
                        row.getLong("item_id"),
                        row.getString("title"),
                        row.getString("name"),
                        row.getInt("received"),
                        row.getInt("sold"),
                        row.getInt("simulated_sold"),
                        row.getInt("held"),
                        timeOrNull(row, "held_until"),
                        row.getInt("remaining"),
                        row.getInt("returned"),
                        money(row)))
                .list();
    }

    /** What a show asked, the newest first, each with its place in the list. */
    List<Priced> prices(long showId, Bookmark after, int most) {
        return jdbc.sql(PRICES)
                .param("show", showId)
                .param("before", after.rank())
                .param("sku", after.id())
                .param("most", most)
                .query((row, _) -> new Priced(
                        new Bookmark(row.getLong("position"), row.getLong("sku_id")),
                        new Asked(
                                row.getLong("sku_id"),
                                row.getLong("item_id"),
                                row.getString("name"),
                                row.getLong("price_version"),
                                money(row),
                                row.getString("reason"),
                                time(row, "at"))))
                .list();
    }

    List<Flash> flashes(long showId) {
        var flashes = new LinkedHashMap<Long, Flash>();
        jdbc.sql(FLASHES).param("show", showId).query(row -> {
            Flash flash = flashes.computeIfAbsent(row.getLong("flash_id"), id -> flash(id, row));
            flash.prices().add(new FlashSku(row.getLong("sku_id"), money(row)));
        });
        return List.copyOf(flashes.values());
    }

    List<Mute> mutes(long showId, Instant now, Bookmark after, int most) {
        return jdbc.sql(MUTES)
                .param("show", showId)
                .param("now", now.atOffset(UTC))
                .param("before", after.moment().atOffset(UTC))
                .param("id", after.id())
                .param("most", most)
                .query((row, _) -> new Mute(
                        row.getLong("person_id"),
                        people.nickname(row.getLong("person_id")),
                        time(row, "at"),
                        time(row, "until_at"),
                        people.nickname(row.getLong("staff_id")),
                        row.getString("officer_reason")))
                .list();
    }

    private static Flash flash(long id, ResultSet row) {
        try {
            return new Flash(
                    id,
                    row.getLong("item_id"),
                    time(row, "from_at"),
                    time(row, "until_at"),
                    row.getString("state"),
                    row.getString("ended_by"),
                    new ArrayList<>());
        } catch (SQLException trouble) {
            throw new IllegalStateException("row of show_flash", trouble);
        }
    }

    private static Money money(ResultSet row) throws SQLException {
        return new Money(row.getLong("price_minor"), row.getString("currency"));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

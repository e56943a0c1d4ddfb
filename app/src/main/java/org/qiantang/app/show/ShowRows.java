package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Bookmark;
import org.qiantang.event.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pages read of shows. */
final class ShowRows {
    /** As far as a show can be, in the order of a shop's list. */
    static final List<String> STATES = List.of("open", "closing", "planned", "closed");
    /** Before the first of the shows on air. */
    static final Bookmark MOST_WATCHED = new Bookmark(Integer.MAX_VALUE, Long.MAX_VALUE);

    private static final int NOT_SUNK = 1_000_000_000;

    private static final String COLUMNS = """
            select show_id, room_id, merchant_id, host_id, title, state, host_kind, created_at, opened_at, closed_at,
                   kind, starts_at, hold_seconds, announced_at, teaser, pinned, viewers, peak, visits, likes, lines, orders, paid_minor,
                   simulated,
                   coalesce((select c.peak from show_crowd c where c.show_id = s.show_id), 0) as simulated_peak,
                   coalesce((select c.visits from show_crowd c where c.show_id = s.show_id), 0) as simulated_visits,
                   coalesce((select c.likes from show_crowd c where c.show_id = s.show_id), 0) as simulated_likes,
                   (select coalesce(sum(b.paid_minor), 0) from show_spender b
                      join person p on p.id = b.buyer_id and p.simulated
                     where b.show_id = s.show_id) as simulated_paid,
                   (select coalesce(sum(b.orders), 0) from show_buyer b
                                 join person p on p.id = b.buyer_id and p.simulated
                                where b.show_id = s.show_id) as simulated_orders,
                   (select i.picture from show_item i where i.show_id = s.show_id and i.withdrawn_at is null
                     order by i.place limit 1) as cover
              from show_row s
            """;
    // Rooms under a limit of traffic stand after all others on air, whoever watches them.
    private static final String ON_AIR = COLUMNS + """
             where state in ('open', 'closing') and kind = 'STAGE'
               and (viewers + case when merchant_id = any(:shops) or show_id = any(:shows) then 0 else 1000000000 end,
                    show_id) < (:viewers, :id)
             order by viewers + case when merchant_id = any(:shops) or show_id = any(:shows) then 0 else 1000000000 end desc,
                      show_id desc
             limit :most
            """;
    private static final String ON_AIR_OF = COLUMNS + """
             where state in ('open', 'closing') and kind = 'STAGE'
               and (merchant_id = any(:shops) or host_id = any(:hosts))
             order by viewers desc, show_id desc
             limit :most
            """;
    private static final String CLOSED = COLUMNS + """
             where state = 'closed' and kind = 'STAGE' and (closed_at, show_id) < (:before, :id)
             order by closed_at desc, show_id desc
             limit :most
            """;
    private static final String ANNOUNCED = COLUMNS + """
             where state = 'planned' and kind = 'STAGE' and announced_at is not null and starts_at > :since
               and not exists (select from shop_standing t
                                where t.merchant_id = s.merchant_id and t.standing <> 'OPEN')
               and (starts_at, show_id) > (:from, :id)
             order by starts_at, show_id
             limit :most
            """;
    private static final String BY_MERCHANT = COLUMNS + """
             cross join lateral (select array_position(array['open', 'closing', 'planned', 'closed'], s.state) as place) o
             where merchant_id = :merchant and kind = 'STAGE' and (:all or state in (:states))
               and (o.place > :place or o.place = :place and show_id < :id)
             order by o.place, show_id desc
             limit :most
            """;
    private static final String SHELF =
            COLUMNS + " where merchant_id = :merchant and kind = 'SHELF' and state = 'open'";
    private static final String ONE = COLUMNS + " where show_id = :show";
    private static final String OF_ROOM = COLUMNS
            + " where room_id = :room and kind = 'STAGE' and state in ('open', 'closing', 'planned')"
            + " order by (state = 'open') desc, created_at desc limit 1";
    private static final String NOT_CLOSED = "select show_id from show_row where state <> 'closed'";
    private static final String ITEMS = """
            select item_id, product_id, place, role, title, picture, per_buyer
              from show_item
             where show_id = :show and withdrawn_at is null
             order by place
            """;
    private static final String SKUS = """
            select item_id, sku_id, name, price_version, price_minor, currency, allotted, held, sold, on_sale
              from show_sku
             where show_id = :show
             order by sku_id
            """;
    private static final String FOUND = """
            select line_id, at, speaker, item_id, text, verdict, findings::text as findings, corrected_at,
                   taken_down::text as taken_down
              from host_line
             where show_id = :show
               and verdict <> 'clear'
               and line_id < :before
             order by line_id desc
             limit :most
            """;

    private final JdbcClient jdbc;

    ShowRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record ShowRow(
            long id,
            long roomId,
            long merchantId,
            long hostId,
            String title,
            String state,
            String hostKind,
            Instant createdAt,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            String kind,
            @Nullable Instant startsAt,
            int holdSeconds,
            @Nullable Instant announcedAt,
            String teaser,
            @Nullable Long pinned,
            @Nullable String cover,
            Figures figures) {
        /** Where the show stands in its shop's list. */
        Bookmark place() {
            return new Bookmark(STATES.indexOf(state) + 1, id);
        }
    }

    /** What matters now, by name; peak and visits as the gateway counted them. */
    record Figures(
            int viewers,
            int simulated,
            int peak,
            long visits,
            long likes,
            long lines,
            int orders,
            int simulatedOrders,
            int simulatedPeak,
            long simulatedVisits,
            long simulatedLikes,
            Money simulatedPaid,
            Money paid) {}

    record ItemRow(
            long itemId, long productId, int place, String role, String title, String picture, int perBuyerLimit) {}

    record SkuRow(
            long itemId,
            long skuId,
            String name,
            Money price,
            long priceVersion,
            int allotted,
            int held,
            int sold,
            boolean onSale) {
        int left() {
            return allotted - held - sold;
        }
    }

    record LineRow(
            long lineId,
            Instant at,
            String speaker,
            @Nullable Long itemId,
            String text,
            String verdict,
            String findings,
            @Nullable Instant correctedAt,
            @Nullable String takenDown) {}

    /** Where a show on air stands in {@link #onAir}. */
    static Bookmark onAirPlace(ShowRow show, Sunk sunk) {
        int rank = show.figures().viewers() + (sunk.holds(show.merchantId(), show.id()) ? 0 : NOT_SUNK);
        return new Bookmark(rank, show.id());
    }

    /** Shows on air, the most watched first, and those that are sunk after all others. */
    List<ShowRow> onAir(Sunk sunk, Bookmark after, int most) {
        return jdbc.sql(ON_AIR)
                .param("shops", sunk.shops().toArray(Long[]::new))
                .param("shows", sunk.shows().toArray(Long[]::new))
                .param("viewers", after.rank())
                .param("id", after.id())
                .param("most", most)
                .query(ShowRows::show)
                .list();
    }

    /** Shows on air of any of these shops or planners, the most watched first. */
    List<ShowRow> onAirOf(Set<Long> shops, Set<Long> hosts, int most) {
        return jdbc.sql(ON_AIR_OF)
                .param("shops", shops.toArray(Long[]::new))
                .param("hosts", hosts.toArray(Long[]::new))
                .param("most", most)
                .query(ShowRows::show)
                .list();
    }

    /** Shows that are over, the last one first. */
    List<ShowRow> closed(Bookmark after, int most) {
        return jdbc.sql(CLOSED)
                .param("before", after.moment().atOffset(UTC))
                .param("id", after.id())
                .param("most", most)
                .query(ShowRows::show)
                .list();
    }

    /** Shows that are announced (预告), the next one first. */
    List<ShowRow> announced(Instant since, Bookmark after, int most) {
        return jdbc.sql(ANNOUNCED)
                .param("since", since.atOffset(UTC))
                .param("from", after.moment().atOffset(UTC))
                .param("id", after.id())
                .param("most", most)
                .query(ShowRows::show)
                .list();
    }

    /** A shop's shows by how far they are, those on air first and the newest first; of all states where none is named. */
    List<ShowRow> ofMerchant(long merchantId, Set<String> states, Bookmark after, int most) {
        return jdbc.sql(BY_MERCHANT)
                .param("merchant", merchantId)
                .param("all", states.isEmpty())
                .param("states", states.isEmpty() ? Set.of("") : states)
                .param("place", after.rank())
                .param("id", after.id())
                .param("most", most)
                .query(ShowRows::show)
                .list();
    }

    Optional<ShowRow> one(long showId) {
        return jdbc.sql(ONE).param("show", showId).query(ShowRows::show).optional();
    }

    /** The show that a room is having, or will have next. */
    Optional<ShowRow> currentOfRoom(long roomId) {
        return jdbc.sql(OF_ROOM).param("room", roomId).query(ShowRows::show).optional();
    }

    /** The merchant's shelf, once it is open. */
    Optional<ShowRow> shelfOf(long merchantId) {
        return jdbc.sql(SHELF)
                .param("merchant", merchantId)
                .query(ShowRows::show)
                .optional();
    }

    List<Long> notClosed() {
        return jdbc.sql(NOT_CLOSED).query((row, _) -> row.getLong("show_id")).list();
    }

    List<ItemRow> items(long showId) {
        return jdbc.sql(ITEMS)
                .param("show", showId)
                .query((row, _) -> new ItemRow(
                        row.getLong("item_id"),
                        row.getLong("product_id"),
                        row.getInt("place"),
                        row.getString("role"),
                        row.getString("title"),
                        row.getString("picture"),
                        row.getInt("per_buyer")))
                .list();
    }

    List<SkuRow> skus(long showId) {
        return jdbc.sql(SKUS)
                .param("show", showId)
                .query((row, _) -> new SkuRow(
                        row.getLong("item_id"),
                        row.getLong("sku_id"),
                        row.getString("name"),
                        new Money(row.getLong("price_minor"), row.getString("currency")),
                        row.getLong("price_version"),
                        row.getInt("allotted"),
                        row.getInt("held"),
                        row.getInt("sold"),
                        row.getBoolean("on_sale")))
                .list();
    }

    /** The host's lines in which something was found, newest first. */
    List<LineRow> found(long showId, long before, int most) {
        return jdbc.sql(FOUND)
                .param("show", showId)
                .param("before", before)
                .param("most", most)
                .query((row, _) -> new LineRow(
                        row.getLong("line_id"),
                        time(row, "at"),
                        row.getString("speaker"),
                        id(row, "item_id"),
                        row.getString("text"),
                        row.getString("verdict"),
                        row.getString("findings"),
                        timeOrNull(row, "corrected_at"),
                        row.getString("taken_down")))
                .list();
    }

    /** Whether machines may listen to and read a show; empty while its owner has not said. */
    Optional<Boolean> watched(long showId) {
        return jdbc.sql("select watched from show_row where show_id = :show and watched is not null")
                .param("show", showId)
                .query(Boolean.class)
                .optional();
    }

    private static ShowRow show(ResultSet row, int number) throws SQLException {
        return new ShowRow(
                row.getLong("show_id"),
                row.getLong("room_id"),
                row.getLong("merchant_id"),
                row.getLong("host_id"),
                row.getString("title"),
                row.getString("state"),
                row.getString("host_kind"),
                time(row, "created_at"),
                timeOrNull(row, "opened_at"),
                timeOrNull(row, "closed_at"),
                row.getString("kind"),
                timeOrNull(row, "starts_at"),
                row.getInt("hold_seconds"),
                timeOrNull(row, "announced_at"),
                row.getString("teaser"),
                id(row, "pinned"),
                row.getString("cover"),
                new Figures(
                        row.getInt("viewers"),
                        row.getInt("simulated"),
                        row.getInt("peak"),
                        row.getLong("visits"),
                        row.getLong("likes"),
                        row.getLong("lines"),
                        row.getInt("orders"),
                        row.getInt("simulated_orders"),
                        row.getInt("simulated_peak"),
                        row.getLong("simulated_visits"),
                        row.getLong("simulated_likes"),
                        Money.cny(row.getLong("simulated_paid")),
                        Money.cny(row.getLong("paid_minor"))));
    }

    private static @Nullable Long id(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : id;
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

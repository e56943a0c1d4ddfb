package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.Sitting;
import org.qiantang.event.Sitting.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is read of the facts behind a show's figures. {@code crowd} says whether a demo's crowd is counted with people. */
final class InsightRows {
    /** A show longer than a day shows its first one minute by minute. */
    private static final int MOST_MINUTES = 1_440;

    private static final String SHOW = """
            select show_id, merchant_id, room_id, title, state, opened_at, closed_at, likes, crowd_likes
              from insight_show
             where show_id = :show and kind = 'STAGE'
            """;
    private static final String PAST = """
            select show_id, merchant_id, room_id, title, state, opened_at, closed_at, likes, crowd_likes
              from insight_show
             where room_id = :room and kind = 'STAGE' and state = 'closed' and opened_at < :before
             order by opened_at desc, show_id desc
             limit :most
            """;
    /**
     * Orders and their money by kind, 0 for people and 2 for a demo's crowd: sums that were kept while orders were folded; and 1
     * for those of people that are in doubt, counted from their few rows: its orderers and buyers are those who have no other order.
     */
    private static final String TRADE = """
            with doubtful as materialized (
                select o.*
                  from insight_order o
                 where o.show_id = :show and not o.crowd and o.order_id in (select order_id from doubtful_order)
            ), minutes as (
                select crowd, sum(placed) as placed, sum(placed_minor) as placed_minor, sum(orderers) as orderers,
                       sum(paid) as paid, sum(paid_minor) as paid_minor, sum(buyers) as buyers
                  from insight_trade
                 where show_id = :show
                 group by crowd
            ), items as (
                select crowd, sum(pieces) as pieces, sum(minor) as goods
                  from insight_item_trade
                 where show_id = :show
                 group by crowd
            ), back as (
                select o.crowd, sum(r.minor) as refunded, count(distinct r.order_id) as refund_orders
                  from insight_refund r join insight_order o using (order_id)
                 where o.show_id = :show and o.paid_at is not null
                 group by o.crowd
            )
            select case when crowd then 2 else 0 end as kind, placed, placed_minor, orderers, paid, paid_minor, buyers,
                   pieces, goods, refunded, refund_orders
              from minutes left join items using (crowd) left join back using (crowd)
            union all
            select 1, count(*), sum(placed_minor),
                   count(distinct buyer_id) filter (where not exists (
                       select from insight_order o
                        where o.buyer_id = d.buyer_id and o.show_id = :show
                          and o.order_id not in (select order_id from doubtful))),
                   count(paid_at), sum(paid_minor),
                   count(distinct buyer_id) filter (where paid_at is not null and not exists (
                       select from insight_order o
                        where o.buyer_id = d.buyer_id and o.show_id = :show and o.paid_at is not null
                          and o.order_id not in (select order_id from doubtful))),
                   (select sum(l.pieces) from doubtful p join insight_line l using (order_id) where p.paid_at is not null),
                   (select sum(l.pieces * l.minor) from doubtful p join insight_line l using (order_id) where p.paid_at is not null),
                   (select sum(r.minor) from doubtful p join insight_refund r using (order_id) where p.paid_at is not null),
                   (select count(distinct r.order_id) from doubtful p join insight_refund r using (order_id) where p.paid_at is not null)
              from doubtful d
            having count(*) > 0
            """;

    private static final String SITTINGS = """
            select crowd, sitting_id, exposures, entries, exits, viewers, watch_seconds, product_viewers, clickers
              from insight_sitting
             where show_id = :show
            """;
    private static final String SPEAKERS = """
            select case when crowd then 2 else 0 end
                   + case when exists (select from doubtful_person d where d.person_id = s.person_id) then 1 else 0 end as kind,
                   count(*) as speakers, sum(lines) as lines
              from insight_speaker s
             where show_id = :show
             group by 1
            """;
    private static final String DOUBTS = """
            select (select count(*) from doubt_standing where show_id = :show) as doubts,
                   (select count(*) from insight_order o join doubtful_order using (order_id) where o.show_id = :show) as orders,
                   (select coalesce(sum(o.paid_minor), 0)
                      from insight_order o join doubtful_order using (order_id) where o.show_id = :show) as minor,
                   (select coalesce(sum(likes), 0) from doubtful_likes where show_id = :show) as likes,
                   (select count(*) from insight_speaker join doubtful_person using (person_id) where show_id = :show) as accounts
            """;
    private static final String PRESENCE = """
            select at, viewers, viewers - crowd as people
              from insight_presence
             where show_id = :show
             order by position
            """;
    private static final String MINUTES = """
            with minute as (
                select minute, exposures, entries, exits, likes, lines, 0 as placed, 0 as paid, 0 as paid_minor, 0 as refunded
                  from insight_minute where show_id = :show and not crowd
                union all
                select minute, -exposures, -entries, -exits, -likes, -lines, 0, 0, 0, 0
                  from insight_minute where show_id = :show and crowd and not :crowd
                union all
                select minute, 0, 0, 0, 0, 0, placed, paid, paid_minor, 0
                  from insight_trade where show_id = :show and (:crowd or not crowd)
                union all
                select date_trunc('minute', r.ordered_at, 'UTC'), 0, 0, 0, 0, 0, 0, 0, 0, r.minor
                  from insight_refund r join insight_order o using (order_id)
                 where o.show_id = :show and o.paid_at is not null and (:crowd or not o.crowd)
            )
            select minute, sum(exposures) as exposures, sum(entries) as entries, sum(exits) as exits,
                   sum(likes) as likes, sum(lines) as lines, sum(placed) as placed, sum(paid) as paid,
                   sum(paid_minor) as paid_minor, sum(refunded) as refunded
              from minute
             group by minute
             order by minute
             limit :most
            """;
    private static final String ITEMS = """
            select i.item_id, i.product_id, i.title, i.picture,
                   coalesce(s.exposures, 0) as exposures, coalesce(s.clicks, 0) as clicks,
                   coalesce(t.pieces, 0) as pieces, coalesce(t.minor, 0) as minor, coalesce(t.buyers, 0) as buyers,
                   coalesce(t.orders, 0) as orders
              from insight_item i
              left join (select item_id, sum(exposures - case when :crowd then 0 else crowd_exposures end) as exposures,
                                sum(clicks - case when :crowd then 0 else crowd_clicks end) as clicks
                           from insight_item_sitting where show_id = :show group by item_id) s using (item_id)
              left join (select item_id, sum(pieces) as pieces, sum(minor) as minor, sum(buyers) as buyers, sum(orders) as orders
                           from insight_item_trade
                          where show_id = :show and (:crowd or not crowd)
                          group by item_id) t using (item_id)
             where i.show_id = :show
             order by minor desc, i.place, i.item_id
            """;
    private static final String MARKS = """
            select m.position, m.at, m.kind, m.item_id, coalesce(i.title, '') as title, m.words, m.minor
              from insight_mark m
              left join insight_item i on i.show_id = m.show_id and i.item_id = m.item_id
             where m.show_id = :show
             order by m.at, m.position
            """;
    private static final String SAID = """
            select line_id, at, item_id, words, verdict
              from insight_said
             where show_id = :show and at >= :from and at < :until
             order by at, line_id
             limit :most
            """;

    private final JdbcClient jdbc;

    InsightRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Show(
            long id,
            long merchantId,
            long roomId,
            String title,
            String state,
            @Nullable Instant openedAt,
            @Nullable Instant closedAt,
            long likes,
            long crowdLikes) {
        boolean isOnAir() {
            return state.equals("open") || state.equals("closing");
        }
    }

    record Presence(Instant at, int viewers, int people) {}

    record Minute(
            Instant at,
            long exposures,
            long entries,
            long exits,
            long likes,
            long lines,
            long placed,
            long paid,
            long paidMinor,
            long refundedMinor) {}

    record Item(
            long itemId,
            long productId,
            String title,
            String picture,
            long exposures,
            long clicks,
            long pieces,
            long minor,
            long buyers,
            long orders) {}

    record Mark(
            long position,
            Instant at,
            String kind,
            @Nullable Long itemId,
            String title,
            String words,
            @Nullable Long minor) {}

    record Said(long lineId, Instant at, @Nullable Long itemId, String words, String verdict) {}

    Optional<Show> show(long showId) {
        return jdbc.sql(SHOW).param("show", showId).query(InsightRows::show).optional();
    }

    /** The room's shows that were over before this one began, the last one first. */
    List<Show> past(Show show, int most) {
        Instant before = show.openedAt();
        return before == null
                ? List.of()
                : jdbc.sql(PAST)
                        .param("room", show.roomId())
                        .param("before", before.atOffset(UTC))
                        .param("most", most)
                        .query(InsightRows::show)
                        .list();
    }

    Who.Each<Counts.Trade> trade(long showId) {
        Map<Integer, Counts.Trade> kinds = new HashMap<>();
        jdbc.sql(TRADE).param("show", showId).query(row -> {
            kinds.put(
                    row.getInt("kind"),
                    new Counts.Trade(
                            row.getLong("placed"),
                            row.getLong("placed_minor"),
                            row.getLong("orderers"),
                            row.getLong("paid"),
                            row.getLong("paid_minor"),
                            row.getLong("buyers"),
                            row.getLong("pieces"),
                            row.getLong("goods"),
                            row.getLong("refunded"),
                            row.getLong("refund_orders")));
        });
        Counts.Trade people = kinds.getOrDefault(0, Counts.Trade.NONE);
        return new Who.Each<>(
                people.and(kinds.getOrDefault(2, Counts.Trade.NONE), 1),
                people,
                people.and(kinds.getOrDefault(1, Counts.Trade.NONE), -1));
    }

    /** How far everybody went; the sitting under way, where it is at hand, as it is now and not as it was last written. */
    Reached reach(long showId, @Nullable Sitting now) {
        Map<Long, Reach> all = new HashMap<>();
        Map<Long, Reach> crowd = new HashMap<>();
        jdbc.sql(SITTINGS)
                .param("show", showId)
                .query((row, _) -> (row.getBoolean("crowd") ? crowd : all).put(row.getLong("sitting_id"), reach(row)))
                .list();
        if (now != null) {
            all.put(now.sittingId(), now.reach());
            Reach part = now.simulated();
            crowd.put(now.sittingId(), part == null ? Reach.NONE : part);
        }
        Reach sum = all.values().stream().reduce(Reach.NONE, (one, other) -> sum(one, other, 1));
        return new Reached(sum, crowd.values().stream().reduce(sum, (one, other) -> sum(one, other, -1)));
    }

    /** How far everybody went, and people alone. */
    record Reached(Reach all, Reach people) {
        Reach of(Who who) {
            return who.crowd() ? all : people;
        }
    }

    private static Reach sum(Reach one, Reach other, int sign) {
        return new Reach(
                one.exposures() + sign * other.exposures(),
                one.entries() + sign * other.entries(),
                one.exits() + sign * other.exits(),
                one.viewers() + sign * other.viewers(),
                one.watchSeconds() + sign * other.watchSeconds(),
                one.productViewers() + sign * other.productViewers(),
                one.clickers() + sign * other.clickers());
    }

    /** @param doubtful likes that are in doubt, of people */
    Who.Each<Counts.Talk> talk(Show show, long doubtful) {
        record Kind(int kind, long lines, long speakers) {}
        List<Kind> said = jdbc.sql(SPEAKERS)
                .param("show", show.id())
                .query((row, _) -> new Kind(row.getInt("kind"), row.getLong("lines"), row.getLong("speakers")))
                .list();
        return Who.Each.of(who -> {
            long likes = show.likes() - (who.crowd() ? 0 : show.crowdLikes()) - (who.doubtful() ? 0 : doubtful);
            List<Kind> counted =
                    said.stream().filter(one -> who.counts(one.kind())).toList();
            return new Counts.Talk(
                    counted.stream().mapToLong(Kind::lines).sum(),
                    counted.stream().mapToLong(Kind::speakers).sum(),
                    Math.max(0, likes));
        });
    }

    /** What of a show is in doubt. */
    Screen.Doubtful doubts(long showId) {
        return jdbc.sql(DOUBTS)
                .param("show", showId)
                .query((row, _) -> new Screen.Doubtful(
                        row.getLong("doubts"),
                        row.getLong("orders"),
                        row.getLong("minor"),
                        row.getLong("likes"),
                        row.getLong("accounts")))
                .single();
    }

    List<Presence> presence(long showId) {
        return jdbc.sql(PRESENCE)
                .param("show", showId)
                .query((row, _) -> new Presence(time(row, "at"), row.getInt("viewers"), row.getInt("people")))
                .list();
    }

    List<Minute> minutes(long showId, boolean crowd) {
        return jdbc.sql(MINUTES)
                .param("show", showId)
                .param("crowd", crowd)
                .param("most", MOST_MINUTES)
                .query((row, _) -> new Minute(
                        time(row, "minute"),
                        row.getLong("exposures"),
                        row.getLong("entries"),
                        row.getLong("exits"),
                        row.getLong("likes"),
                        row.getLong("lines"),
                        row.getLong("placed"),
                        row.getLong("paid"),
                        row.getLong("paid_minor"),
                        row.getLong("refunded")))
                .list();
    }

    List<Item> items(long showId, boolean crowd) {
        return jdbc.sql(ITEMS)
                .param("show", showId)
                .param("crowd", crowd)
                .query((row, _) -> new Item(
                        row.getLong("item_id"),
                        row.getLong("product_id"),
                        row.getString("title"),
                        row.getString("picture"),
                        row.getLong("exposures"),
                        row.getLong("clicks"),
                        row.getLong("pieces"),
                        row.getLong("minor"),
                        row.getLong("buyers"),
                        row.getLong("orders")))
                .list();
    }

    List<Mark> marks(long showId) {
        return jdbc.sql(MARKS)
                .param("show", showId)
                .query((row, _) -> new Mark(
                        row.getLong("position"),
                        time(row, "at"),
                        row.getString("kind"),
                        id(row, "item_id"),
                        row.getString("title"),
                        row.getString("words"),
                        id(row, "minor")))
                .list();
    }

    List<Said> said(long showId, Instant from, Instant until, int most) {
        return jdbc.sql(SAID)
                .param("show", showId)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("most", most)
                .query((row, _) -> new Said(
                        row.getLong("line_id"),
                        time(row, "at"),
                        id(row, "item_id"),
                        row.getString("words"),
                        row.getString("verdict")))
                .list();
    }

    static Reach reach(ResultSet row) throws SQLException {
        return new Reach(
                row.getLong("exposures"),
                row.getLong("entries"),
                row.getLong("exits"),
                row.getLong("viewers"),
                row.getLong("watch_seconds"),
                row.getLong("product_viewers"),
                row.getLong("clickers"));
    }

    private static Show show(ResultSet row, int number) throws SQLException {
        return new Show(
                row.getLong("show_id"),
                row.getLong("merchant_id"),
                row.getLong("room_id"),
                row.getString("title"),
                row.getString("state"),
                timeOrNull(row, "opened_at"),
                timeOrNull(row, "closed_at"),
                row.getLong("likes"),
                row.getLong("crowd_likes"));
    }

    private static @Nullable Long id(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : (Long) id;
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant timeOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

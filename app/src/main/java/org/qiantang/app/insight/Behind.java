package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Bookmark;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Sitting.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The events of the journal behind a figure, the newest first; of people it says nothing. */
final class Behind {
    /** Figures that count what was ordered and not only what was paid. */
    private static final Set<String> ALL_ORDERS =
            Set.of("orders_placed", "placed", "orderers", "unpaid_rate", "order_rate", "pay_rate");
    /** Since when rows are read in the order of time, a place's shard makes the last difference. */
    private static final int SHARDS = 2;

    private static final String EVENTS = """
            select e.shard, e.position, e.type, e.version, e.at, e.body
              from event e
             where e.shard = 1 and e.stream = :stream and e.type = any(:types) and e.type <> 'RefundOrdered'
               and e.at >= :from and e.at < :until and (e.at, e.position * 2 + e.shard) < (:before, :place)
               and (:unpaid or e.type <> 'PiecesHeld'
                    or exists (select from insight_order o where o.show_id = :show and o.position = e.position and o.paid_at is not null))
               and (:item = 0
                    or exists (select from insight_order o join insight_line l using (order_id)
                                where o.show_id = :show and e.position in (o.position, o.paid_position) and l.item_id = :item)
                    or e.type <> 'PiecesHeld'
                       and jsonb_path_exists(convert_from(e.body, 'UTF8')::jsonb, cast(:path as jsonpath)))
            union all
            select e.shard, e.position, e.type, e.version, e.at, e.body
              from insight_refund r
              join insight_order o using (order_id)
              join event e on e.shard = 0 and e.position = r.position
             where o.show_id = :show and o.paid_at is not null and e.type = any(:types) and :item = 0
               and e.at >= :from and e.at < :until and (e.at, e.position * 2 + e.shard) < (:before, :place)
             order by at desc, position desc
             limit :most
            """;

    private final JdbcClient jdbc;
    private final EventCodec codec;

    Behind(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /**
     * One event, in what a figure takes of it.
     *
     * @param place shard and position in the journal
     * @param count lines, likes or viewers that it tells
     */
    record Fact(
            String place,
            String type,
            Instant at,
            @Nullable Long orderId,
            @Nullable Long itemId,
            @Nullable Long minor,
            @Nullable Long count,
            @Nullable Reach reach) {}

    record Placed(Bookmark bookmark, Fact fact) {}

    /**
     * Events behind a metric of a show.
     *
     * @param item only those about it; 0 for all
     */
    List<Placed> of(long showId, Metric metric, long item, Instant from, Instant until, Bookmark after, int most) {
        boolean visits = metric.id().equals("desk_visits");
        boolean unpaid = ALL_ORDERS.contains(metric.id());
        return jdbc.sql(EVENTS)
                .param("stream", "show/" + showId)
                .param("show", showId)
                .param("types", metric.events().toArray(String[]::new))
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("before", after.moment().atOffset(UTC))
                .param("place", after.id())
                .param("unpaid", unpaid)
                .param("item", item)
                .param("path", "$.** ? (@.itemId == \"" + item + "\")")
                .param("most", most)
                .query((row, _) -> placed(row, codec, visits))
                .list();
    }

    /**
     * An event as a list has it.
     *
     * @param row shard, position, type, version, at and body of the event
     * @param visits whether counts of those who are there tell visits
     */
    static Placed placed(ResultSet row, EventCodec codec, boolean visits) throws SQLException {
        int shard = row.getInt("shard");
        long position = row.getLong("position");
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        Event event = codec.read(row.getString("type"), row.getInt("version"), row.getBytes("body"));
        return new Placed(
                Bookmark.at(at, position * SHARDS + shard), fact(shard + ":" + position, at, event, codec, visits));
    }

    private static Fact fact(String place, Instant at, Event event, EventCodec codec, boolean visits) {
        String type = codec.typeOf(event);
        return switch (event) {
            case ShowEvent.PiecesHeld held ->
                new Fact(
                        place,
                        type,
                        at,
                        held.orderId(),
                        held.lines().size() == 1
                                ? (Long) held.lines().getFirst().itemId()
                                : null,
                        held.total().minor(),
                        (long) held.lines().stream()
                                .mapToInt(ShowEvent.HeldLine::pieces)
                                .sum(),
                        null);
            case ShowEvent.OrderPaid paid ->
                new Fact(place, type, at, paid.orderId(), null, paid.amount().minor(), null, null);
            case ShopEvent.RefundOrdered back ->
                new Fact(place, type, at, back.orderId(), null, back.amount().minor(), null, null);
            case ShowEvent.AudienceCounted count ->
                new Fact(
                        place, type, at, null, null, null, null, count.sitting().reach());
            case ShowEvent.PresenceCounted count ->
                new Fact(place, type, at, null, null, null, visits ? count.visits() : (long) count.viewers(), null);
            case ShowEvent.LikesCounted count -> new Fact(place, type, at, null, null, null, count.total(), null);
            case ShowEvent.TalkHeard talk ->
                new Fact(place, type, at, null, null, null, (long) talk.lines().size(), null);
            case ShowEvent.ItemPinned pin -> new Fact(place, type, at, null, pin.itemId(), null, null, null);
            case ShowEvent.ItemUnpinned pin -> new Fact(place, type, at, null, pin.itemId(), null, null, null);
            case ShowEvent.ItemWithdrawn gone -> new Fact(place, type, at, null, gone.itemId(), null, null, null);
            case Event _ -> new Fact(place, type, at, null, null, null, null, null);
        };
    }
}

package org.qiantang.app.doubt;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Bookmark;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads doubts with what was judged of them, and the events behind each. */
class DoubtRows {
    private static final String DOUBT = """
            select f.*, j.ruling, j.reason, j.officer_id, j.at as judged_at, s.title as show_title, m.name as shop_name,
                   p.nickname as account_name, o.nickname as officer_name,
                   (select count(*) from doubt_order d where d.finding_id = f.finding_id) as orders,
                   (select coalesce(sum(b.paid_minor), 0)
                      from doubt_order d join doubt_order_seen b using (order_id)
                     where d.finding_id = f.finding_id) as minor,
                   (select coalesce(sum(l.likes), 0) from doubt_likes l where l.finding_id = f.finding_id) as likes
              from doubt_finding f
              left join doubt_judged j using (finding_id)
              left join show_row s on s.show_id = f.show_id
              left join merchant m on m.id = f.merchant_id
              left join person p on p.id = f.person_id
              left join person o on o.id = j.officer_id
            """;
    private static final String LIST = DOUBT + """
             where (f.last_at, f.finding_id) < (:before, :id)
               and (:rule = '' or f.rule = :rule)
               and (:state = '' or coalesce(lower(j.ruling), 'new') = :state)
               and (cast(:show as bigint) is null or f.show_id = :show)
               and (cast(:shop as bigint) is null or f.merchant_id = :shop)
               and (cast(:account as bigint) is null or f.person_id = :account)
             order by f.last_at desc, f.finding_id desc
             limit :most
            """;
    private static final String ONE = DOUBT + " where f.finding_id = :id";
    private static final String PROOFS = """
            select e.shard, e.position, e.stream, e.type, e.version, e.at, e.body
              from doubt_proof p
              join event e on e.shard = p.shard and e.position = p.position
             where p.finding_id = :id and p.position * 2 + p.shard > :after
             order by p.position * 2 + p.shard
             limit :most
            """;

    private final JdbcClient jdbc;
    private final EventCodec codec;
    private final JsonMapper json = new JsonMapper();

    DoubtRows(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /** An event behind a doubt, and where the list goes on after it. */
    record Placed(Doubt.Proof proof, long place) {}

    List<Doubt> list(DoubtFilter filter, Bookmark after, int most) {
        return jdbc.sql(LIST)
                .param("before", after.moment().atOffset(UTC))
                .param("id", after.id())
                .param("rule", filter.rule())
                .param("state", filter.state())
                .param("show", filter.show(), Types.BIGINT)
                .param("shop", filter.shop(), Types.BIGINT)
                .param("account", filter.account(), Types.BIGINT)
                .param("most", most)
                .query((row, _) -> doubt(row))
                .list();
    }

    Optional<Doubt> one(long id) {
        return jdbc.sql(ONE).param("id", id).query((row, _) -> doubt(row)).optional();
    }

    List<Placed> proofs(long id, long after, int most) {
        return jdbc.sql(PROOFS)
                .param("id", id)
                .param("after", after)
                .param("most", most)
                .query((row, _) -> new Placed(proof(row), row.getLong("position") * 2 + row.getLong("shard")))
                .list();
    }

    private Doubt.Proof proof(ResultSet row) throws SQLException {
        Event event = codec.read(row.getString("type"), row.getInt("version"), row.getBytes("body"));
        Long order = null;
        Long account = null;
        Long minor = null;
        if (event instanceof ShowEvent.PiecesHeld held) {
            order = held.orderId();
            account = held.buyerId();
            minor = held.total().minor();
        } else if (event instanceof ShowEvent.OrderPaid paid) {
            order = paid.orderId();
            account = paid.buyerId();
            minor = paid.amount().minor();
        } else if (event instanceof ShopEvent.RefundOrdered refund) {
            order = refund.orderId();
            minor = refund.amount().minor();
        }
        return new Doubt.Proof(
                row.getInt("shard") + ":" + row.getLong("position"),
                row.getString("type"),
                time(row, "at"),
                row.getString("stream"),
                order,
                account,
                minor);
    }

    private Doubt doubt(ResultSet row) throws SQLException {
        String ruling = row.getString("ruling");
        return new Doubt(
                row.getLong("finding_id"),
                row.getString("rule"),
                id(row, "show_id"),
                row.getString("show_title"),
                id(row, "merchant_id"),
                row.getString("shop_name"),
                id(row, "person_id"),
                row.getString("account_name"),
                time(row, "began_at"),
                time(row, "last_at"),
                json.readValue(row.getString("facts"), new TypeReference<Map<String, Double>>() {}),
                Arrays.asList((String[]) row.getArray("grounds").getArray()),
                row.getLong("orders"),
                row.getLong("minor"),
                row.getLong("likes"),
                ruling == null ? "new" : ruling.toLowerCase(Locale.ROOT),
                ruling == null
                        ? null
                        : new Doubt.Judged(
                                ruling,
                                row.getString("reason"),
                                row.getLong("officer_id"),
                                row.getString("officer_name"),
                                time(row, "judged_at")));
    }

    private static @Nullable Long id(ResultSet row, String column) throws SQLException {
        long id = row.getLong(column);
        return row.wasNull() ? null : (Long) id;
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}

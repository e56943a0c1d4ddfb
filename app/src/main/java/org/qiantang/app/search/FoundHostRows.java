package org.qiantang.app.search;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiantang.app.mall.Names;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is read of hosts whom everybody may find: those who were, are or will be seen in a room of a shop that is open. */
final class FoundHostRows {
    static final int MOST = 10_000;

    private static final String ON_AIR = "s.state in ('open', 'closing')";
    private static final String COMING = "s.state = 'planned' and s.announced_at is not null and s.starts_at > :since";
    // Where a digital host speaks, who planned the show is not heard in it.
    private static final String OF_HOST = """
              from show_row s
             where s.host_id = p.id and s.kind = 'STAGE' and s.host_kind = 'HUMAN'
               and not exists (select from shop_standing t
                                where t.merchant_id = s.merchant_id and t.standing <> 'OPEN')
            """;
    private static final String SEEN = OF_HOST + " and (s.opened_at is not null or " + COMING + ")";
    private static final String HOSTS =
            " where 'HOST' = any(p.roles) and p.deactivated_at is null and not p.simulated ";
    private static final String NAMES = "select p.id, p.nickname, exists (select " + OF_HOST + " and " + ON_AIR
            + ") as on_air from person p " + HOSTS + " and exists (select " + SEEN + ") order by p.id limit :most";
    private static final String CARDS = "select p.id, p.nickname, live.show_id as live, coming.show_id as coming,"
            + " coming.starts_at, seen.merchant_id, coalesce(m.name, '') as shop from person p "
            + " join lateral (select s.merchant_id " + SEEN + " order by s.created_at desc limit 1) seen on true"
            + " left join merchant m on m.id = seen.merchant_id"
            + " left join lateral (select s.show_id " + OF_HOST + " and " + ON_AIR
            + " order by s.viewers desc, s.show_id desc limit 1) live on true"
            + " left join lateral (select s.show_id, s.starts_at " + OF_HOST + " and " + COMING
            + " order by s.starts_at, s.show_id limit 1) coming on true "
            + HOSTS + " and p.id = any(:hosts)";

    private final JdbcClient jdbc;

    FoundHostRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By which names hosts are found; those on air come first. */
    List<Names.Named> names(Instant since) {
        return jdbc.sql(NAMES)
                .param("since", since.atOffset(UTC))
                .param("most", MOST)
                .query((row, _) -> new Names.Named(
                        row.getLong("id"), row.getBoolean("on_air") ? 0 : 1, 0, List.of(row.getString("nickname"))))
                .list();
    }

    /** Those of these hosts who may be found now. */
    Map<Long, FoundHost> cards(Collection<Long> hosts, Instant since) {
        var found = new HashMap<Long, FoundHost>();
        if (!hosts.isEmpty()) {
            jdbc.sql(CARDS)
                    .param("hosts", hosts.toArray(Long[]::new))
                    .param("since", since.atOffset(UTC))
                    .query((row, _) -> card(row))
                    .list()
                    .forEach(host -> found.put(host.id(), host));
        }
        return found;
    }

    private static FoundHost card(ResultSet row) throws SQLException {
        OffsetDateTime starts = row.getObject("starts_at", OffsetDateTime.class);
        return new FoundHost(
                row.getLong("id"),
                row.getString("nickname"),
                row.getObject("live", Long.class),
                row.getObject("coming", Long.class),
                starts == null ? null : starts.toInstant(),
                row.getLong("merchant_id"),
                row.getString("shop"));
    }
}

package org.qiantang.app.search;

import static java.time.ZoneOffset.UTC;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.mall.Names;
import org.qiantang.app.show.Sunk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is read of shows that everybody may find: on air, announced, or over with a replay for everybody. */
final class FoundShowRows {
    static final int MOST_ON_AIR = 1_000;
    static final int MOST_COMING = 500;
    static final int MOST_REPLAYS = 500;
    static final int MOST = MOST_ON_AIR + MOST_COMING + MOST_REPLAYS;

    private static final int MOST_GOODS = 20;
    private static final int MOST_OF_SHOP = 20;

    private static final String ON_AIR = "s.state in ('open', 'closing')";
    private static final String COMING = "s.state = 'planned' and s.announced_at is not null and s.starts_at > :since";
    private static final String REPLAY = """
            s.state = 'closed'
               and exists (select from recording_setting r where r.show_id = s.show_id and r.published)
               and exists (select from recording_segment g where g.show_id = s.show_id)
            """;
    // A shop that is suspended or waits to be opened is not found, nor is what it has announced.
    private static final String OF_SHOPS = """
              from show_row s
              left join merchant m on m.id = s.merchant_id
              left join person p on p.id = s.host_id
             where s.kind = 'STAGE'
               and not exists (select from shop_standing t
                                where t.merchant_id = s.merchant_id and t.standing <> 'OPEN')
            """;
    private static final String NAMES = """
            select s.show_id, s.merchant_id, s.title, s.viewers, s.starts_at, s.closed_at, m.name as shop, p.nickname as host,
                   array(select i.title from show_item i
                          where i.show_id = s.show_id and i.withdrawn_at is null
                            and not exists (select from product g where g.id = i.product_id and g.archived_at is not null)
                          order by i.place limit :goods) as goods
            """ + OF_SHOPS;
    private static final String NAMES_ON_AIR =
            NAMES + " and " + ON_AIR + " order by s.viewers desc, s.show_id desc limit :most";
    private static final String NAMES_COMING =
            NAMES + ofEachShop(COMING, "starts_at, show_id") + " order by s.starts_at, s.show_id limit :most";
    private static final String NAMES_OF_REPLAYS = NAMES
            + ofEachShop(REPLAY, "closed_at desc, show_id desc")
            + " order by s.closed_at desc, s.show_id desc limit :most";
    private static final String CARDS =
            """
            select s.show_id, s.room_id, s.title, s.state, s.host_kind, s.opened_at, s.starts_at, s.teaser,
                   coalesce(m.name, '') as shop, coalesce(p.nickname, '') as host,
                   (select i.picture from show_item i
                     where i.show_id = s.show_id and i.withdrawn_at is null
                       and not exists (select from product g where g.id = i.product_id and g.archived_at is not null)
                     order by i.place limit 1) as cover,
                   exists (select from show_reminder w where w.show_id = s.show_id and w.person_id = :person) as reminded,
                   (select count(*) from show_reminder w where w.show_id = s.show_id) as reminders
            """ + OF_SHOPS + " and s.show_id = any(:shows) and (" + ON_AIR + " or " + COMING + " or " + REPLAY + ")";

    private final JdbcClient jdbc;

    /** The first of each shop only: who announces hundreds shuts nobody else out. */
    private static String ofEachShop(String which, String order) {
        return """
                 and s.show_id in (select show_id
                                     from (select show_id, row_number() over (partition by merchant_id order by %s) as nth
                                             from show_row s
                                            where %s) of_shop
                                    where nth <= %d)
                """.formatted(order, which, MOST_OF_SHOP);
    }

    FoundShowRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The place of what is on air among all that is found, and so on; shops with little traffic stand last in each. */
    private enum Group {
        ON_AIR(0),
        COMING(2),
        REPLAY(4);

        private final long place;

        Group(long place) {
            this.place = place;
        }

        long of(boolean sunk) {
            return place + (sunk ? 1 : 0);
        }
    }

    /**
     * By which names shows are found.
     *
     * @param since what was to begin before it and has not is not announced any more
     * @param sunk what stands last in its group
     */
    List<Names.Named> names(Instant since, Sunk sunk) {
        var names = new ArrayList<Names.Named>();
        names.addAll(jdbc.sql(NAMES_ON_AIR)
                .param("goods", MOST_GOODS)
                .param("most", MOST_ON_AIR)
                .query((row, _) -> named(row, Group.ON_AIR, sunk, -row.getLong("viewers")))
                .list());
        names.addAll(jdbc.sql(NAMES_COMING)
                .param("goods", MOST_GOODS)
                .param("most", MOST_COMING)
                .param("since", since.atOffset(UTC))
                .query((row, _) -> named(row, Group.COMING, sunk, seconds(row, "starts_at")))
                .list());
        names.addAll(jdbc.sql(NAMES_OF_REPLAYS)
                .param("goods", MOST_GOODS)
                .param("most", MOST_REPLAYS)
                .query((row, _) -> named(row, Group.REPLAY, sunk, -seconds(row, "closed_at")))
                .list());
        return names;
    }

    /** Those of these shows that may be found now, for somebody who looks; nobody's reminders for a guest. */
    Map<Long, FoundShow> cards(Collection<Long> shows, Instant since, @Nullable Long personId) {
        var found = new HashMap<Long, FoundShow>();
        if (!shows.isEmpty()) {
            jdbc.sql(CARDS)
                    .param("shows", shows.toArray(Long[]::new))
                    .param("since", since.atOffset(UTC))
                    .param("person", personId, Types.BIGINT)
                    .query((row, _) -> card(row))
                    .list()
                    .forEach(show -> found.put(show.id(), show));
        }
        return found;
    }

    private static Names.Named named(ResultSet row, Group group, Sunk sunk, long order) throws SQLException {
        var texts = new ArrayList<String>();
        texts.add(row.getString("title"));
        for (String name : List.of("shop", "host")) {
            String text = row.getString(name);
            if (text != null && !texts.contains(text)) {
                texts.add(text);
            }
        }
        Array goods = row.getArray("goods");
        texts.addAll(List.of((String[]) goods.getArray()));
        long show = row.getLong("show_id");
        return new Names.Named(show, group.of(sunk.holds(row.getLong("merchant_id"), show)), order, texts);
    }

    private static FoundShow card(ResultSet row) throws SQLException {
        return new FoundShow(
                row.getLong("show_id"),
                row.getLong("room_id"),
                row.getString("title"),
                row.getString("state"),
                row.getString("host_kind"),
                row.getString("host"),
                row.getString("shop"),
                row.getString("cover"),
                time(row, "opened_at"),
                time(row, "starts_at"),
                row.getString("teaser"),
                0,
                0,
                row.getBoolean("reminded"),
                row.getInt("reminders"),
                null);
    }

    private static long seconds(ResultSet row, String column) throws SQLException {
        Instant time = time(row, column);
        return time == null ? 0 : time.getEpochSecond();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

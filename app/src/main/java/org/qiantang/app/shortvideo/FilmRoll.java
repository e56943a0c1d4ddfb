package org.qiantang.app.shortvideo;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All films that everybody may see or might see again, of all three kinds, in one list for officers. */
final class FilmRoll {
    private static final String FILMS = """
            with listed as (
            select f.*, coalesce(t.at, d.at) as down_at, d.takedown_id is not null as is_down,
                   d.takedown_id = t.takedown_id and t.objected_at is not null and t.upheld_at is null as contested,
                   exists (select from film_review v
                            where v.film_id = f.id and v.version = f.rendered_version and v.asked is not null
                              and v.decided is null) as waiting,
                   m.name as shop_name, p.nickname as maker_name, g.title as product_title
              from (select id, 'MADE' as kind, 'PGC' as origin, merchant_id, made_by, product_id, true as ai,
                           said -> 'words' ->> 0 as title, rendered_version, film_seconds, feed_place, published_at,
                           cast(null as bigint) as show_id
                      from film
                     union all
                    select id, kind, origin, merchant_id, made_by, product_id, ai,
                           said -> 'words' ->> 0, rendered_version, film_seconds, feed_place, published_at, show_id
                      from footage) f
              left join film_down d on d.film_id = f.id
              left join lateral (select takedown_id, at, objected_at, upheld_at
                                   from film_takedown
                                  where film_id = f.id
                                  order by takedown_id desc
                                  limit 1) t on true
              left join merchant m on m.id = f.merchant_id
              left join product g on g.id = f.product_id
              left join person p on p.id = f.made_by
             where f.rendered_version is not null
            """;
    // Likes and comments are counted once for all that is listed.
    private static final String COUNTED = """
            )
            select f.*, coalesce(l.likes, 0) as likes, coalesce(c.comments, 0) as comments
              from listed f
              left join (select film_id, count(*) as likes
                           from film_like
                          where film_id in (select id from listed)
                          group by film_id) l on l.film_id = f.id
              left join (select film_id, count(*) as comments
                           from film_comment
                          where film_id in (select id from listed) and hidden_at is null
                            and not exists (select from film_comment_hidden h where h.comment_id = film_comment.id)
                          group by film_id) c on c.film_id = f.id
             order by coalesce(f.feed_place, f.id) desc
            """;
    private static final String LIST = FILMS + """
               and (f.feed_place is not null or t.takedown_id is not null or d.takedown_id is not null
                    or exists (select from film_review v where v.film_id = f.id and v.asked is not null))
               and coalesce(f.feed_place, f.id) < :before
               and (:kind = '' or f.kind = :kind)
               and (:origin = '' or f.origin = :origin)
               and (:standing = ''
                    or (:standing = 'shown' and f.feed_place is not null and d.takedown_id is null)
                    or (:standing = 'down' and d.takedown_id is not null)
                    or (:standing = 'waiting'
                        and exists (select from film_review v
                                     where v.film_id = f.id and v.version = f.rendered_version and v.asked is not null
                                       and v.decided is null))
                    or (:standing = 'contested' and t.takedown_id = d.takedown_id and t.objected_at is not null
                        and t.upheld_at is null))
               and (cast(:shop as bigint) is null or (f.origin = 'PGC' and f.merchant_id = :shop))
               and (cast(:person as bigint) is null or (f.origin <> 'PGC' and f.made_by = :person))
               and (:words = '' or position(lower(:words) in lower(f.title)) > 0)
             order by coalesce(f.feed_place, f.id) desc
             limit :most
            """ + COUNTED;
    private static final String ONE = FILMS + """
               and f.id = :id
               and (f.feed_place is not null or t.takedown_id is not null or d.takedown_id is not null
                    or exists (select from report r where r.film_id = f.id)
                    or exists (select from film_review v where v.film_id = f.id and v.asked is not null))
            """ + COUNTED;

    private static final String BRIEF = """
            select origin, merchant_id, made_by, said -> 'words' ->> 0 as title,
                   published_at is not null and not exists (select from film_down d where d.film_id = id) as shown
              from (select id, 'PGC' as origin, merchant_id, made_by, said, rendered_version, published_at from film
                     union all
                    select id, origin, merchant_id, made_by, said, rendered_version, published_at from footage) f
             where id = :id and rendered_version is not null
            """;

    private final JdbcClient jdbc;

    FilmRoll(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is asked for; empty words and null ids ask for all.
     *
     * @param kind {@code MADE}, {@code CLIP} or {@code UPLOAD}
     * @param origin {@code PGC}, {@code PUGC} or {@code UGC}
     * @param standing {@code shown}, {@code down}, {@code contested} or {@code waiting}; the last two wait for an officer
     * @param words that stand in the title
     */
    record Filter(
            String kind,
            String origin,
            String standing,
            @Nullable Long shop,
            @Nullable Long person,
            String words) {}

    /** A film's takedowns in short: when it was last taken down, and whether that is in force and waits for a decision. */
    record Down(Instant at, boolean inForce, boolean contested) {}

    /**
     * A film in the list.
     *
     * @param place where the list goes on after it
     * @param merchantId the shop that shows it; null for a person's own
     * @param version of its newest video
     * @param publishedAt null while its owner does not show it
     * @param waiting whether an officer was asked to look at it before it is published
     * @param down null where it was never taken down
     */
    record Entry(
            long id,
            long place,
            String kind,
            Origin origin,
            @Nullable Long merchantId,
            @Nullable String shopName,
            long makerId,
            String makerName,
            @Nullable Long productId,
            @Nullable String productTitle,
            @Nullable Long showId,
            String title,
            boolean ai,
            int version,
            double seconds,
            @Nullable Instant publishedAt,
            long likes,
            long comments,
            boolean waiting,
            @Nullable Down down) {
        /** Whether it was made here from a storyboard, and is no clip or upload. */
        boolean isMade() {
            return kind.equals("MADE");
        }

        boolean isDown() {
            Down taken = down;
            return taken != null && taken.inForce();
        }

        /** The shop in whose name it is shown; null where it is a person's own. */
        @Nullable
        Long shop() {
            return origin == Origin.PGC ? merchantId : null;
        }
    }

    /** Newest first. */
    List<Entry> list(Filter filter, long before, int most) {
        return jdbc.sql(LIST)
                .param("kind", filter.kind())
                .param("origin", filter.origin())
                .param("standing", filter.standing())
                .param("shop", filter.shop(), Types.BIGINT)
                .param("person", filter.person(), Types.BIGINT)
                .param("words", filter.words())
                .param("before", before)
                .param("most", most)
                .query(FilmRoll::entry)
                .list();
    }

    /** One film that is published, was taken down once, or was reported; empty where no officer has to do with it. */
    Optional<Entry> one(long id) {
        return jdbc.sql(ONE).param("id", id).query(FilmRoll::entry).optional();
    }

    /**
     * What is to be known of a film without counting anything.
     *
     * @param shop in whose name it is shown; null where it is a person's own
     */
    record Brief(@Nullable Long shop, long makerId, String title, boolean shown) {}

    /** The same of any film that was made; empty where there is none of that number. */
    Optional<Brief> brief(long id) {
        return jdbc.sql(BRIEF)
                .param("id", id)
                .query((row, _) -> new Brief(
                        Origin.valueOf(row.getString("origin")) == Origin.PGC
                                ? row.getObject("merchant_id", Long.class)
                                : null,
                        row.getLong("made_by"),
                        row.getString("title"),
                        row.getBoolean("shown")))
                .optional();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        long id = row.getLong("id");
        Long place = row.getObject("feed_place", Long.class);
        Timestamp published = row.getTimestamp("published_at");
        String maker = row.getString("maker_name");
        return new Entry(
                id,
                place == null ? id : place,
                row.getString("kind"),
                Origin.valueOf(row.getString("origin")),
                row.getObject("merchant_id", Long.class),
                row.getString("shop_name"),
                row.getLong("made_by"),
                maker == null ? "" : maker,
                row.getObject("product_id", Long.class),
                row.getString("product_title"),
                row.getObject("show_id", Long.class),
                row.getString("title"),
                row.getBoolean("ai"),
                row.getInt("rendered_version"),
                row.getDouble("film_seconds"),
                published == null ? null : published.toInstant(),
                row.getLong("likes"),
                row.getLong("comments"),
                row.getBoolean("waiting"),
                down(row));
    }

    private static @Nullable Down down(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("down_at");
        return at == null ? null : new Down(at.toInstant(), row.getBoolean("is_down"), row.getBoolean("contested"));
    }
}

package org.qiantang.app.feed;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.qiantang.engine.recommend.Impression;
import org.qiantang.engine.recommend.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of what was on people's screens, in the order in which it was told. */
final class ImpressionRows {
    private static final String ADD = """
            insert into feed_impression
                   (person_id, kind, item_id, surface, list_id, place, explored, propensity, scheme, features, foreseen, at)
            select person_id, kind, item_id, surface, list_id, place, explored, propensity, :scheme, features::real[],
                   foreseen::real[], at
              from unnest(:people::bigint[], :kinds::text[], :items::bigint[], :surfaces::text[], :lists::bigint[],
                          :places::integer[], :explored::boolean[], :propensities::double precision[], :features::text[],
                          :foreseen::text[], :times::timestamptz[])
                   with ordinality as o (person_id, kind, item_id, surface, list_id, place, explored, propensity, features,
                                         foreseen, at, number)
             order by number
            """;
    private static final String AFTER = """
            select *
              from feed_impression
             where impression_id > :after and scheme = :scheme
             order by impression_id
             limit :limit
            """;
    private static final String OF_PERSON = """
            select *
              from feed_impression
             where person_id = :person and impression_id > :after and scheme = :scheme
             order by impression_id
            """;
    private static final String BETWEEN = """
            select *
              from feed_impression
             where impression_id > :after and scheme = :scheme and at >= :since and at < :until
             order by impression_id
             limit :limit
            """;
    private static final String BEFORE_NEWEST = """
            select coalesce((select impression_id
                               from feed_impression
                              order by impression_id desc
                             offset :count
                              limit 1), 0)
            """;

    private final JdbcClient jdbc;

    ImpressionRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One place of a list that was on somebody's screen.
     *
     * @param place from 0
     * @param propensity the probability with which this item was put in this place
     * @param foreseen {@link org.qiantang.engine.recommend.Foreseen#numbers}; empty where it is not known
     * @param at when it was told
     */
    record Kept(
            long personId,
            Kind kind,
            Surface surface,
            long listId,
            int place,
            boolean explored,
            double propensity,
            Impression impression,
            List<Float> foreseen,
            Instant at) {
        Kept {
            foreseen = List.copyOf(foreseen);
        }
    }

    /** With its number. */
    record Numbered(long id, Kept kept) {}

    void add(List<Kept> some) {
        jdbc.sql(ADD)
                .param("people", array(some, Kept::personId, Long[]::new))
                .param("kinds", array(some, kept -> kept.kind().name(), String[]::new))
                .param("items", array(some, kept -> kept.impression().item(), Long[]::new))
                .param("surfaces", array(some, kept -> kept.surface().name(), String[]::new))
                .param("lists", array(some, Kept::listId, Long[]::new))
                .param("places", array(some, Kept::place, Integer[]::new))
                .param("explored", array(some, Kept::explored, Boolean[]::new))
                .param("propensities", array(some, Kept::propensity, Double[]::new))
                .param("scheme", Impression.SCHEME)
                .param("features", array(some, kept -> literal(kept.impression().features()), String[]::new))
                .param("foreseen", array(some, kept -> literal(kept.foreseen()), String[]::new))
                .param("times", array(some, kept -> kept.at().toString(), String[]::new))
                .update();
    }

    /** Those that a ranker of today can read, in the order of their numbers, after one. */
    List<Numbered> after(long id, int limit) {
        return jdbc.sql(AFTER)
                .param("after", id)
                .param("scheme", Impression.SCHEME)
                .param("limit", limit)
                .query((row, _) -> numbered(row))
                .list();
    }

    /** The same, told from a moment on and before another. */
    List<Numbered> between(long id, Instant since, Instant until, int limit) {
        return jdbc.sql(BETWEEN)
                .param("after", id)
                .param("scheme", Impression.SCHEME)
                .param("since", since.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .param("limit", limit)
                .query((row, _) -> numbered(row))
                .list();
    }

    /** How many {@link #between} has. */
    long countBetween(long id, Instant since, Instant until) {
        return jdbc.sql("""
                        select count(*)
                          from feed_impression
                         where impression_id > :after and scheme = :scheme and at >= :since and at < :until
                        """)
                .param("after", id)
                .param("scheme", Impression.SCHEME)
                .param("since", since.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query(Long.class)
                .single();
    }

    /** When the earliest of those that {@link #between} has was told; empty where it has none. */
    Optional<Instant> firstBetween(long id, Instant since, Instant until) {
        return jdbc.sql("""
                        select at
                          from feed_impression
                         where impression_id > :after and scheme = :scheme and at >= :since and at < :until
                         order by at
                         limit 1
                        """)
                .param("after", id)
                .param("scheme", Impression.SCHEME)
                .param("since", since.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query((row, _) -> row.getObject("at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** Those of one person after a number, the oldest first. */
    List<Numbered> ofPerson(long personId, long id) {
        return jdbc.sql(OF_PERSON)
                .param("person", personId)
                .param("after", id)
                .param("scheme", Impression.SCHEME)
                .query((row, _) -> numbered(row))
                .list();
    }

    /** The number after which the newest so many stand; 0 where there are no more than those. */
    long beforeNewest(int count) {
        return jdbc.sql(BEFORE_NEWEST).param("count", count).query(Long.class).single();
    }

    /** One product, which then was not shown. */
    int unsee(long personId, long productId) {
        return jdbc.sql("""
                        delete from feed_impression
                         where person_id = :person and item_id = :product and kind = 'PRODUCT'
                        """)
                .param("person", personId)
                .param("product", productId)
                .update();
    }

    /** Takes away what is older than a moment, and all but the newest so many. */
    int trim(Instant before, int most) {
        return jdbc.sql("delete from feed_impression where at < :before or impression_id <= :last")
                .param("before", before.atOffset(UTC))
                .param("last", beforeNewest(most))
                .update();
    }

    private static <T> T[] array(List<Kept> some, Function<Kept, T> of, IntFunction<T[]> empty) {
        return some.stream().map(of).toArray(empty);
    }

    /** As PostgreSQL writes an array; the shortest decimal of a float comes back as the same float. */
    private static String literal(List<Float> numbers) {
        return numbers.stream().map(Object::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static Numbered numbered(ResultSet row) throws SQLException {
        return new Numbered(
                row.getLong("impression_id"),
                new Kept(
                        row.getLong("person_id"),
                        Kind.valueOf(row.getString("kind")),
                        Surface.valueOf(row.getString("surface")),
                        row.getLong("list_id"),
                        row.getInt("place"),
                        row.getBoolean("explored"),
                        row.getDouble("propensity"),
                        new Impression(row.getLong("item_id"), numbers(row, "features")),
                        numbers(row, "foreseen"),
                        row.getObject("at", OffsetDateTime.class).toInstant()));
    }

    private static List<Float> numbers(ResultSet row, String column) throws SQLException {
        return Arrays.asList((Float[]) row.getArray(column).getArray());
    }
}

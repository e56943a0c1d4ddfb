package org.qiantang.app.follow;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of whom people follow. */
final class FollowTable {
    private static final String LISTED = """
            select kind, target_id, at
              from follow
             where person_id = :person
               and at < :before
             order by at desc
             limit :limit
            """;

    private final JdbcClient jdbc;

    FollowTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What can be followed. */
    enum Kind {
        SHOP,
        HOST
    }

    record Row(Kind kind, long targetId, Instant at) {}

    void add(long personId, Kind kind, long targetId, Instant now) {
        jdbc.sql("""
                insert into follow (person_id, kind, target_id, at) values (:person, :kind, :target, :now)
                on conflict do nothing
                """)
                .param("person", personId)
                .param("kind", kind.name())
                .param("target", targetId)
                .param("now", now.atOffset(UTC))
                .update();
    }

    void remove(long personId, Kind kind, long targetId) {
        jdbc.sql("delete from follow where person_id = :person and kind = :kind and target_id = :target")
                .param("person", personId)
                .param("kind", kind.name())
                .param("target", targetId)
                .update();
    }

    long since(Kind kind, long targetId, Instant from, Instant until) {
        return jdbc.sql("""
                        select count(*) from follow
                         where kind = :kind and target_id = :target and at > :from and at <= :until
                        """)
                .param("kind", kind.name())
                .param("target", targetId)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query(Long.class)
                .single();
    }

    boolean has(long personId, Kind kind, long targetId) {
        return jdbc.sql("""
                select exists (select from follow where person_id = :person and kind = :kind and target_id = :target)
                """)
                .param("person", personId)
                .param("kind", kind.name())
                .param("target", targetId)
                .query(Boolean.class)
                .single();
    }

    long count(Kind kind, long targetId) {
        return jdbc.sql("select count(*) from follow where kind = :kind and target_id = :target")
                .param("kind", kind.name())
                .param("target", targetId)
                .query(Long.class)
                .single();
    }

    long countOf(long personId) {
        return jdbc.sql("select count(*) from follow where person_id = :person")
                .param("person", personId)
                .query(Long.class)
                .single();
    }

    List<Long> idsOf(long personId, Kind kind) {
        return jdbc.sql("select target_id from follow where person_id = :person and kind = :kind")
                .param("person", personId)
                .param("kind", kind.name())
                .query((row, _) -> row.getLong("target_id"))
                .list();
    }

    List<Row> of(long personId, Instant before, int limit) {
        return jdbc.sql(LISTED)
                .param("person", personId)
                .param("before", before.atOffset(UTC))
                .param("limit", limit)
                .query((row, _) -> new Row(
                        Kind.valueOf(row.getString("kind")),
                        row.getLong("target_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }
}

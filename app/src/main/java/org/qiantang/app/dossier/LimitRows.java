package org.qiantang.app.dossier;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.FindingEvent.GraveRule;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Provisional limits of traffic (先行限流) as lists show them; one ends with its time, or with the shorter one that is left to it
 * once the host has taken everything back, whether or not that was written yet.
 */
final class LimitRows {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<GraveRule>> RULES = new TypeReference<>() {};
    private static final String BINDS = " l.ended_at is null and least(l.until_at, l.short_until_at) > :now";
    /** It has ended early, since the host took everything back. */
    private static final String MAY_BE_CONFIRMED = """
             (l.short_until_at is not null and l.until_at > :now and d.dossier_id is null
              and (l.ended_at is null or l.end_cause = 'CORRECTED'))""";

    private static final String COLUMNS = """
            select l.show_id, l.limit_id, l.merchant_id, l.rules::text as rules, l.set_at, l.until_at, l.short_until_at,
                   l.joined, l.contested_at, l.contest_position, d.dossier_id, l.ended_at, l.end_cause, l.end_reason,
                   l.ended_by,
                   coalesce(s.title, '') as title, coalesce(m.name, '') as shop
              from provisional_limit l
              left join show_row s on s.show_id = l.show_id
              left join merchant m on m.id = l.merchant_id
              left join dossier d on d.dossier_id = l.dossier_id
            """;
    private static final String OF_SHOP = COLUMNS + " where l.merchant_id = :merchant and (" + BINDS + " or"
            + MAY_BE_CONFIRMED + ") order by l.set_at limit 50";
    private static final String NEWEST = COLUMNS + " where l.set_at > :since order by" + BINDS + """
             desc, l.set_at desc
             limit :most
            """;
    private static final String SHOWS = "select l.show_id from provisional_limit l where" + BINDS;
    private static final String OVER = """
            select show_id, limit_id from provisional_limit
             where ended_at is null and least(until_at, short_until_at) <= :now
             order by until_at
             limit 100
            """;

    private final JdbcClient jdbc;

    LimitRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One limit.
     *
     * @param until its own time
     * @param shortUntil till when it binds since the host has taken everything back; null where that makes it no shorter
     * @param joined how many lines belong to it beside the one that brought it about
     * @param contestPosition where the shop's objection stands in the office; null where there is none
     * @param dossierId in which an officer carries it on; null where none has been opened
     * @param endedBy null where its time was over, or it binds
     */
    record Row(
            long showId,
            long limitId,
            long merchantId,
            List<GraveRule> rules,
            Instant setAt,
            Instant until,
            @Nullable Instant shortUntil,
            int joined,
            @Nullable Instant contestedAt,
            @Nullable Long contestPosition,
            @Nullable Long dossierId,
            @Nullable Instant endedAt,
            @Nullable String endCause,
            @Nullable String endReason,
            @Nullable Long endedBy,
            String title,
            String shop) {
        Row {
            rules = List.copyOf(rules);
        }

        /** Till when it binds, unless somebody ends it before. */
        Instant bindsUntil() {
            return shortUntil == null ? until : shortUntil;
        }

        boolean binds(Instant moment) {
            return endedAt == null && moment.isBefore(bindsUntil());
        }
    }

    record Over(long showId, long limitId) {}

    /** What binds rooms of a shop now, and what has ended early and officers may still confirm. */
    List<Row> ofShop(long merchantId, Instant now) {
        return jdbc.sql(OF_SHOP)
                .param("merchant", merchantId)
                .param("now", now.atOffset(UTC))
                .query(LimitRows::row)
                .list();
    }

    /** Those that bind, then those that were set within some time and are over, each the newest first. */
    List<Row> newest(Duration within, Instant now, int most) {
        return jdbc.sql(NEWEST)
                .param("since", now.minus(within).atOffset(UTC))
                .param("now", now.atOffset(UTC))
                .param("most", most)
                .query(LimitRows::row)
                .list();
    }

    /** The shows that are limited now. */
    Set<Long> shows(Instant now) {
        return new TreeSet<>(jdbc.sql(SHOWS)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> row.getLong("show_id"))
                .list());
    }

    /** Those whose time is over and whose end has not been written, a hundred at a time. */
    List<Over> over(Instant now) {
        return jdbc.sql(OVER)
                .param("now", now.atOffset(UTC))
                .query((row, _) -> new Over(row.getLong("show_id"), row.getLong("limit_id")))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("show_id"),
                row.getLong("limit_id"),
                row.getLong("merchant_id"),
                JSON.readValue(row.getString("rules"), RULES),
                row.getObject("set_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                FoundRows.timeOrNull(row, "short_until_at"),
                row.getInt("joined"),
                FoundRows.timeOrNull(row, "contested_at"),
                row.getObject("contest_position", Long.class),
                row.getObject("dossier_id", Long.class),
                FoundRows.timeOrNull(row, "ended_at"),
                row.getString("end_cause"),
                row.getString("end_reason"),
                row.getObject("ended_by", Long.class),
                row.getString("title"),
                row.getString("shop"));
    }
}

package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads hosts' lines in which something was found, and what became of them until some moment. */
final class FoundRows {
    private static final TypeReference<List<FoundInLine>> FINDINGS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Beyond so many confirmed ones nothing is left to lose. */
    private static final int MOST = 2_000;

    // What is the last word on a line, and what it was at the moment that is asked about: a later withdrawal counts for
    // every day, a later confirmation only from its own on.
    private static final String RULED = """
              from host_line l
              left join lateral (select r.ruling from green_ruling r
                                  where r.show_id = l.show_id and r.line_id = l.line_id
                                  order by r.position desc limit 1) last on true
              left join lateral (select r.ruling, r.at from green_ruling r
                                  where r.show_id = l.show_id and r.line_id = l.line_id and r.at <= :asOf
                                  order by r.position desc limit 1) was on true
              left join lateral (select min(n.at) as told_at
                                   from green_line g
                                   join green_case c on c.dossier_id = g.dossier_id and not c.unfounded
                                   join green_notice n on n.dossier_id = g.dossier_id and n.at >= g.joined_at
                                  where g.show_id = l.show_id and g.line_id = l.line_id
                                    and n.at + interval '7 days' <= :asOf
                                    and (n.objected_at is null or n.objected_at > n.at + interval '7 days')) tacit on true
              left join lateral (select max(n.passed_at) as repaired_at
                                   from green_line g
                                   join green_notice n on n.dossier_id = g.dossier_id and n.kind = 'CORRECTION'
                                                      and n.passed_at <= :asOf
                                  where g.show_id = l.show_id and g.line_id = l.line_id) repair on true
             where l.show_id = any(:shows) and l.verdict <> 'clear' and l.at >= :from and l.at < :until
            """;
    private static final String HELD = """
            (was.ruling = 'CONFIRMED'
                    or (was.ruling is null and tacit.told_at is not null and l.verdict = 'violates'))
            """;
    private static final String CONFIRMED = """
            select l.show_id, l.line_id, l.at, l.text, l.findings::text as findings, l.corrected_at,
                   coalesce(was.at, tacit.told_at + interval '7 days') as confirmed_at,
                   coalesce(was.ruling = 'CONFIRMED', false) as by_officer, repair.repaired_at
            """ + RULED + """
               and coalesce(last.ruling, '') <> 'WITHDRAWN'
               and %s
             order by l.at, l.line_id
             limit :most
            """.formatted(HELD);
    // What was not corrected counts only once it is confirmed. What was corrected speaks for the host at once, and to
    // confirm it gives no point.
    private static final String COUNTS = """
            select count(*) filter (where light and l.speaker = 'HUMAN' and l.verdict = 'violates'
                                      and coalesce(last.ruling, '') <> 'WITHDRAWN'
                                      and (l.corrected_at is not null or %s)) as warnings,
                   count(*) filter (where light and l.speaker = 'HUMAN' and l.verdict = 'violates'
                                      and coalesce(last.ruling, '') <> 'WITHDRAWN'
                                      and l.corrected_at is not null) as corrected,
                   count(*) filter (where was.ruling is null and coalesce(last.ruling, '') <> 'WITHDRAWN'
                                      and tacit.told_at is null) as pending
            """.formatted(HELD) + RULED.replace(" where l.show_id", """
              left join lateral (select bool_or(f ->> 'severity' in ('S1', 'S2'))
                                        and not bool_or(f ->> 'severity' in ('S3', 'S4')) as light
                                   from jsonb_array_elements(l.findings) f
                                  where f ->> 'doubtPercent' is null) gravity on true
             where l.show_id""");

    private final JdbcClient jdbc;

    FoundRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A line whose finding is confirmed.
     *
     * @param byOfficer whether an officer confirmed it, and not silence
     * @param repairedAt when an officer found the shop's repair of it good; null where that has not happened
     */
    record Confirmed(
            long showId,
            long lineId,
            Instant at,
            String text,
            List<FoundInLine> findings,
            boolean corrected,
            Instant confirmedAt,
            boolean byOfficer,
            @Nullable Instant repairedAt) {
        Confirmed {
            findings = List.copyOf(findings);
        }
    }

    /** {@code pending} are those that nobody has decided. */
    record Counts(long warnings, long corrected, long pending) {}

    List<Confirmed> confirmed(Scope scope) {
        return asked(CONFIRMED, scope).param("most", MOST).query(FoundRows::row).list();
    }

    Counts counts(Scope scope) {
        return asked(COUNTS, scope)
                .query((row, _) ->
                        new Counts(row.getLong("warnings"), row.getLong("corrected"), row.getLong("pending")))
                .single();
    }

    private JdbcClient.StatementSpec asked(String sql, Scope scope) {
        return jdbc.sql(sql)
                .param("shows", scope.shows())
                .param("from", scope.from().atOffset(UTC))
                .param("until", scope.until().atOffset(UTC))
                .param("asOf", scope.asOf().atOffset(UTC));
    }

    private static Confirmed row(ResultSet row, int number) throws SQLException {
        return new Confirmed(
                row.getLong("show_id"),
                row.getLong("line_id"),
                ShowSpans.moment(row, "at"),
                row.getString("text"),
                JSON.readValue(row.getString("findings"), FINDINGS),
                row.getObject("corrected_at") != null,
                ShowSpans.moment(row, "confirmed_at"),
                row.getBoolean("by_officer"),
                Care.maybe(row, "repaired_at"));
    }
}

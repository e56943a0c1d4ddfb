package org.qiantang.app.report;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What officers read beside a report: what the host said around it, the shop's dossiers, and other reports of the show. */
final class CaseRows {
    private static final String AROUND = """
            select l.line_id, l.at, l.speaker, l.text, l.verdict, l.corrected_at,
                   coalesce((select string_agg(distinct f ->> 'rule', ' ')
                               from jsonb_array_elements(l.findings) f), '') as rules
              from host_line l
             where l.show_id = :show and l.at between :from and :until
             order by l.at, l.line_id
             limit 200
            """;
    private static final String DOSSIERS = """
            select dossier_id, facts, opened_at, closed_at, report_id
              from dossier
             where merchant_id = :merchant
             order by (closed_at is null) desc, dossier_id desc
             limit 20
            """;

    private final JdbcClient jdbc;

    CaseRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param rules that were found in it, one space between them; empty where none */
    record Said(
            long lineId,
            Instant at,
            String speaker,
            String text,
            String verdict,
            @Nullable Instant correctedAt,
            String rules) {}

    /** @param reportId that it was opened from */
    record Case(
            long dossierId,
            String facts,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable Long reportId) {}

    List<Said> around(long showId, Instant from, Instant until) {
        return jdbc.sql(AROUND)
                .param("show", showId)
                .param("from", from.atOffset(UTC))
                .param("until", until.atOffset(UTC))
                .query((row, _) -> new Said(
                        row.getLong("line_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        row.getString("speaker"),
                        row.getString("text"),
                        row.getString("verdict"),
                        ReportTable.time(row, "corrected_at"),
                        row.getString("rules")))
                .list();
    }

    /** Which of these lines of a show were taken from everybody's screen. */
    Set<Long> hidden(long showId, List<Long> lines) {
        return lines.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select line_id from hidden_line where show_id = :show and line_id in (:lines)")
                        .param("show", showId)
                        .param("lines", lines)
                        .query(Long.class)
                        .list());
    }

    /** The officers who had muted somebody in a show by then. */
    Set<Long> mutersOf(long personId, long showId, Instant until) {
        return Set.copyOf(jdbc.sql("""
                        select distinct officer_id
                          from officer_mute
                         where show_id = :show and person_id = :person and until_at is not null and at <= :until
                        """)
                .param("show", showId)
                .param("person", personId)
                .param("until", until.atOffset(UTC))
                .query(Long.class)
                .list());
    }

    /** Of a shop, those that are open first. */
    List<Case> dossiers(long merchantId) {
        return jdbc.sql(DOSSIERS)
                .param("merchant", merchantId)
                .query((row, _) -> new Case(
                        row.getLong("dossier_id"),
                        row.getString("facts"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        ReportTable.time(row, "closed_at"),
                        row.getObject("report_id", Long.class)))
                .list();
    }

    boolean isFound(long showId, long lineId) {
        return jdbc.sql("select exists (select 1 from host_line where show_id = :show and line_id = :line"
                        + " and verdict <> 'clear')")
                .param("show", showId)
                .param("line", lineId)
                .query(Boolean.class)
                .single();
    }

    boolean isOfShop(long dossierId, long merchantId) {
        return jdbc.sql("select exists (select 1 from dossier where dossier_id = :id and merchant_id = :merchant)")
                .param("id", dossierId)
                .param("merchant", merchantId)
                .query(Boolean.class)
                .single();
    }

    int reportsOfShow(long showId) {
        return jdbc.sql("select count(*) from report where show_id = :show")
                .param("show", showId)
                .query(Integer.class)
                .single();
    }

    int reportsOfFilm(long filmId) {
        return jdbc.sql("select count(*) from report where film_id = :film")
                .param("film", filmId)
                .query(Integer.class)
                .single();
    }

    String shop(long merchantId) {
        return jdbc.sql("select name from merchant where id = :id")
                .param("id", merchantId)
                .query(String.class)
                .optional()
                .orElse("");
    }
}

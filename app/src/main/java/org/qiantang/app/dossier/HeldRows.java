package org.qiantang.app.dossier;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Bookmark;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Lines of chat that were held back: a few a minute of each person with their words, all others as a number. */
final class HeldRows {
    static final int MOST_A_MINUTE = 5;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final String AGAIN = """
            update held_line set times = times + 1, last_at = greatest(last_at, :at)
             where show_id = :show and person_id = :person and text = :text
            """;
    private static final String ONE_MORE = """
            update held_line set more = more + 1, last_at = greatest(last_at, :at)
             where line_id = (select max(line_id)
                                from held_line
                               where person_id = :person and show_id = :show and at > :since)
               and (select count(*) from held_line where person_id = :person and at > :since) >= :most
            """;
    private static final String KEEP = """
            insert into held_line (line_id, show_id, person_id, staff, at, text, findings, judged_by, last_at)
            values (:line, :show, :person, :staff, :at, :text, cast(:findings as jsonb), :judgedBy, :at)
            """;
    private static final String COLUMNS = """
            select h.line_id, h.show_id, h.person_id, h.staff, h.at, h.text, h.findings::text as findings, h.judged_by,
                   h.times, h.more, h.last_at, s.merchant_id, s.title, coalesce(m.name, '') as shop,
                   j.rightly, j.reason, j.officer_id, j.at as judged_at
              from held_line h
              join show_row s on s.show_id = h.show_id
              left join merchant m on m.id = s.merchant_id
              left join lateral (select rightly, reason, officer_id, at from held_judgement g
                                  where g.line_id = h.line_id
                                  order by judgement_id desc limit 1) j on true
            """;
    private static final String ONE = COLUMNS + " where h.line_id = :line";
    private static final String STREAM = COLUMNS + """
             where (h.last_at, h.line_id) < (:before, :id)
               and (:q = '' or position(lower(:q) in lower(s.title || ' ' || coalesce(m.name, '') || ' ' || h.text)) > 0)
               and (:show::bigint is null or h.show_id = :show)
               and (:merchant::bigint is null or s.merchant_id = :merchant)
               and (:severity = '' or h.findings @> jsonb_build_array(jsonb_build_object('severity', :severity)))
               and (:category = '' or h.findings @> jsonb_build_array(jsonb_build_object('category', :category)))
               and (:rule = '' or h.findings @> jsonb_build_array(jsonb_build_object('rule', :rule)))
               and (:judged = ''
                    or :judged = case when j.rightly then 'right' when not j.rightly then 'wrong' else 'new' end)
               and (:from::timestamptz is null or h.last_at >= :from)
               and (:until::timestamptz is null or h.at < :until)
             order by h.last_at desc, h.line_id desc
             limit :most
            """;

    private final JdbcClient jdbc;

    HeldRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A line that was held back, with its show; the judgement is the newest, null where nobody has judged it. */
    record Row(
            long lineId,
            long showId,
            long personId,
            boolean staff,
            Instant at,
            String text,
            String findings,
            String judgedBy,
            int times,
            int more,
            Instant lastAt,
            long merchantId,
            String title,
            String shop,
            HeldJudgements.@Nullable Judgement judgement) {
        Bookmark place() {
            return Bookmark.at(lastAt, lineId);
        }
    }

    /**
     * Keeps it, or counts it where the same words of the person are there, or enough of the person's in that minute; the
     * first in a show is kept in any case, so that what is more has a line of that show to stand beside.
     */
    void keep(long lineId, HeldLines.Line line, Instant at) {
        if (isThere(line, at) || isEnough(line, at)) {
            return;
        }
        jdbc.sql(KEEP)
                .param("line", lineId)
                .param("show", line.showId())
                .param("person", line.personId())
                .param("staff", line.staff())
                .param("at", at.atOffset(UTC))
                .param("text", line.text())
                .param("findings", JsonMapper.shared().writeValueAsString(line.findings()))
                .param("judgedBy", line.judgedBy())
                .update();
    }

    private boolean isThere(HeldLines.Line line, Instant at) {
        return jdbc.sql(AGAIN)
                        .param("at", at.atOffset(UTC))
                        .param("show", line.showId())
                        .param("person", line.personId())
                        .param("text", line.text())
                        .update()
                > 0;
    }

    private boolean isEnough(HeldLines.Line line, Instant at) {
        return jdbc.sql(ONE_MORE)
                        .param("at", at.atOffset(UTC))
                        .param("show", line.showId())
                        .param("person", line.personId())
                        .param("since", at.minus(MINUTE).atOffset(UTC))
                        .param("most", MOST_A_MINUTE)
                        .update()
                > 0;
    }

    /**
     * Those of all rooms, the one that was tried last first; of the filter all counts but what is only of hosts' lines.
     * What is tried again while somebody reads on moves before the bookmark: it comes no second time, and stands at the
     * top of a new reading.
     */
    List<Row> stream(HeldFilter asked, Bookmark after, int most) {
        FoundFilter filter = asked.found();
        return jdbc.sql(STREAM)
                .param("before", after.moment().atOffset(UTC))
                .param("id", after.id())
                .param("q", filter.words())
                .param("show", filter.showId())
                .param("merchant", filter.merchantId())
                .param("severity", filter.severity())
                .param("category", filter.category())
                .param("rule", asked.rule())
                .param("judged", asked.judged())
                .param("from", FoundRows.utc(filter.from()))
                .param("until", FoundRows.utc(filter.until()))
                .param("most", most)
                .query(HeldRows::row)
                .list();
    }

    Optional<Row> one(long lineId) {
        return jdbc.sql(ONE).param("line", lineId).query(HeldRows::row).optional();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("line_id"),
                row.getLong("show_id"),
                row.getLong("person_id"),
                row.getBoolean("staff"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("text"),
                row.getString("findings"),
                row.getString("judged_by"),
                row.getInt("times"),
                row.getInt("more"),
                row.getObject("last_at", OffsetDateTime.class).toInstant(),
                row.getLong("merchant_id"),
                row.getString("title"),
                row.getString("shop"),
                judgement(row));
    }

    private static HeldJudgements.@Nullable Judgement judgement(ResultSet row) throws SQLException {
        Instant at = FoundRows.timeOrNull(row, "judged_at");
        return at == null
                ? null
                : new HeldJudgements.Judgement(
                        row.getBoolean("rightly"), row.getString("reason"), row.getLong("officer_id"), at);
    }
}

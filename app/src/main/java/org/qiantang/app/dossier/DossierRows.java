package org.qiantang.app.dossier;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What pages read of dossiers as a list. */
final class DossierRows {
    private static final String COLUMNS = """
            select d.dossier_id, d.subject_kind, d.subject_id, d.merchant_id, d.facts, d.officer_id, d.opened_at, d.due_at,
                   d.reply_by, d.answer_waits, d.repair_waits, d.served_at, d.read_at, d.closed_at, d.end_kind, coalesce(m.name, '') as shop,
                   (select count(*) from dossier_finding f where f.dossier_id = d.dossier_id) as findings,
                   (select count(*) from measure x where x.dossier_id = d.dossier_id and x.taken_at is null
                                                     and x.declined_at is null) as consents,
                   (select min(x.decide_by) from measure x
                     where x.dossier_id = d.dossier_id and x.appealed_at is not null and x.decided_at is null) as decide_by,
                   (select count(*) from measure x where x.dossier_id = d.dossier_id and x.taken_at is not null
                                                     and x.ended_at is null and x.until_at > :now) as in_force
              from dossier d
              left join merchant m on m.id = d.merchant_id
            """;
    private static final String LISTED = "select * from (" + COLUMNS + """
            ) d
             where d.dossier_id < :before
               and (:state = '' or (:state = 'closed') = (d.closed_at is not null) or :state = 'waiting')
               and (:state <> 'waiting' or d.consents > 0 or d.decide_by is not null or d.answer_waits or d.repair_waits)
               and (:overdue = false or d.closed_at is null and d.due_at < :now or d.decide_by < :now)
               and (:officer::bigint is null or d.officer_id = :officer)
               and (:merchant::bigint is null or d.merchant_id = :merchant)
               and (:q = '' or position(lower(:q) in lower(d.shop || ' ' || d.facts)) > 0)
             order by d.dossier_id desc
             limit :most
            """;
    private static final String OF_SHOP = COLUMNS + """
             where d.merchant_id = :merchant and d.served_at is not null and d.dossier_id < :before
             order by d.dossier_id desc
             limit :most
            """;
    private static final String UNREAD = """
            select count(*)
              from (select 1
                      from dossier
                     where merchant_id = :merchant and served_at is not null and (read_at is null or read_at < served_at)
                     limit :most) d
            """;
    private static final String WITH = """
            select d.dossier_id, d.opened_at, d.closed_at
              from dossier_finding f
              join dossier d on d.dossier_id = f.dossier_id
             where f.show_id = :show and f.line_id = :line
             order by d.dossier_id desc
             limit 20
            """;

    private final JdbcClient jdbc;

    DossierRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Row(
            long dossierId,
            String subjectKind,
            long subjectId,
            long merchantId,
            String facts,
            long officerId,
            Instant openedAt,
            Instant dueAt,
            @Nullable Instant replyBy,
            boolean answerWaits,
            boolean repairWaits,
            @Nullable Instant servedAt,
            @Nullable Instant readAt,
            @Nullable Instant closedAt,
            @Nullable String end,
            String shop,
            int findings,
            int consents,
            @Nullable Instant decideBy,
            int inForce) {
        boolean isUnread() {
            Instant served = servedAt;
            Instant read = readAt;
            return served != null && (read == null || read.isBefore(served));
        }
    }

    /** Which dossiers are asked for; {@code state} is open, closed, waiting for an officer, or empty. */
    record Asked(
            String words,
            String state,
            boolean overdue,
            @Nullable Long officerId,
            @Nullable Long merchantId) {}

    List<Row> listed(Asked asked, Instant now, long before, int most) {
        return jdbc.sql(LISTED)
                .param("q", asked.words())
                .param("state", asked.state())
                .param("overdue", asked.overdue())
                .param("officer", asked.officerId())
                .param("merchant", asked.merchantId())
                .param("now", now.atOffset(UTC))
                .param("before", before)
                .param("most", most)
                .query(DossierRows::row)
                .list();
    }

    /** What a shop has been told of, the newest first. */
    List<Row> ofShop(long merchantId, Instant now, long before, int most) {
        return jdbc.sql(OF_SHOP)
                .param("merchant", merchantId)
                .param("now", now.atOffset(UTC))
                .param("before", before)
                .param("most", most)
                .query(DossierRows::row)
                .list();
    }

    /** How many notices nobody of the shop has read, so many at most. */
    int unread(long merchantId, int most) {
        return jdbc.sql(UNREAD)
                .param("merchant", merchantId)
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /** The dossiers in which a finding is. */
    List<FindingSheet.DossierBrief> with(long showId, long lineId) {
        return jdbc.sql(WITH)
                .param("show", showId)
                .param("line", lineId)
                .query((row, _) -> new FindingSheet.DossierBrief(
                        row.getLong("dossier_id"),
                        row.getObject("closed_at") == null ? "open" : "closed",
                        row.getObject("opened_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        return new Row(
                row.getLong("dossier_id"),
                row.getString("subject_kind"),
                row.getLong("subject_id"),
                row.getLong("merchant_id"),
                row.getString("facts"),
                row.getLong("officer_id"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_at", OffsetDateTime.class).toInstant(),
                FoundRows.timeOrNull(row, "reply_by"),
                row.getBoolean("answer_waits"),
                row.getBoolean("repair_waits"),
                FoundRows.timeOrNull(row, "served_at"),
                FoundRows.timeOrNull(row, "read_at"),
                FoundRows.timeOrNull(row, "closed_at"),
                row.getString("end_kind"),
                row.getString("shop"),
                row.getInt("findings"),
                row.getInt("consents"),
                FoundRows.timeOrNull(row, "decide_by"),
                row.getInt("in_force"));
    }
}

package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What officers asked of a shop, a host, or an agency's hosts, and whether it was answered and put right in time. */
final class Notices {
    private static final int MOST = 2_000;
    private static final String DUE = """
            select n.notice_id, n.dossier_id, n.kind, n.at, n.reply_by,
                   case when n.replied_at < :asOf then n.replied_at end as replied_at,
                   case when n.failed_at < :asOf then n.failed_at end as failed_at,
                   case when n.passed_at < :asOf then n.passed_at end as passed_at
              from green_notice n
              join green_case c on c.dossier_id = n.dossier_id
             where n.reply_by >= :from and n.reply_by < :asOf and not c.unfounded
               and (c.closed_at is null or c.closed_at >= n.reply_by or n.replied_at < :asOf)
            """;
    private static final String OF_SHOP = DUE + " and c.merchant_id = :merchant order by n.reply_by limit :most";
    private static final String OF_HOSTS = DUE + """
               and c.merchant_id = :merchant and c.subject_kind = 'HOST' and c.subject_id = any(:hosts)
             order by n.reply_by
             limit :most
            """;
    private static final String APPEALS = """
            select count(*) from measure
             where merchant_id = :merchant and appealed_at >= :from and appealed_at < :asOf
            """;

    private final JdbcClient jdbc;

    Notices(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Notice(
            long noticeId,
            long dossierId,
            boolean correction,
            Instant at,
            Instant replyBy,
            @Nullable Instant repliedAt,
            @Nullable Instant failedAt,
            @Nullable Instant passedAt) {
        boolean answered() {
            return repliedAt != null && !repliedAt.isAfter(replyBy);
        }

        /** Done in time, not done, or left out: it waits for the officer, or was done late, which takes the loss away. */
        Care.Standing repair() {
            if (passedAt != null) {
                return answered() ? Care.Standing.IN_TIME : Care.Standing.LEFT_OUT;
            }
            boolean waits = answered() && failedAt == null;
            return waits ? Care.Standing.LEFT_OUT : Care.Standing.LATE;
        }
    }

    Map<String, Reading> readings(Scope scope) {
        List<Notice> notices = switch (scope.kind()) {
            case SHOP, PLATFORM -> asked(OF_SHOP, scope).query(Notices::notice).list();
            case HOST, AGENCY ->
                asked(OF_HOSTS, scope)
                        .param("hosts", scope.hosts())
                        .query(Notices::notice)
                        .list();
        };
        long appeals = jdbc.sql(APPEALS)
                .param("merchant", scope.merchantId())
                .param("from", scope.from().atOffset(UTC))
                .param("asOf", scope.asOf().atOffset(UTC))
                .query(Long.class)
                .single();
        return Map.of("GR-D5", answers(notices, appeals), "GR-D6", repairs(notices));
    }

    static Reading answers(List<Notice> notices, long appeals) {
        List<Notice> asked =
                notices.stream().filter(notice -> !notice.correction()).toList();
        List<Notice> late = asked.stream().filter(notice -> !notice.answered()).toList();
        return new Reading.Counted(
                Map.of("due", Exact.of(asked.size()), "answered", Exact.of(asked.size() - late.size())),
                Map.of("appeals", Said.same(Long.toString(appeals))),
                late.stream()
                        .map(notice -> behind(notice, new Said("没有按期答复", "not answered in time")))
                        .toList());
    }

    static Reading repairs(List<Notice> notices) {
        List<Notice> orders = notices.stream().filter(Notice::correction).toList();
        List<Notice> open = orders.stream()
                .filter(notice -> notice.repair() == Care.Standing.LATE)
                .toList();
        long done = orders.stream()
                .filter(notice -> notice.repair() == Care.Standing.IN_TIME)
                .count();
        long waiting = orders.stream()
                .filter(notice -> notice.passedAt() == null && notice.repair() == Care.Standing.LEFT_OUT)
                .count();
        Said state = orders.isEmpty()
                ? Said.NONE
                : waiting > 0
                        ? new Said(waiting + " 项等待复核", waiting + " waiting for the check")
                        : open.isEmpty()
                                ? new Said("已全部复核通过", "all checked and passed")
                                : new Said(open.size() + " 项未完成", open.size() + " not done");
        return new Reading.Counted(
                Map.of("due", Exact.of(done + open.size()), "done", Exact.of(done)),
                Map.of(
                        "repair_state",
                        state,
                        "todo",
                        new Said(open.size() + " 项整改", open.size() + " corrective orders")),
                open.stream()
                        .map(notice -> behind(notice, new Said("没有完成或没有通过复核", "not done, or not passed")))
                        .toList());
    }

    private static Behind behind(Notice notice, Said words) {
        String at = China.minute(notice.at());
        return new Behind(
                Behind.What.DOSSIER,
                notice.dossierId(),
                null,
                new Said(at + " 的通知：" + words.zh(), "notice of " + at + ": " + words.en()));
    }

    private JdbcClient.StatementSpec asked(String sql, Scope scope) {
        return jdbc.sql(sql)
                .param("merchant", scope.merchantId())
                .param("from", scope.from().atOffset(UTC))
                .param("asOf", scope.asOf().atOffset(UTC))
                .param("most", MOST);
    }

    private static Notice notice(ResultSet row, int number) throws SQLException {
        return new Notice(
                row.getLong("notice_id"),
                row.getLong("dossier_id"),
                row.getString("kind").equals("CORRECTION"),
                ShowSpans.moment(row, "at"),
                ShowSpans.moment(row, "reply_by"),
                Care.maybe(row, "replied_at"),
                Care.maybe(row, "failed_at"),
                Care.maybe(row, "passed_at"));
    }
}

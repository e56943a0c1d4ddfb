package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What buyers asked of a shop after the sale and what it owed to complaints, and how soon it answered; a demo's crowd is left out. */
final class Care {
    private static final Duration ANSWER_WITHIN = Duration.ofHours(24);
    private static final Duration CLOSE_WITHIN = Duration.ofDays(7);
    private static final int MOST = 5_000;

    // What a buyer asks after-sale for because something is wrong. What time grants was answered by nobody at the shop.
    private static final String COMPLAINTS = """
            select c.case_id, c.asked_at,
                   min(s.at) filter (where s.what in ('AfterSaleOffered', 'AfterSaleAgreed', 'AfterSaleRefused',
                                                      'RefundOrdered') and s.by_whom not in ('BUYER', 'DEADLINE')) as answered_at,
                   min(s.at) filter (where s.what in ('AfterSaleAgreed', 'AfterSaleRefused', 'RefundOrdered',
                                                      'AfterSaleEnded', 'ParcelSent')) as closed_at,
                   coalesce(bool_or(s.what = 'AfterSaleEnded' and s.by_whom = 'BUYER'), false) as taken_back,
                   coalesce(bool_or(s.what = 'AfterSaleAgreed' and s.by_whom = 'DEADLINE'), false) as ran_out
              from after_sale c
              left join after_sale_step s on s.case_id = c.case_id and s.at < :asOf
             where c.merchant_id = :merchant
               and c.reason in ('LATE', 'NOT_RECEIVED', 'QUALITY', 'DAMAGED', 'WRONG_ITEM', 'NOT_AS_SHOWN', 'OTHER')
               and c.asked_at >= :from and c.asked_at < :until
               and not exists (select from person p where p.id = c.buyer_id and p.simulated)
             group by c.case_id, c.asked_at
             order by c.asked_at
             limit :most
            """;
    // Each time that an officer asked the shop about a complaint; one that was decided before the term was over is owed
    // no answer.
    private static final String OWED = """
            select r.id, q.at as asked_at, q.due_at as reply_by, a.answered_at
              from report r
              join report_step q on q.report_id = r.id and q.kind = 'ASKED'
              left join lateral (select min(s.at) as answered_at from report_step s
                                  where s.report_id = r.id and s.kind = 'ANSWERED'
                                    and s.at >= q.at and s.at < :asOf) a on true
             where r.merchant_id = :merchant and q.due_at >= :from and q.due_at < :asOf
               and (a.answered_at is not null
                    or not exists (select from report_step d
                                    where d.report_id = r.id and d.kind = 'DECIDED'
                                      and d.at >= q.at and d.at < q.due_at))
               and not exists (select from person p where p.id = r.by_person and p.simulated)
             order by q.due_at
             limit :most
            """;
    private static final String RETURNS = """
            select c.case_id, c.asked_at,
                   coalesce((array_agg(s.what order by s.position desc) filter (where s.what <> 'EvidenceAdded'))[1], '')
                       as last,
                   case when bool_or(s.what = 'DisputeDecided') then c.verdict end as verdict,
                   coalesce(bool_or(s.what = 'AfterSaleRefused' and s.by_whom = 'SELLER'), false) as refused
              from after_sale c
              left join after_sale_step s on s.case_id = c.case_id and s.at < :asOf
             where c.merchant_id = :merchant and c.kind = 'RETURN' and c.reason = 'NO_REASON'
               and c.asked_at >= :from and c.asked_at < :until
               and not exists (select from person p where p.id = c.buyer_id and p.simulated)
             group by c.case_id
             order by c.asked_at
             limit :most
            """;

    private final JdbcClient jdbc;

    Care(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Complaint(
            long caseId,
            Instant askedAt,
            @Nullable Instant answeredAt,
            @Nullable Instant closedAt,
            boolean takenBack,
            boolean ranOut) {
        /** In time, late but settled by now, still open or granted by time, or not yet due. */
        Standing standing(Instant asOf) {
            if (ranOut) {
                return Standing.LATE;
            }
            if (takenBack || askedAt.plus(CLOSE_WITHIN).isAfter(asOf)) {
                boolean done = !takenBack && inTime();
                return done ? Standing.IN_TIME : Standing.LEFT_OUT;
            }
            if (inTime()) {
                return Standing.IN_TIME;
            }
            return closedAt == null ? Standing.LATE : Standing.LEFT_OUT;
        }

        private boolean inTime() {
            return answeredAt != null
                    && closedAt != null
                    && !answeredAt.isAfter(askedAt.plus(ANSWER_WITHIN))
                    && !closedAt.isAfter(askedAt.plus(CLOSE_WITHIN));
        }
    }

    /** An answer that the shop owes an officer about somebody's complaint, and whose term is over. */
    record Owed(
            long reportId,
            Instant askedAt,
            Instant replyBy,
            @Nullable Instant answeredAt) {
        Standing standing() {
            if (answeredAt == null) {
                return Standing.LATE;
            }
            return answeredAt.isAfter(replyBy) ? Standing.LEFT_OUT : Standing.IN_TIME;
        }
    }

    enum Standing {
        IN_TIME,
        LATE,
        LEFT_OUT
    }

    /**
     * A return that the law allows within seven days without a reason.
     *
     * @param last the last step, which says how it stands
     */
    record Return(
            long caseId,
            Instant askedAt,
            String last,
            @Nullable String verdict,
            boolean refused) {
        Standing standing() {
            if (verdict != null) {
                return verdict.equals("SELLER") ? Standing.LEFT_OUT : refused ? Standing.LATE : Standing.IN_TIME;
            }
            return switch (last) {
                case "RefundOrdered" -> Standing.IN_TIME;
                case "AfterSaleRefused" -> Standing.LATE;
                case "AfterSaleEnded" -> refused ? Standing.LATE : Standing.LEFT_OUT;
                default -> Standing.LEFT_OUT;
            };
        }
    }

    Map<String, Reading> readings(Scope scope) {
        List<Complaint> complaints =
                asked(COMPLAINTS, scope).query(Care::complaint).list();
        List<Owed> owed = asked(OWED, scope)
                .query((row, _) -> new Owed(
                        row.getLong("id"),
                        ShowSpans.moment(row, "asked_at"),
                        ShowSpans.moment(row, "reply_by"),
                        maybe(row, "answered_at")))
                .list();
        List<Return> returns = asked(RETURNS, scope)
                .query((row, _) -> new Return(
                        row.getLong("case_id"),
                        ShowSpans.moment(row, "asked_at"),
                        row.getString("last"),
                        row.getString("verdict"),
                        row.getBoolean("refused")))
                .list();
        return Map.of("GR-D3", handled(complaints, owed, scope.asOf()), "GR-D4", returned(returns));
    }

    static Reading handled(List<Complaint> complaints, List<Owed> owed, Instant asOf) {
        long inTime = complaints.stream()
                        .filter(one -> one.standing(asOf) == Standing.IN_TIME)
                        .count()
                + owed.stream()
                        .filter(one -> one.standing() == Standing.IN_TIME)
                        .count();
        var late = new ArrayList<Behind>();
        complaints.stream()
                .filter(one -> one.standing(asOf) == Standing.LATE)
                .forEach(one -> late.add(behind(
                        one.caseId(),
                        one.askedAt(),
                        one.ranOut()
                                ? new Said("超时没有答复，由系统自动同意", "not answered in time and granted for that")
                                : new Said("超时未办结", "not closed in time"))));
        owed.stream().filter(one -> one.standing() == Standing.LATE).forEach(one -> late.add(behind(one)));
        return new Reading.Counted(
                Map.of("due", Exact.of(inTime + late.size()), "in_time", Exact.of(inTime)),
                Map.of("late", Said.same(Integer.toString(late.size()))),
                late);
    }

    static Reading returned(List<Return> returns) {
        List<Return> not =
                returns.stream().filter(one -> one.standing() == Standing.LATE).toList();
        long done = returns.stream()
                .filter(one -> one.standing() == Standing.IN_TIME)
                .count();
        return new Reading.Counted(
                Map.of("requests", Exact.of(done + not.size()), "requests_done", Exact.of(done)),
                Map.of(),
                not.stream()
                        .map(one -> behind(one.caseId(), one.askedAt(), new Said("未按承诺办结", "not carried out")))
                        .toList());
    }

    private static Behind behind(long caseId, Instant at, Said words) {
        return new Behind(
                Behind.What.AFTER_SALE,
                caseId,
                null,
                new Said(
                        China.minute(at) + " 的售后申请：" + words.zh(),
                        "after-sale of " + China.minute(at) + ": " + words.en()));
    }

    private static Behind behind(Owed one) {
        String at = China.minute(one.askedAt());
        return new Behind(
                Behind.What.COMPLAINT,
                one.reportId(),
                null,
                new Said(at + " 询问的投诉：没有按期答复", "complaint asked about on " + at + ": not answered in time"));
    }

    private JdbcClient.StatementSpec asked(String sql, Scope scope) {
        return jdbc.sql(sql)
                .param("merchant", scope.merchantId())
                .param("from", scope.from().atOffset(UTC))
                .param("until", scope.until().atOffset(UTC))
                .param("asOf", scope.asOf().atOffset(UTC))
                .param("most", MOST);
    }

    private static Complaint complaint(ResultSet row, int number) throws SQLException {
        return new Complaint(
                row.getLong("case_id"),
                ShowSpans.moment(row, "asked_at"),
                maybe(row, "answered_at"),
                maybe(row, "closed_at"),
                row.getBoolean("taken_back"),
                row.getBoolean("ran_out"));
    }

    static @Nullable Instant maybe(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}

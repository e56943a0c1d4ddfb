package org.qiantang.app.green;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FindingEvent.FindingJudged;
import org.qiantang.event.FindingEvent.Ruling;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table "green": what the office says that bears on scores, each with its time, and whose score is to be counted anew. */
final class GreenTable extends EventTable {
    static final String NAME = "green";

    private static final List<String> TABLES =
            List.of("green_ruling", "green_case", "green_line", "green_notice", "green_touched");
    private static final String JUDGED = """
            insert into green_ruling (show_id, line_id, position, ruling, at)
            values (:show, :line, :position, :ruling, :at)
            """;
    private static final String OPENED = """
            insert into green_case (dossier_id, merchant_id, subject_kind, subject_id)
            values (:dossier, :merchant, :kind, :subject)
            """;
    private static final String JOINED = """
            insert into green_line (show_id, line_id, dossier_id, joined_at) values (:show, :line, :dossier, :at)
                on conflict do nothing
            """;
    private static final String NOTICE = """
            insert into green_notice (notice_id, dossier_id, kind, at, reply_by)
            values (:notice, :dossier, :kind, :at, :by)
            """;
    private static final String ANSWERED = """
            update green_notice
               set replied_at = case when kind = 'INQUIRY' then coalesce(replied_at, :at) else replied_at end,
                   objected_at = coalesce(objected_at, :at)
             where dossier_id = :dossier and at <= :at
            """;
    private static final String REPAIRED = """
            update green_notice set replied_at = coalesce(replied_at, :at)
             where dossier_id = :dossier and kind = 'CORRECTION'
            """;
    private static final String CHECKED = """
            update green_notice
               set passed_at = case when :passed then :at::timestamptz end,
                   failed_at = case when :passed then failed_at else coalesce(failed_at, :at) end
             where dossier_id = :dossier and kind = 'CORRECTION' and replied_at is not null and passed_at is null
            """;
    private static final String OBJECTED =
            "update green_notice set objected_at = coalesce(objected_at, :at) where dossier_id = :dossier";
    private static final String CLOSED =
            "update green_case set closed_at = :at, unfounded = :unfounded where dossier_id = :dossier";
    private static final String TOUCHED = """
            insert into green_touched (position, show_id, merchant_id, again)
            values (:position, :show::bigint,
                    (select merchant_id from green_case where dossier_id = :dossier::bigint), :again)
            """;

    GreenTable(EventCodec codec) {
        super(codec);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.OFFICE);
    }

    @Override
    protected void fold(Recorded place, Event event, JdbcClient rows) {
        if (event instanceof FindingJudged judged) {
            judge(place, judged, rows);
        } else if (event instanceof DossierEvent dossier) {
            fold(place, Streams.idOf(place.stream()), dossier, rows);
        }
    }

    private static void judge(Recorded place, FindingJudged judged, JdbcClient rows) {
        rows.sql(JUDGED)
                .param("show", judged.showId())
                .param("line", judged.lineId())
                .param("position", place.position())
                .param("ruling", judged.ruling().name())
                .param("at", judged.at().atOffset(UTC))
                .update();
        touch(place, judged.showId(), null, judged.ruling() == Ruling.WITHDRAWN, rows);
    }

    private static void fold(Recorded place, long dossier, DossierEvent happened, JdbcClient rows) {
        switch (happened) {
            case DossierEvent.DossierOpened opened -> open(dossier, opened, rows);
            case DossierEvent.FindingsJoined more -> join(dossier, more.findings(), more.at(), rows);
            case DossierEvent.NoticeGiven notice -> give(dossier, notice, rows);
            case DossierEvent.ShopReplied reply -> {
                boolean answers = reply.kind() == DossierEvent.ReplyKind.ANSWER;
                when(answers ? ANSWERED : REPAIRED, dossier, reply.at(), rows);
                touch(place, null, dossier, false, rows);
            }
            case DossierEvent.RepairChecked checked -> {
                rows.sql(CHECKED)
                        .param("passed", checked.passed())
                        .param("at", checked.at().atOffset(UTC))
                        .param("dossier", dossier)
                        .update();
                touch(place, null, dossier, false, rows);
            }
            case DossierEvent.MeasureAppealed appeal -> when(OBJECTED, dossier, appeal.at(), rows);
            case DossierEvent.AppealDecided decided -> touch(place, null, dossier, decided.upheld(), rows);
            case DossierEvent.DossierClosed closed -> {
                boolean unfounded = closed.end() == DossierEvent.DossierEnd.UNFOUNDED;
                rows.sql(CLOSED)
                        .param("at", closed.at().atOffset(UTC))
                        .param("unfounded", unfounded)
                        .param("dossier", dossier)
                        .update();
                touch(place, null, dossier, unfounded, rows);
            }
            case DossierEvent.DossierHandedOver _,
                    DossierEvent.NoticeRead _,
                    DossierEvent.MeasureProposed _,
                    DossierEvent.MeasureAgreed _,
                    DossierEvent.MeasureDeclined _,
                    DossierEvent.MeasureTaken _,
                    DossierEvent.MeasureEnded _ -> {}
        }
    }

    private static void open(long dossier, DossierEvent.DossierOpened opened, JdbcClient rows) {
        rows.sql(OPENED)
                .param("dossier", dossier)
                .param("merchant", opened.subject().merchantId())
                .param("kind", opened.subject().kind().name())
                .param("subject", opened.subject().id())
                .update();
        join(dossier, opened.findings(), opened.at(), rows);
    }

    private static void join(long dossier, List<FoundLine> findings, Instant at, JdbcClient rows) {
        for (FoundLine line : findings) {
            rows.sql(JOINED)
                    .param("show", line.showId())
                    .param("line", line.lineId())
                    .param("dossier", dossier)
                    .param("at", at.atOffset(UTC))
                    .update();
        }
    }

    private static void give(long dossier, DossierEvent.NoticeGiven notice, JdbcClient rows) {
        rows.sql(NOTICE)
                .param("notice", notice.noticeId())
                .param("dossier", dossier)
                .param("kind", notice.kind().name())
                .param("at", notice.at().atOffset(UTC))
                .param("by", notice.replyBy().atOffset(UTC))
                .update();
    }

    private static void when(String sql, long dossier, Instant at, JdbcClient rows) {
        rows.sql(sql).param("dossier", dossier).param("at", at.atOffset(UTC)).update();
    }

    private static void touch(
            Recorded place, @Nullable Long show, @Nullable Long dossier, boolean again, JdbcClient rows) {
        rows.sql(TOUCHED)
                .param("position", place.position())
                .param("show", show)
                .param("dossier", dossier)
                .param("again", again)
                .update();
    }

    @Override
    protected void clear(JdbcClient rows) {
        for (String table : TABLES) {
            rows.sql("delete from " + table).update();
        }
    }
}

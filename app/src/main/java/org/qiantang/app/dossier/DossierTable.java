package org.qiantang.app.dossier;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.DossierEvent.DossierOpened;
import org.qiantang.event.DossierEvent.EndCause;
import org.qiantang.event.DossierEvent.FoundLine;
import org.qiantang.event.DossierEvent.ReplyKind;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Folds the office into lists of dossiers, and into the measures by which shops are bound. */
final class DossierTable extends EventTable {
    static final String NAME = "dossiers";

    private static final String OPENED = """
            insert into dossier (dossier_id, subject_kind, subject_id, merchant_id, facts, report_id, officer_id,
                                 opened_at, due_at)
            values (:dossier, :kind, :subject, :merchant, :facts, :report, :officer, :at, :due)
            """;
    private static final String JOINED = """
            insert into dossier_finding (dossier_id, show_id, line_id) values (:dossier, :show, :line)
                on conflict do nothing
            """;
    private static final String PROPOSED = """
            insert into measure (measure_id, dossier_id, merchant_id, kind, reason, officer_id, proposed_at, product_id)
            select :measure, dossier_id, merchant_id, :kind, :reason, :officer, :at, :product
              from dossier
             where dossier_id = :dossier
            """;
    private static final String TAKEN = """
            update measure set taken_at = :at, until_at = :until, appeal_by = :appealBy where measure_id = :measure
            """;
    private static final String REPLIED = """
            update dossier set answer_waits = answer_waits or :answer, repair_waits = repair_waits or :repair, reply_by = null
             where dossier_id = :dossier
            """;
    private static final String CLOSED = """
            update dossier set closed_at = :at, end_kind = :end, answer_waits = false, reply_by = null
             where dossier_id = :dossier
            """;
    private static final String APPEALED =
            "update measure set appealed_at = :at, decide_by = :by where measure_id = :measure";

    DossierTable(EventCodec codec) {
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
    protected void fold(Recorded place, Event happened, JdbcClient rows) {
        if (!(happened instanceof DossierEvent event)) {
            return;
        }
        long dossier = Streams.idOf(place.stream());
        switch (event) {
            case DossierOpened opened -> open(dossier, opened, rows);
            case DossierEvent.FindingsJoined more -> join(dossier, more.findings(), rows);
            case DossierEvent.DossierHandedOver over ->
                rows.sql("update dossier set officer_id = :officer where dossier_id = :dossier")
                        .param("officer", over.officerId())
                        .param("dossier", dossier)
                        .update();
            case DossierEvent.NoticeGiven notice -> {
                settle("answer_waits", dossier, rows);
                when("reply_by", notice.replyBy(), dossier, rows);
                when("served_at", notice.at(), dossier, rows);
            }
            case DossierEvent.NoticeRead read -> when("read_at", read.at(), dossier, rows);
            case DossierEvent.ShopReplied reply -> replied(dossier, reply, rows);
            case DossierEvent.RepairChecked _ -> {
                settle("repair_waits", dossier, rows);
                settle("answer_waits", dossier, rows);
            }
            case DossierEvent.MeasureProposed proposed -> {
                settle("answer_waits", dossier, rows);
                propose(dossier, proposed, rows);
            }
            case DossierEvent.MeasureAgreed _ -> {}
            case DossierEvent.MeasureDeclined no -> measure("declined_at", no.at(), no.measureId(), rows);
            case DossierEvent.MeasureTaken taken -> {
                take(taken, rows);
                when("served_at", taken.at(), dossier, rows);
            }
            case DossierEvent.MeasureAppealed appeal ->
                rows.sql(APPEALED)
                        .param("at", appeal.at().atOffset(UTC))
                        .param("by", appeal.decideBy().atOffset(UTC))
                        .param("measure", appeal.measureId())
                        .update();
            case DossierEvent.AppealDecided decided -> {
                measure("decided_at", decided.at(), decided.measureId(), rows);
                when("served_at", decided.at(), dossier, rows);
            }
            case DossierEvent.MeasureEnded ended -> {
                measure("ended_at", ended.at(), ended.measureId(), rows);
                if (ended.cause() == EndCause.LIFTED) {
                    settle("answer_waits", dossier, rows);
                }
            }
            case DossierEvent.DossierClosed closed -> closed(dossier, closed, rows);
        }
    }

    private static void open(long dossier, DossierOpened opened, JdbcClient rows) {
        rows.sql(OPENED)
                .param("dossier", dossier)
                .param("kind", opened.subject().kind().name())
                .param("subject", opened.subject().id())
                .param("merchant", opened.subject().merchantId())
                .param("facts", opened.facts())
                .param("report", opened.reportId())
                .param("officer", opened.officerId())
                .param("at", opened.at().atOffset(UTC))
                .param("due", opened.dueAt().atOffset(UTC))
                .update();
        join(dossier, opened.findings(), rows);
    }

    private static void join(long dossier, List<FoundLine> findings, JdbcClient rows) {
        for (FoundLine line : findings) {
            rows.sql(JOINED)
                    .param("dossier", dossier)
                    .param("show", line.showId())
                    .param("line", line.lineId())
                    .update();
        }
    }

    private static void propose(long dossier, DossierEvent.MeasureProposed proposed, JdbcClient rows) {
        rows.sql(PROPOSED)
                .param("measure", proposed.measureId())
                .param("dossier", dossier)
                .param("kind", proposed.kind().name())
                .param("reason", proposed.reason())
                .param("officer", proposed.officerId())
                .param("at", proposed.at().atOffset(UTC))
                .param("product", proposed.productId())
                .update();
    }

    private static void take(DossierEvent.MeasureTaken taken, JdbcClient rows) {
        rows.sql(TAKEN)
                .param("at", taken.at().atOffset(UTC))
                .param("until", taken.until().atOffset(UTC))
                .param("appealBy", taken.appealBy().atOffset(UTC))
                .param("measure", taken.measureId())
                .update();
    }

    private static void replied(long dossier, DossierEvent.ShopReplied reply, JdbcClient rows) {
        rows.sql(REPLIED)
                .param("answer", reply.kind() == ReplyKind.ANSWER)
                .param("repair", reply.kind() == ReplyKind.REPAIR)
                .param("dossier", dossier)
                .update();
    }

    private static void closed(long dossier, DossierEvent.DossierClosed closed, JdbcClient rows) {
        rows.sql(CLOSED)
                .param("at", closed.at().atOffset(UTC))
                .param("end", closed.end().name())
                .param("dossier", dossier)
                .update();
    }

    /** An officer has acted on what the shop wrote. */
    private static void settle(String column, long dossier, JdbcClient rows) {
        rows.sql("update dossier set " + column + " = false where dossier_id = :dossier")
                .param("dossier", dossier)
                .update();
    }

    private static void when(String column, Instant at, long dossier, JdbcClient rows) {
        rows.sql("update dossier set " + column + " = :at where dossier_id = :dossier")
                .param("at", at.atOffset(UTC))
                .param("dossier", dossier)
                .update();
    }

    private static void measure(String column, Instant at, long measure, JdbcClient rows) {
        rows.sql("update measure set " + column + " = :at where measure_id = :measure")
                .param("at", at.atOffset(UTC))
                .param("measure", measure)
                .update();
    }

    @Override
    protected void clear(JdbcClient rows) {
        for (String table : List.of("measure", "dossier_finding", "dossier")) {
            rows.sql("delete from " + table).update();
        }
    }
}

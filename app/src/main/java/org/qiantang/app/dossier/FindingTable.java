package org.qiantang.app.dossier;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Instant;
import java.util.Set;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.FindingEvent;
import org.qiantang.event.FindingEvent.FindingJudged;
import org.qiantang.event.FindingEvent.ProvisionalLimitConfirmed;
import org.qiantang.event.FindingEvent.ProvisionalLimitContested;
import org.qiantang.event.FindingEvent.ProvisionalLimitCorrected;
import org.qiantang.event.FindingEvent.ProvisionalLimitEnded;
import org.qiantang.event.FindingEvent.ProvisionalLimitJoined;
import org.qiantang.event.FindingEvent.ProvisionalLimitSet;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Folds the office into what was judged of findings, each judgement with its officer and reason, and the limits set for the time being. */
final class FindingTable extends EventTable {
    static final String NAME = "findings";

    private static final String JUDGED = """
            insert into finding_judgement (show_id, line_id, ruling, reason, officer_id, dossier_id, at, position)
            values (:show, :line, :ruling, :reason, :officer, :dossier, :at, :position)
            """;

    private static final String SET = """
            insert into provisional_limit (show_id, limit_id, merchant_id, rules, set_at, until_at)
            values (:show, :limit, :merchant, :rules::jsonb, :at, :until)
            """;
    // Each rule once: a lift holds for all of them, so that whoever lifts must see them.
    private static final String JOINED = """
            joined = joined + 1,
            short_until_at = null,
            rules = rules || (select coalesce(jsonb_agg(fresh.rule), '[]')
                                from jsonb_array_elements(:rules::jsonb) as fresh (rule)
                               where not rules @> jsonb_build_array(fresh.rule))
            """;
    private static final JsonMapper JSON = JsonMapper.shared();

    FindingTable(EventCodec codec) {
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
        if (!(event instanceof FindingEvent finding)) {
            return;
        }
        switch (finding) {
            case FindingJudged judged -> judge(place, judged, rows);
            case ProvisionalLimitSet set -> set(set, rows);
            case ProvisionalLimitJoined joined ->
                limit(JOINED, finding.showId(), joined.limitId(), rows)
                        .param("rules", JSON.writeValueAsString(joined.rules()))
                        .update();
            case ProvisionalLimitCorrected corrected -> shorten(corrected, rows);
            case ProvisionalLimitContested contested ->
                limit("contested_at = :at, contest_position = :position", finding.showId(), contested.limitId(), rows)
                        .param("at", contested.at().atOffset(UTC))
                        .param("position", place.position())
                        .update();
            case ProvisionalLimitConfirmed confirmed ->
                limit("dossier_id = :dossier", finding.showId(), confirmed.limitId(), rows)
                        .param("dossier", confirmed.dossierId())
                        .update();
            case ProvisionalLimitEnded ended -> end(ended, rows);
        }
    }

    private static void judge(Recorded place, FindingJudged judged, JdbcClient rows) {
        rows.sql(JUDGED)
                .param("show", judged.showId())
                .param("line", judged.lineId())
                .param("ruling", judged.ruling().name())
                .param("reason", judged.reason())
                .param("officer", judged.officerId())
                .param("dossier", judged.dossierId())
                .param("at", judged.at().atOffset(UTC))
                .param("position", place.position())
                .update();
    }

    private static void set(ProvisionalLimitSet set, JdbcClient rows) {
        rows.sql(SET)
                .param("show", set.showId())
                .param("limit", set.limitId())
                .param("merchant", set.merchantId())
                .param("rules", JSON.writeValueAsString(set.rules()))
                .param("at", set.at().atOffset(UTC))
                .param("until", set.until().atOffset(UTC))
                .update();
    }

    private static void shorten(ProvisionalLimitCorrected corrected, JdbcClient rows) {
        Instant until = corrected.until();
        if (until != null) {
            limit("short_until_at = :until", corrected.showId(), corrected.limitId(), rows)
                    .param("until", until.atOffset(UTC))
                    .update();
        }
    }

    /** Once, or again where officers do something about one that has ended by itself: it ended when it did. */
    private static void end(ProvisionalLimitEnded ended, JdbcClient rows) {
        limit(
                        "ended_at = coalesce(ended_at, least(until_at, short_until_at, :at)), end_cause = :cause, end_reason = :reason, ended_by = :officer",
                        ended.showId(),
                        ended.limitId(),
                        rows)
                .param("at", ended.at().atOffset(UTC))
                .param("cause", ended.cause().name())
                .param("reason", ended.reason())
                .param("officer", ended.officerId(), Types.BIGINT)
                .update();
    }

    /** The row of a limit, to be changed so. */
    private static JdbcClient.StatementSpec limit(String change, long showId, long limitId, JdbcClient rows) {
        return rows.sql("update provisional_limit set " + change + " where show_id = :show and limit_id = :limit")
                .param("show", showId)
                .param("limit", limitId);
    }

    @Override
    protected void clear(JdbcClient rows) {
        rows.sql("delete from finding_judgement").update();
        rows.sql("delete from provisional_limit").update();
    }
}

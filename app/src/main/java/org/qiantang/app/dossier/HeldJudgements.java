package org.qiantang.app.dossier;

import static java.time.ZoneOffset.UTC;

import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What officers make of lines that were held back: rows that are only ever added to, and counts of them by rule. */
final class HeldJudgements {
    private static final int MOST_RULES = 500;

    private static final String ADD = """
            insert into held_judgement (judgement_id, line_id, rightly, reason, officer_id, at)
            select :id, l.line_id, :rightly, :reason, :officer, :at
              from held_line l
             where l.line_id = :line
               and not exists (select from (select rightly, reason, officer_id
                                              from held_judgement
                                             where line_id = :line
                                             order by judgement_id desc limit 1) j
                                where j.rightly = :rightly and j.reason = :reason and j.officer_id = :officer)
            """;
    private static final String BY_RULE = """
            select r.rule, count(*) as lines, sum(h.times) as tries,
                   count(*) filter (where j.rightly) as rightly, count(*) filter (where not j.rightly) as wrongly
              from held_line h
             cross join lateral (select distinct f ->> 'rule' as rule from jsonb_array_elements(h.findings) f) r
              left join lateral (select rightly from held_judgement g
                                  where g.line_id = h.line_id
                                  order by judgement_id desc limit 1) j on true
             where h.last_at >= :since
             group by r.rule
             order by wrongly desc, lines desc, r.rule
             limit :most
            """;

    private final JdbcClient jdbc;

    HeldJudgements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An officer's word on a line; {@code rightly} says that the rules held it back as they should. */
    record Judgement(boolean rightly, String reason, long officerId, Instant at) {}

    /**
     * What a rule held back; a line counts for each rule that it breaks.
     *
     * @param tries how often these lines were tried
     * @param rightly how many of the lines officers found rightly held, by the newest judgement of each
     */
    record HeldRuleCount(String rule, long lines, long tries, long rightly, long wrongly) {}

    /** Adds it, unless the line's newest judgement says the same of the same officer, or the line is gone. */
    void add(long id, long lineId, Judgement judgement) {
        jdbc.sql(ADD)
                .param("id", id)
                .param("line", lineId)
                .param("rightly", judgement.rightly())
                .param("reason", judgement.reason())
                .param("officer", judgement.officerId())
                .param("at", judgement.at().atOffset(UTC))
                .update();
    }

    /** Of lines that were tried since a time, the rule that was found wrong most often first. */
    List<HeldRuleCount> byRule(Instant since) {
        return jdbc.sql(BY_RULE)
                .param("since", since.atOffset(UTC))
                .param("most", MOST_RULES)
                .query((row, _) -> new HeldRuleCount(
                        row.getString("rule"),
                        row.getLong("lines"),
                        row.getLong("tries"),
                        row.getLong("rightly"),
                        row.getLong("wrongly")))
                .list();
    }
}

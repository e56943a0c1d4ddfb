package org.qiantang.app.helpdesk;

import static java.time.ZoneOffset.UTC;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Deletes what viewers asked once its time is over. In the journal stays that somebody asked, and the salted hash of the words,
 * which says nothing without them.
 */
final class QuestionTerm {
    private static final Logger LOG = LoggerFactory.getLogger(QuestionTerm.class);
    /** So many at once: nobody waits for a long delete. */
    private static final int MOST = 1_000;

    private static final String QUESTIONS = """
            delete from help_question
             where question_id in (select question_id from help_question where at < :before order by at limit :most)
            """;
    // As long as somebody's own question is kept, the reply to it is.
    private static final String HANDED_OVER = """
            delete from help_handover
             where question_id in (select h.question_id
                                     from help_handover h
                                    where coalesce(h.closed_at, h.opened_at) < :before
                                      and not exists (select from help_question q where q.handover_id = h.question_id)
                                    order by coalesce(h.closed_at, h.opened_at)
                                    limit :most)
            """;

    private final JdbcClient jdbc;
    private final HelpdeskSettings settings;
    private final InstantSource clock;

    QuestionTerm(JdbcClient jdbc, HelpdeskSettings settings, InstantSource clock) {
        this.jdbc = jdbc;
        this.settings = settings;
        this.clock = clock;
    }

    void sweep() {
        if (settings.keepDays() == 0) {
            return;
        }
        Instant before = clock.instant().minus(Duration.ofDays(settings.keepDays()));
        int asked = deleteAll(QUESTIONS, before);
        int handedOver = deleteAll(HANDED_OVER, before);
        if (asked + handedOver > 0) {
            LOG.info("questions deleted after their time: asked={} handedOver={}", asked, handedOver);
        }
    }

    private int deleteAll(String some, Instant before) {
        int sum = 0;
        int gone = MOST;
        while (gone == MOST && !Thread.currentThread().isInterrupted()) {
            gone = jdbc.sql(some)
                    .param("before", before.atOffset(UTC))
                    .param("most", MOST)
                    .update();
            sum += gone;
        }
        return sum;
    }
}

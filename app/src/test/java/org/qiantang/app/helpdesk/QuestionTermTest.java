package org.qiantang.app.helpdesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long the helpdesk keeps what viewers asked. */
class QuestionTermTest {
    private static final int TERM = 1_096;
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static OneDatabase database;
    private static JdbcClient jdbc;

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final InstantSource clock = now::get;

    @BeforeAll
    static void open() throws IOException {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from help_question").update();
        jdbc.sql("delete from help_handover").update();
    }

    private static void asked(long id, int daysAgo, @Nullable String handOver) {
        jdbc.sql("""
                insert into help_question (question_id, person_id, product_id, merchant_id, at, question, outcome, answer,
                                           facts, handover_id)
                values (:id, 1, 2, 3, cast(:now as timestamptz) - :days * interval '1 day', '会掉色吗', 'TOLD', '不会', '[]',
                        cast(:over as bigint))
                """)
                .param("id", id)
                .param("now", NOW.toString())
                .param("days", daysAgo)
                .param("over", handOver)
                .update();
    }

    private static void handedOver(long id, int openedAgo, @Nullable String closedAgo) {
        jdbc.sql("""
                insert into help_handover (question_id, merchant_id, state, question, asked_key, topic, reason, line_ids,
                                           asker_ids, opened_at, closed_at)
                values (:id, 3, case when cast(:closed as int) is null then 'OPEN' else 'ANSWERED' end, '会掉色吗', '会掉色吗',
                        '这个', 'facts', '{}', '{1}', cast(:now as timestamptz) - :opened * interval '1 day',
                        cast(:now as timestamptz) - cast(:closed as int) * interval '1 day')
                """)
                .param("id", id)
                .param("now", NOW.toString())
                .param("opened", openedAgo)
                .param("closed", closedAgo)
                .update();
    }

    private static List<Long> left(String table) {
        return jdbc.sql("select question_id from " + table + " order by question_id")
                .query((row, _) -> (Long) row.getLong("question_id"))
                .list();
    }

    private void sweep(int keepDays) {
        new QuestionTerm(jdbc, new HelpdeskSettings(keepDays), clock).sweep();
    }

    @Test
    void a_question_goes_when_its_term_is_over_and_not_before() {
        asked(1, TERM, null);
        asked(2, TERM - 1, null);

        sweep(TERM);
        List<Long> onTheDay = left("help_question");
        now.set(NOW.plusSeconds(1));
        sweep(TERM);

        assertThat(onTheDay).containsExactly(1L, 2L);
        assertThat(left("help_question")).containsExactly(2L);
    }

    @Test
    void what_people_were_asked_goes_by_the_day_of_their_answer_answered_or_not() {
        handedOver(1, TERM + 9, Integer.toString(TERM + 1));
        handedOver(2, TERM + 9, Integer.toString(TERM - 1));
        handedOver(3, TERM + 9, null);
        handedOver(4, TERM - 1, null);

        sweep(TERM);

        assertThat(left("help_handover")).containsExactly(2L, 4L);
    }

    @Test
    void a_reply_stays_as_long_as_the_question_of_somebody_who_joined_it_later() {
        handedOver(1, TERM + 9, Integer.toString(TERM + 1));
        asked(11, TERM + 9, "1");
        asked(12, TERM - 1, "1");

        sweep(TERM);
        List<Long> first = left("help_handover");
        now.set(NOW.plusSeconds(2 * 86_400));
        sweep(TERM);

        assertThat(first).containsExactly(1L);
        assertThat(left("help_handover")).isEmpty();
        assertThat(left("help_question")).isEmpty();
    }

    @Test
    void more_than_one_bite_is_swept_in_one_round() {
        jdbc.sql("""
                insert into help_question (question_id, person_id, product_id, merchant_id, at, question, outcome, answer, facts)
                select n, 1, 2, 3, timestamptz '2020-01-01 00:00Z' + n * interval '1 s', '在吗', 'DECLINED', '', '[]'
                  from generate_series(1, 2500) n
                """).update();

        sweep(TERM);

        assertThat(left("help_question")).isEmpty();
    }

    @Test
    void a_term_of_zero_keeps_everything_and_one_below_zero_is_refused() {
        asked(1, 36_500, null);
        handedOver(2, 36_500, null);

        sweep(0);

        assertThat(left("help_question")).containsExactly(1L);
        assertThat(left("help_handover")).containsExactly(2L);
        assertThatThrownBy(() -> new HelpdeskSettings(-1)).hasMessageContaining("keep-days: -1 (expected: 0..36500)");
    }
}

package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.app.web.Bookmark;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How much is kept of what the guard held back. */
class HeldRowsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final long SHOW = 7;
    private static final long PERSON = 42;
    private static OneDatabase database;
    private static JdbcClient jdbc;
    private static long lines;

    @BeforeAll
    static void open() throws IOException {
        database = OneDatabase.start();
        jdbc = JdbcClient.create(database.pool());
        jdbc.sql("""
                        insert into show_row (show_id, room_id, merchant_id, host_id, title, state, host_kind, created_at)
                        values (:show, 1, 955, 1, '晚场', 'open', 'HUMAN', now())
                        """).param("show", SHOW).update();
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from held_line").update();
    }

    private static void held(long person, String text, int secondsLater) {
        held(SHOW, person, text, secondsLater);
    }

    private static void held(long show, long person, String text, int secondsLater) {
        var found = new FoundInLine(
                "AD-09", "medical_claim", "广告法第十五条", 0, 1, "S4", "A4", "违法", null, null, null, null, null);
        var line = new HeldLines.Line(show, person, false, text, List.of(found), "2026.11.3");
        new HeldRows(jdbc).keep(++lines, line, NOON.plusSeconds(secondsLater));
    }

    private static HeldFilter asked(String rule, String judged, @Nullable Instant from, @Nullable Instant until) {
        return new HeldFilter(new FoundFilter("", null, null, "", "", "", "", "", from, until), rule, judged);
    }

    private static List<String> texts(HeldFilter asked) {
        return new HeldRows(jdbc)
                .stream(asked, Bookmark.NEWEST, 10).stream()
                        .map(HeldRows.Row::text)
                        .toList();
    }

    private static void judge(String text, boolean rightly, String reason) {
        long line = jdbc.sql("select line_id from held_line where text = :text")
                .param("text", text)
                .query(Long.class)
                .single();
        new HeldJudgements(jdbc).add(++lines, line, new HeldJudgements.Judgement(rightly, reason, 12, NOON));
    }

    private static List<HeldJudgements.HeldRuleCount> byRule() {
        return new HeldJudgements(jdbc).byRule(NOON);
    }

    /** A page of what officers read, after a place. */
    private static List<HeldRows.Row> read(Bookmark after, int most) {
        return new HeldRows(jdbc).stream(asked("", "", null, null), after, most);
    }

    private static List<String> readIn(@Nullable Instant from, @Nullable Instant until) {
        return texts(asked("", "", from, until));
    }

    /** Words, how often, and how many more; the first first. */
    private static List<String> kept(long person) {
        return jdbc.sql("select text, times, more from held_line where person_id = :person order by line_id")
                .param("person", person)
                .query((row, _) -> row.getString("text") + " " + row.getInt("times") + " " + row.getInt("more"))
                .list();
    }

    @Test
    void the_same_words_of_a_person_are_counted_and_kept_once() {
        held(PERSON, "加我微信", 0);
        held(PERSON, "加我微信", 1);
        held(PERSON, "加我微信", 3_600);
        held(PERSON + 1, "加我微信", 3_601);

        assertThat(kept(PERSON)).containsExactly("加我微信 3 0");
        assertThat(kept(PERSON + 1)).containsExactly("加我微信 1 0");
    }

    @Test
    void of_a_person_a_handful_a_minute_is_kept_and_the_rest_is_a_number() {
        for (int n = 0; n < HeldRows.MOST_A_MINUTE + 3; n++) {
            held(PERSON, "电烟 " + n, n);
        }
        held(PERSON + 1, "别人的话", 10);
        held(PERSON, "一分钟以后", 120);

        assertThat(kept(PERSON))
                .hasSize(HeldRows.MOST_A_MINUTE + 1)
                .contains("电烟 4 1 3", "一分钟以后 1 0")
                .doesNotContain("电烟 5 1 0");
        assertThat(kept(PERSON + 1)).containsExactly("别人的话 1 0");
    }

    @Test
    void of_another_show_the_first_line_is_kept_and_counted_there() {
        for (int n = 0; n < HeldRows.MOST_A_MINUTE; n++) {
            held(PERSON, "电烟 " + n, n);
        }
        held(SHOW + 1, PERSON, "换个直播间", 10);
        held(SHOW + 1, PERSON, "再来一句", 11);

        assertThat(kept(PERSON)).hasSize(HeldRows.MOST_A_MINUTE + 1).contains("电烟 4 1 0", "换个直播间 1 1");
    }

    @Test
    void what_was_tried_last_comes_first_and_comes_no_second_time_when_it_is_tried_again_while_somebody_reads_on() {
        held(PERSON, "一", 0);
        held(PERSON + 1, "二", 1);
        held(PERSON + 2, "三", 2);
        held(PERSON, "一", 3);

        HeldRows.Row first = read(Bookmark.NEWEST, 1).getFirst();
        held(PERSON + 1, "二", 4);
        List<HeldRows.Row> rest = read(first.place(), 10);

        assertThat(first.text()).isEqualTo("一");
        assertThat(rest).extracting(HeldRows.Row::text).containsExactly("三");
        assertThat(read(Bookmark.NEWEST, 10)).extracting(HeldRows.Row::text).containsExactly("二", "一", "三");
    }

    @Test
    void a_line_belongs_to_all_days_from_its_first_try_to_its_last() {
        held(PERSON, "一", 0);
        held(PERSON, "一", 100);
        held(PERSON + 1, "二", 10);

        assertThat(readIn(NOON.plusSeconds(50), null)).containsExactly("一");
        assertThat(readIn(null, NOON.plusSeconds(5))).containsExactly("一");
        assertThat(readIn(NOON.plusSeconds(5), NOON.plusSeconds(20))).containsExactly("一", "二");
    }

    @Test
    void a_rule_is_counted_with_the_lines_it_held_their_tries_and_what_officers_made_of_them_last() {
        held(PERSON, "一", 0);
        held(PERSON, "一", 1);
        held(PERSON + 1, "二", 2);
        held(PERSON + 2, "三", 3);
        held(PERSON + 3, "以前", -10);

        judge("一", true, "是处方药");
        judge("一", false, "在问药店");
        judge("二", true, "是处方药");

        assertThat(byRule()).containsExactly(new HeldJudgements.HeldRuleCount("AD-09", 3, 4, 1, 1));
    }

    @Test
    void lines_are_asked_for_by_rule_and_by_what_officers_made_of_them() {
        held(PERSON, "一", 0);
        held(PERSON + 1, "二", 1);
        held(PERSON + 2, "三", 2);
        judge("一", true, "是处方药");
        judge("二", false, "在问药店");

        assertThat(texts(asked("", "right", null, null))).containsExactly("一");
        assertThat(texts(asked("AD-09", "wrong", null, null))).containsExactly("二");
        assertThat(texts(asked("AD-09", "new", null, null))).containsExactly("三");
        assertThat(texts(asked("AD-01", "", null, null))).isEmpty();
    }

    @Test
    void the_same_judgement_is_kept_once_and_goes_with_its_line() {
        held(PERSON, "一", 0);
        judge("一", false, "在问药店");
        judge("一", false, "在问药店");

        assertThat(judgements()).isEqualTo(1);
        jdbc.sql("delete from held_line where person_id = :person")
                .param("person", PERSON)
                .update();
        assertThat(judgements()).isZero();
    }

    private static int judgements() {
        return jdbc.sql("select count(*) from held_judgement")
                .query(Integer.class)
                .single();
    }
}

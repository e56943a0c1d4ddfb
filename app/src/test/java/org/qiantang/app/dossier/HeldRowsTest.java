package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qiantang.app.payment.OneDatabase;
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
        database.migrate();
        jdbc = JdbcClient.create(database.pool());
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
        var found = new FoundInLine("AD-09", "medical_claim", "广告法第十五条", 0, 1, "S4", "A4", "违法", null, null);
        var line = new HeldLines.Line(show, person, false, text, List.of(found), "2026.11.3");
        new HeldRows(jdbc).keep(++lines, line, NOON.plusSeconds(secondsLater));
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
}

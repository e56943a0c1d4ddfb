package org.qiantang.app.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.Role;
import org.qiantang.app.account.WholeHouse;
import org.qiantang.app.account.WholeHouse.Visitor;
import org.qiantang.app.catalog.ShopDesk;
import org.qiantang.app.helpdesk.HelpdeskSettings;
import org.qiantang.app.recording.RecordingSettings;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

class RetentionTest {
    private static final int HOUR = 3_600_000;

    private static WholeHouse house;
    private static Visitor officer;
    private static Visitor head;

    @BeforeAll
    static void open() throws IOException {
        house = WholeHouse.open();
        house.bean(ShopDesk.class).openShop(955L, "录像的店");
        officer = house.comes("officer-a", null, Role.OFFICER);
        head = house.comes("head", null, Role.ADMIN);
        JdbcClient jdbc = house.bean(JdbcClient.class);
        show(jdbc, 11, "有缺口");
        show(jdbc, 12, "完整");
        show(jdbc, 13, "没有录像");
        show(jdbc, 14, "开头没有录");
        show(jdbc, 15, "结尾没有录");
        show(jdbc, 16, "开头已到期删除");
        show(jdbc, 17, "等未付订单");
        show(jdbc, 18, "收播前停录");
        jdbc.sql("""
                        update recording_show
                           set closing_at = closed_at, closed_at = closed_at + interval '50 minutes'
                         where show_id in (17, 18)
                        """).update();
        jdbc.sql("update recording_show set trimmed = 3 where show_id = 16").update();
        piece(jdbc, 11, 1, 0, 10_000);
        piece(jdbc, 11, 2, 25_000, HOUR);
        piece(jdbc, 12, 1, 1_500, 30_000);
        piece(jdbc, 12, 2, 30_500, HOUR - 1_000);
        piece(jdbc, 14, 1, 600_000, HOUR);
        piece(jdbc, 15, 1, 0, HOUR - 60_000);
        piece(jdbc, 16, 4, 900_000, HOUR);
        piece(jdbc, 17, 1, 0, HOUR);
        piece(jdbc, 18, 1, 0, HOUR - 60_000);
    }

    private static void show(JdbcClient jdbc, long id, String title) {
        jdbc.sql("""
                        insert into show_row (show_id, room_id, merchant_id, host_id, title, state, host_kind, created_at,
                                              opened_at, closed_at)
                        values (:id, 1, 955, 1, :title, 'closed', 'HUMAN', now(), now() - interval '1 hour', now())
                        """).param("id", id).param("title", title).update();
        jdbc.sql("""
                        insert into recording_show (show_id, room_id, merchant_id, opened_at, closed_at)
                        values (:id, 1, 955, now() - interval '1 hour', now())
                        """).param("id", id).update();
    }

    private static void piece(JdbcClient jdbc, long show, int number, long from, long to) {
        jdbc.sql("""
                        insert into recording_segment
                               (show_id, number, file, begun_at, ended_at, from_ms, to_ms, follows, bytes, sha256)
                        values (:show, :number, 'x.ts', now(), now(), :from, :to, true, 1000000, 'x')
                        """)
                .param("show", show)
                .param("number", number)
                .param("from", from)
                .param("to", to)
                .update();
    }

    @AfterAll
    static void close() throws IOException {
        house.close();
    }

    private static JsonNode report() {
        return officer.get("/api/officer/retention").body();
    }

    private static KeepReport over(int keepDays, InstantSource clock) {
        return new KeepReport(
                new KeepRows(house.bean(JdbcClient.class)),
                new RecordingSettings(10, keepDays, 512),
                new HelpdeskSettings(keepDays),
                Path.of("."),
                clock);
    }

    private static boolean isTooShort(int keepDays) {
        return over(keepDays, InstantSource.system()).isTooShort();
    }

    @Test
    void whole_tables_are_counted_once_a_minute_however_many_look() {
        var now = new AtomicReference<>(Instant.parse("2026-12-01T00:00:00Z"));
        KeepReport report = over(0, now::get);

        KeepReport.Whole first = report.draw();
        now.set(first.at().plusSeconds(59));
        KeepReport.Whole soon = report.draw();
        now.set(first.at().plusSeconds(60));
        KeepReport.Whole later = report.draw();

        assertThat(soon).isSameAs(first);
        assertThat(later.at()).isEqualTo(first.at().plusSeconds(60));
    }

    @Test
    void a_term_below_three_years_is_called_too_short_and_for_ever_is_not() {
        assertThat(isTooShort(30)).isTrue();
        assertThat(isTooShort(RecordKind.Law.THREE_YEARS - 1)).isTrue();
        assertThat(isTooShort(RecordKind.Law.THREE_YEARS)).isFalse();
        assertThat(isTooShort(0)).isFalse();
        assertThat(over(30, InstantSource.system()).areQuestionsTooShort()).isTrue();
        assertThat(over(0, InstantSource.system()).areQuestionsTooShort()).isFalse();
    }

    @Test
    void what_the_helpdesk_was_asked_is_told_to_go_after_three_years_and_for_ever_is_told_as_never() {
        JsonNode asked = report().get("rows")
                .valueStream()
                .filter(row -> row.get("kind").asString().equals("help-questions"))
                .findFirst()
                .orElseThrow();

        assertThat(asked.get("keptDays").asInt()).isEqualTo(1096);
        assertThat(asked.get("until").asString()).isEqualTo("term");
        assertThat(asked.get("tooShort").asBoolean()).isFalse();
        assertThat(over(0, InstantSource.system()).draw().rows())
                .filteredOn(row -> row.kind().equals("help-questions"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.keptDays()).isNull();
                    assertThat(row.until()).isEqualTo("nothing");
                });
    }

    @Test
    void what_viewers_looked_at_and_were_shown_is_told_to_go_after_half_a_year_and_no_law_asks_for_more() {
        assertThat(over(0, InstantSource.system()).draw().rows())
                .filteredOn(row -> List.of("looked-at", "impressions").contains(row.kind()))
                .hasSize(2)
                .allSatisfy(row -> {
                    assertThat(row.lawDays()).isNull();
                    assertThat(row.keptDays()).isEqualTo(180);
                    assertThat(row.until()).isEqualTo("term");
                    assertThat(row.tooShort()).isFalse();
                });
    }

    @Test
    void what_was_held_back_ticked_said_of_pictures_batched_and_heard_in_films_each_has_a_line() {
        JdbcClient jdbc = house.bean(JdbcClient.class);
        jdbc.sql("""
                        insert into held_line
                               (line_id, show_id, person_id, staff, at, text, findings, judged_by, last_at)
                        values (1, 11, 42, false, '2026-11-01T00:00:00Z', '司美格鲁肽', '[]', '1', now())
                        """).update();
        jdbc.sql("""
                        insert into beauty_tick (tick_id, about, about_id, point, ticked, version, by_person, at)
                        values (1, 'SHOP', 955, 'licence', true, '1', 1, '2026-11-02T00:00:00Z')
                        """).update();
        jdbc.sql("""
                        insert into film_album (product_id, merchant_id, labels, said_by, said_at)
                        values (1, 955, '[]', 1, '2026-11-03T00:00:00Z')
                        """).update();
        jdbc.sql("""
                        insert into film_batch (id, merchant_id, wanted, render, state, made_by, made_at)
                        values (1, 955, '{}', false, 'DONE', 1, '2026-11-04T00:00:00Z')
                        """).update();
        jdbc.sql("""
                        insert into film_review (film_id, version, state, queued_at)
                        values (1, 1, 'STOPPED', '2026-11-05T00:00:00Z')
                        """).update();

        assertThat(over(0, InstantSource.system()).draw().rows())
                .filteredOn(row -> List.of("held-lines", "beauty-ticks", "picture-words", "film-batches", "film-senses")
                        .contains(row.kind()))
                .extracting(row -> row.kind() + " " + row.count() + " " + row.oldest() + " " + row.until())
                .containsExactly(
                        "held-lines 1 2026-11-01T00:00:00Z person",
                        "beauty-ticks 1 2026-11-02T00:00:00Z nothing",
                        "picture-words 1 2026-11-03T00:00:00Z nothing",
                        "film-batches 1 2026-11-04T00:00:00Z nothing",
                        "film-senses 1 2026-11-05T00:00:00Z film");
    }

    @Test
    void the_page_says_plainly_that_the_usual_term_is_too_short() {
        JsonNode recordings = report().get("rows").get(0);

        assertThat(report().get("tooShort").asBoolean()).isTrue();
        assertThat(recordings.get("kind").asString()).isEqualTo("recordings");
        assertThat(recordings.get("keptDays").asInt()).isEqualTo(30);
        assertThat(recordings.get("lawDays").asInt()).isEqualTo(1096);
        assertThat(recordings.get("tooShort").asBoolean()).isTrue();
    }

    @Test
    void each_kind_counts_what_its_tables_hold() {
        JsonNode rows = report().get("rows");

        assertThat(rows.size()).isEqualTo(RecordKind.values().length);
        assertThat(rows.get(0).get("count").asLong()).isEqualTo(9);
        assertThat(rows.get(0).get("oldest").isNull()).isFalse();
        assertThat(report().get("journalWhole").asBoolean()).isTrue();
    }

    private static List<Long> missing(String title) {
        return report().get("holes")
                .valueStream()
                .filter(one -> one.get("title").asString().equals(title))
                .map(one -> one.get("holeMs").asLong())
                .toList();
    }

    @Test
    void shows_with_missing_pieces_are_told_and_whole_ones_are_not() {
        JsonNode holes = report().get("holes");

        assertThat(holes.valueStream().map(one -> one.get("title").asString()).toList())
                .contains("有缺口", "没有录像")
                .doesNotContain("完整");
        assertThat(missing("有缺口")).containsExactly(15_000L);
    }

    @Test
    void a_recording_that_begins_late_or_ends_early_is_told_with_what_is_missing() {
        assertThat(missing("开头没有录")).containsExactly(600_000L);
        assertThat(missing("结尾没有录")).containsExactly(60_000L);
        assertThat(missing("开头已到期删除")).containsExactly(0L);
    }

    @Test
    void a_show_that_only_waits_for_its_last_holds_is_not_told_to_have_ended_early() {
        assertThat(missing("等未付订单")).isEmpty();
        assertThat(missing("收播前停录")).containsExactly(60_000L);
    }

    @Test
    void the_room_on_the_disk_follows_from_what_was_recorded() {
        JsonNode disk = report().get("disk");
        long millis = 10_000 + 3_575_000 + 28_500 + 3_568_500 + 3_000_000 + 3_540_000 + 2_700_000 + HOUR + 3_540_000;

        assertThat(disk.get("recordingBytes").asLong()).isEqualTo(9_000_000);
        assertThat(disk.get("bytesPerHour").asLong()).isEqualTo(Math.round(9_000_000 / (millis / 3_600_000.0)));
        assertThat(disk.get("lawBytes").asLong()).isEqualTo(Math.round(9_000_000 / 30.0 * 1096));
        assertThat(disk.get("usableBytes").asLong()).isPositive();
    }

    @Test
    void the_table_can_be_had_as_csv_and_json_by_officers_and_administrators_alone() {
        Visitor viewer = house.comes("curious", null, Role.VIEWER);

        assertThat(officer.get("/api/officer/retention/table.csv").text())
                .startsWith("\uFEFF记录种类,")
                .contains("recordings,1096,");
        assertThat(head.get("/api/officer/retention/table.json")
                        .body()
                        .get("rows")
                        .size())
                .isEqualTo(RecordKind.values().length);
        assertThat(viewer.get("/api/officer/retention").status()).isEqualTo(403);
        assertThat(viewer.get("/api/officer/retention/table.csv").status()).isEqualTo(403);
        assertThat(viewer.post("/api/officer/retention/checks", "{}").status()).isEqualTo(403);
        assertThat(house.guest().get("/api/officer/retention").status()).isEqualTo(401);
        assertThat(officer.post("/api/officer/retention/checks", "{\"sample\": 0}")
                        .body()
                        .get("field")
                        .asString())
                .isEqualTo("sample");
    }

    @Test
    void a_check_is_begun_over_http_and_its_end_can_be_read() throws InterruptedException {
        String id = officer.post("/api/officer/retention/checks", "{}")
                .body()
                .get("id")
                .asString();
        JsonNode check = officer.get("/api/officer/retention/checks").body().get(0);
        for (int i = 0; i < 200 && check.get("state").asString().equals("running"); i++) {
            Thread.sleep(50);
            check = officer.get("/api/officer/retention/checks").body().get(0);
        }

        assertThat(check.get("id").asString()).isEqualTo(id);
        assertThat(check.get("state").asString()).isEqualTo("done");
        assertThat(check.get("absent").asLong()).isEqualTo(9);
        assertThat(officer.post("/api/officer/retention/checks/" + id + "/stop", "")
                        .status())
                .isEqualTo(409);
    }
}

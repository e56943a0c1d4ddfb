package org.qiantang.engine.recommend.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void events_are_read_whatever_stands_between_them() throws IOException {
        for (String between : List.of("\t", ",", ";", "::", "|", " ")) {
            EventLog log = read("u1 a 1700000300\nu2 c 1700000000\nu1 b 1700000100\n".replace(" ", between));

            assertThat(log.sequences()).as(between).isDeepEqualTo(new int[][] {{2, 0}, {1}});
            assertThat(log.sessions()).isFalse();
        }
    }

    @Test
    void columns_are_found_by_their_names_and_milliseconds_are_told_from_seconds() throws IOException {
        EventLog log = read("timestamp,rating,movieId,userId\n1700000300000,5,a,7\n1700000100000,3,b,7\n");

        assertThat(log.sequences()).isDeepEqualTo(new int[][] {{1, 0}});
        assertThat(log.times()).isDeepEqualTo(new long[][] {{1_700_000_100, 1_700_000_300}});
    }

    @Test
    void the_types_that_recbole_writes_behind_its_names_are_passed_over() throws IOException {
        EventLog log = read("""
                user_id:token\titem_id:token\trating:float\ttimestamp:float
                196\t242\t3\t881250949
                196\t302\t3\t881250940
                """);

        assertThat(log.names()).containsExactly("196");
        assertThat(log.sequences()).isDeepEqualTo(new int[][] {{1, 0}});
        assertThat(log.times()).isDeepEqualTo(new long[][] {{881_250_940, 881_250_949}});
    }

    @Test
    void names_may_stand_in_quotes_behind_a_mark_of_utf8_and_lines_may_end_as_on_windows() throws IOException {
        EventLog log = read("""
                \uFEFF"user_id","article_id","created_at"\r
                "7","a","2020-01-02 03:04:05"\r
                "7","b","2020-01-02 03:04:04"\r
                """);

        assertThat(log.names()).containsExactly("7");
        assertThat(log.sequences()).isDeepEqualTo(new int[][] {{1, 0}});
    }

    @Test
    void a_comma_and_a_new_line_in_quotes_belong_to_their_field() throws IOException {
        EventLog log =
                read("title,user,item,ts\n\"One, two\nand \"\"three\"\"\",u,a,1700000002\nplain,u,b,1700000001\n");

        assertThat(log.sequences()).isDeepEqualTo(new int[][] {{1, 0}});
        assertThatThrownBy(() -> read("user,item\nu,\"a\nu,b\n"))
                .hasMessageContaining(":2: a quote that is not closed");
    }

    @Test
    void times_have_many_names() throws IOException {
        for (String name : List.of(
                "event_time",
                "datetime",
                "created_at",
                "ts",
                "time_ms",
                "date",
                "Timestamp",
                "EventTime",
                "时间",
                "wann")) {
            EventLog log = read("user_id,item_id," + name + "\n1,a,1700000300\n1,b,1700000100\n");

            assertThat(log.sequences()).as(name).isDeepEqualTo(new int[][] {{1, 0}});
        }
    }

    @Test
    void sessions_have_many_names_and_a_visitor_is_a_person() throws IOException {
        for (String name : List.of("session", "SessionId", "session_id", "user_session", "sessionId")) {
            assertThat(read(name + ",item,time\n1,a,1700000300\n").sessions())
                    .as(name)
                    .isTrue();
        }
        assertThat(read("visitorid,itemid,timestamp\n1,a,1700000300\n").sessions())
                .isFalse();
    }

    @Test
    void times_are_read_to_their_last_digit_in_every_way_of_writing_them() throws IOException {
        for (String[] two : new String[][] {
            {"2014-04-07T10:51:09.277Z", "2014-04-07T10:51:09.278Z"},
            {"2014-04-07 10:51:09", "2014-04-07 10:51:10"},
            {"2014-04-07 10:51:09 UTC", "2014-04-07 10:51:10 UTC"},
            {"2014-04-07T12:51:09+02:00", "2014-04-07T10:51:10+0000"},
            {"2020/01/02 03:04:05", "2020/01/02 03:04:06"},
            {"2020/1/2 3:04", "2020/1/2 13:04"},
            {"11/1/2000", "11/13/2000"},
            {"20171125", "20171126"},
            {"20171125103000", "20171125103001"},
            {"Tue Apr 03 18:00:06 +0000 2012", "Tue Apr 03 18:00:09 +0000 2012"},
            {"1396860669", "1396860670"},
            {"1396860669.277", "1396860669.278"},
            {"1396860669277", "1396860669278"},
            {"1396860669277001", "1396860669277002"},
            {"1396860669277001000", "1396860669277002000"}
        }) {
            EventLog log = read("user,item,time\n1,later," + two[1] + "\n1,sooner," + two[0] + "\n");

            assertThat(log.sequences()).as(two[0]).isDeepEqualTo(new int[][] {{1, 0}});
            assertThat(log.times()[0][0]).as(two[0]).isBetween(946_684_800L, 1_600_000_000L);
        }
    }

    @Test
    void a_date_and_a_time_of_day_in_two_columns_are_one_time() throws IOException {
        EventLog log = read("user,date,clock,item\n1,2020-01-02,10:00:05,a\n1,2020-01-02,09:00:00,b\n");
        EventLog diginetica = read("""
                sessionId;userId;itemId;timeframe;eventdate
                1;NA;81766;526309;2016-05-09
                1;NA;31331;1031018;2016-05-09
                1;NA;32118;243569;2016-05-09
                """);

        assertThat(log.sequences()).isDeepEqualTo(new int[][] {{1, 0}});
        assertThat(log.times()[0][1]).isEqualTo(1_577_959_205L);
        assertThat(diginetica.sessions()).isTrue();
        assertThat(diginetica.sequences()).isDeepEqualTo(new int[][] {{2, 0, 1}});
    }

    @Test
    void where_day_or_month_may_stand_first_nothing_is_guessed() {
        assertThatThrownBy(() -> read("user,item,date\n1,a,01/02/2020\n1,b,03/04/2020\n"))
                .isInstanceOf(EventFile.Unreadable.class)
                .hasMessageContaining("day or month may stand first");
        assertThatThrownBy(() -> read("user,item,time\n1,a,noon\n1,b,dusk\n")).hasMessageContaining("time is noon");
    }

    @Test
    void in_a_file_with_the_newest_first_equal_times_are_read_backwards() throws IOException {
        var text = new StringBuilder("user,item,date\n");
        for (int day = 28; day > 8; day--) {
            text.append("1,evening")
                    .append(day)
                    .append(",2020-01-")
                    .append(day)
                    .append("\n1,morning")
                    .append(day)
                    .append(",2020-01-")
                    .append(day)
                    .append('\n');
        }

        EventLog log = read(text.toString().replace("-9\n", "-09\n"));

        assertThat(log.items().known("evening28")).isZero();
        assertThat(log.sequences()[0]).startsWith(39, 38, 37).endsWith(1, 0);
    }

    @Test
    void equal_times_stay_as_they_came_in_a_file_with_the_oldest_first() throws IOException {
        EventLog log = read("user,item,date\n1,a,2020-01-01\n1,b,2020-01-01\n1,c,2020-01-02\n1,d,2020-01-02\n");

        assertThat(log.sequences()).isDeepEqualTo(new int[][] {{0, 1, 2, 3}});
    }

    @Test
    void without_names_the_time_is_found_wherever_it_stands() throws IOException {
        EventLog yoochoose = read("""
                1,2014-04-07T10:51:09.277Z,214536502,0
                1,2014-04-07T10:54:09.868Z,214536500,0
                2,2014-04-07T13:56:37.614Z,214662742,0
                """);
        EventLog first = read("1700000000 u1 a\n1700000001 u2 a\n1700000002 u1 b\n");

        assertThat(yoochoose.names()).containsExactly("1", "2");
        assertThat(yoochoose.items().known("214536502")).isZero();
        assertThat(yoochoose.sequences()).isDeepEqualTo(new int[][] {{0, 1}, {2}});
        assertThat(first.names()).containsExactly("u1", "u2");
        assertThat(first.sequences()).isDeepEqualTo(new int[][] {{0, 1}, {0}});
    }

    @Test
    void an_item_whose_number_might_be_a_time_is_not_the_one_that_grows() throws IOException {
        var text = new StringBuilder();
        for (int line = 0; line < 60; line++) {
            text.append(line / 3)
                    .append(' ')
                    .append(1_300_000_000 + line * 37 % 60)
                    .append(' ')
                    .append(1_600_000_000 + line * 50)
                    .append('\n');
        }

        EventLog log = read(text.toString());

        assertThat(log.items().size()).isEqualTo(60);
        assertThat(log.items().known("1300000000")).isZero();
        assertThat(log.times()[0][2]).isEqualTo(1_600_000_100);
    }

    @Test
    void a_rating_is_not_taken_for_a_time_nor_for_an_item() throws IOException {
        var text = new StringBuilder();
        for (int line = 0; line < 40; line++) {
            text.append("u")
                    .append(line / 4)
                    .append(',')
                    .append(line % 5 + 1)
                    .append(",i")
                    .append(line % 13)
                    .append(",1700000000\n");
        }

        assertThat(read("1::10::5::978300760\n1::11::3::978300700\n").sequences())
                .isDeepEqualTo(new int[][] {{1, 0}});
        assertThat(read(text.toString()).items().known("i12")).isEqualTo(12);
    }

    @Test
    void where_somebody_was_on_earth_is_no_item() throws IOException {
        EventLog gowalla = read("""
                0\t2010-10-19T23:55:27Z\t30.2359091167\t-97.7951395833\t22847
                0\t2010-10-18T22:17:43Z\t30.2691029532\t-97.7493953705\t420315
                """);

        assertThat(gowalla.items().known("420315")).isEqualTo(1);
        assertThat(gowalla.sequences()).isDeepEqualTo(new int[][] {{1, 0}});
    }

    @Test
    void names_that_are_not_as_many_as_the_fields_are_refused() {
        assertThatThrownBy(() -> read("user,item,time\n0,1,a,1700000000\n1,1,b,1700000001\n"))
                .hasMessageContaining("3 names and 4 fields in a row");
    }

    @Test
    void amazon_s_ratings_are_told_by_the_forms_of_its_numbers() throws IOException {
        EventLog log = read("0001713353,A1C6M8LCIO199M,5.0,1337731200\nB00005N7P0,A1C6M8LCIO199M,4.0,1337731100\n");

        assertThat(log.names()).containsExactly("A1C6M8LCIO199M");
        assertThat(log.sequences()).isDeepEqualTo(new int[][] {{1, 0}});
    }

    @Test
    void dislikes_are_left_out_and_other_kinds_of_events_count_alike() throws IOException {
        EventLog retailRocket = read("""
                timestamp,visitorid,event,itemid,transactionid
                1433221332117,257597,view,355908,
                1433221332118,257597,addtocart,248676,
                1433221332119,257597,transaction,248676,4000
                1433221332120,257597,remove_from_cart,7,
                """);
        EventLog taobao = read("1,2268318,2520377,pv,1511544070\n1,2333346,2520771,buy,1511561733\n");

        assertThat(retailRocket.sequences()).isDeepEqualTo(new int[][] {{0, 1, 1}});
        assertThat(said).anyMatch(line -> line.contains("left out: 1 rows say that somebody did not want it"));
        assertThat(taobao.sequences()).isDeepEqualTo(new int[][] {{0, 1}});
        assertThat(taobao.times()[0][1]).isEqualTo(1_511_561_733);
    }

    @Test
    void packed_files_are_read_like_others() throws IOException {
        String text = "user,item,time\n1,a,1700000001\n1,b,1700000000\n";
        Path gz = folder.resolve("events.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(gz))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Path zip = zipped("events.zip", text, "readme.md", "events.csv");

        assertThat(read(gz).sequences()).isDeepEqualTo(new int[][] {{1, 0}});
        assertThat(read(zip).sequences()).isDeepEqualTo(new int[][] {{1, 0}});
        assertThatThrownBy(() -> read(zipped("two.zip", text, "a.csv", "b.csv")))
                .hasMessageContaining("tables [a.csv, b.csv] (expected: exactly one");
        assertThatThrownBy(() -> read(Files.writeString(folder.resolve("no.csv.gz"), text)))
                .hasMessageContaining("expected: packed with gzip");
    }

    @Test
    void of_live_viewing_the_streamer_is_the_item() throws IOException {
        EventLog twitch = read("1,33842865744,mithrain,154,156\n1,33842865745,alptv,166,169\n2,338,mithrain,7,9\n");
        EventLog kuai = read("user_id,live_id,streamer_id,timestamp,watch_live_time\n5,900,31,1745000000000,3000\n");

        assertThat(twitch.sequences()).isDeepEqualTo(new int[][] {{0, 1}, {0}});
        assertThat(twitch.times()).isDeepEqualTo(new long[][] {{154, 166}, {7}});
        assertThat(kuai.sequences()).isDeepEqualTo(new int[][] {{0}});
        assertThat(kuai.items().known("31")).isZero();
    }

    @Test
    void sessions_and_lines_of_items_are_read_in_their_own_forms() throws IOException {
        EventLog sessions = read("session\tuser\tdate\titems\ttarget\n0\t5\t2026-01-02\t1 2 3\t9\n");
        EventLog lines = read("4 5 6\n5 6 7 8\n");
        var numbered = new StringBuilder();
        for (int person = 0; person < 12; person++) {
            numbered.append(person)
                    .append(" 70")
                    .append(" 71".repeat(person % 3))
                    .append('\n');
        }

        assertThat(sessions.sessions()).isTrue();
        assertThat(sessions.targets()).isTrue();
        assertThat(sessions.sequences()).isDeepEqualTo(new int[][] {{0, 1, 2, 3}});
        assertThat(lines.sequences()).isDeepEqualTo(new int[][] {{0, 1, 2}, {1, 2, 3, 4}});
        assertThat(read(numbered.toString()).items().size()).isEqualTo(2);
    }

    @Test
    void a_word_that_is_not_known_is_a_column_only_if_nothing_else_can_be_it() throws IOException {
        assertThat(read("who,item_id,brand,wann\n1,a,x,1700000001\n1,b,y,1700000000\n")
                        .sequences())
                .isDeepEqualTo(new int[][] {{1, 0}});
        assertThatThrownBy(() -> read("who,shop,item_id,wann\n1,s,a,1700000001\n"))
                .hasMessageContaining("which is the person?")
                .hasMessageContaining("[who, shop, itemid, wann]");
        assertThatThrownBy(() -> read("{\"user\":1}\n")).hasMessageContaining("JSON");
        assertThatThrownBy(() -> read("14\n17\n")).hasMessageContaining("one column");
    }

    @Test
    void it_says_what_it_understood_and_what_it_left_out() throws IOException {
        var text = new StringBuilder("uid;sku;event_time\n");
        for (int line = 0; line < 60; line++) {
            text.append(line % 2)
                    .append(";s")
                    .append(line)
                    .append(";2020-01-01T00:00:")
                    .append(10 + line % 50)
                    .append('\n');
        }
        text.append("1;s1\n");

        EventLog log = read(text.toString());

        assertThat(log.events()).isEqualTo(60);
        assertThat(String.join("\n", said))
                .contains("first row as read: [uid, sku, event_time]")
                .contains("semicolons; person \"uid\", item \"sku\", time \"event_time\" (dates and times, year first)")
                .contains("2 people, 60 items, 60 events, 2020-01-01T00:00:10Z to 2020-01-01T00:00:59Z")
                .contains("left out: 1 rows too short, the first in line 62");
    }

    private Path zipped(String name, String text, String... entries) throws IOException {
        Path zip = folder.resolve(name);
        try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                out.write(text.getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
        return zip;
    }

    private EventLog read(String text) throws IOException {
        return read(Files.writeString(folder.resolve("events.tsv"), text));
    }

    private EventLog read(Path file) throws IOException {
        return EventFile.read(file, new EventLog.Vocabulary(), said::add);
    }
}

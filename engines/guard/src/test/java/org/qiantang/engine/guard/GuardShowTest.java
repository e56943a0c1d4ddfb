package org.qiantang.engine.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuardShowTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final String SHOW = """
            {"id":"a","product":{"category":"服饰","facts":{"stock":640}},"lines":[\
            {"t":0,"speaker":"host","channel":"speech","text":"只剩3件了"},\
            {"t":9,"speaker":"host","channel":"speech","text":"刚才说错了，还有六百多件"},\
            {"t":40,"speaker":"host","channel":"speech","text":"只剩2件了"}]%s}
            """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void each_show_is_answered_in_one_line_of_json() throws IOException {
        assertThat(judged(SHOW.formatted(""))).isZero();

        assertThat(out.toString(UTF_8).lines()).hasSize(1);
        assertThat(out.toString(UTF_8))
                .startsWith(
                        "{\"id\":\"a\",\"findings\":[{\"lines\":[0,2],\"category\":\"false_scarcity\",\"rule\":\"SC-01\"")
                .contains("\"corrected_at\":null");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void a_labelled_finding_is_met_by_its_own_kind_only_and_what_is_not_labelled_is_false() throws IOException {
        judged(SHOW.formatted(
                        ",\"findings\":[{\"lines\":[0],\"category\":\"false_scarcity\",\"verdict\":\"violates\"}]")
                + SHOW.formatted(",\"findings\":[{\"lines\":[0],\"category\":\"vulgar\",\"verdict\":\"violates\"}]")
                + SHOW.formatted(",\"findings\":[]"));

        assertThat(err.toString(UTF_8).lines())
                .startsWith(
                        "labelled findings met, kind and line: 1 of 2; corrections seen: 0 of 0",
                        "all shows: 1 false findings over 4 lines in 2.0 minutes",
                        "lawful shows: 1 false findings over 2 lines in 0.7 minutes",
                        "lawful shows, an hour: 90.0 false findings, 0.0 of them grave (S4)",
                        "of kinds with a grave rule: 0 of 0 met, 0 of them by a grave finding",
                        "met by kind: false_scarcity 1 of 1, vulgar 0 of 1");
    }

    @Test
    void a_grave_finding_is_told_apart_where_it_is_right_and_where_it_is_false() throws IOException {
        String show = """
                {"id":"g","product":{"category":"普通食品","facts":{}},"lines":[\
                {"t":0,"speaker":"host","channel":"speech","text":"小学生也能刷礼物，用妈妈手机就行"},\
                {"t":36,"speaker":"host","channel":"speech","text":"大家好"}],"findings":[%s]}
                """;

        judged(show.formatted("{\"lines\":[0],\"category\":\"minors\",\"verdict\":\"violates\"}")
                + show.formatted("{\"lines\":[1],\"category\":\"minors\",\"verdict\":\"violates\"}")
                + show.formatted(""));

        assertThat(err.toString(UTF_8))
                .contains("of kinds with a grave rule: 1 of 2 met, 1 of them by a grave finding")
                .contains("lawful shows, an hour: 100.0 false findings, 100.0 of them grave (S4)");
    }

    @Test
    void a_show_that_cannot_be_read_is_named_and_the_others_are_judged() throws IOException {
        int status = judged("{\"id\":\"x\",\"lines\":7}\n" + SHOW.formatted(""));

        assertThat(status).isEqualTo(1);
        assertThat(err.toString(UTF_8)).contains("shows.jsonl:1: lines: 7 (应为列表 expected: a list)");
        assertThat(out.toString(UTF_8).lines()).hasSize(1);
    }

    @Test
    void what_is_wrong_within_a_show_is_told_with_its_place() throws IOException {
        String line = "{\"t\":0,\"speaker\":\"host\",\"text\":\"大家好\"}";
        int status = judged("""
                {"id":"a","lines":[LINE,{"t":"soon","text":"大家好"}]}
                {"id":"b","lines":[LINE,{"t":1,"speaker":"alien","text":"大家好"}]}
                {"id":"c","lines":[LINE],"events":{"t":3,"stock":7}}
                {"id":"d","lines":[LINE],"events":[{"t":3},7]}
                {"id":"e","lines":[LINE],"product":{"category":"服饰","facts":[]}}
                {"id":"f","lines":[LINE],"product":"开衫"}
                {"id":"g","lines":[LINE],"findings":"none"}
                {"id":"h","lines":[LINE],"date":"soon"}
                """.replace("LINE", line));

        assertThat(status).isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8).lines().map(told -> told.substring(told.indexOf(".jsonl:") + 7)))
                .containsExactly(
                        "1: lines[1].t: \"soon\" (应为秒数 expected: seconds)",
                        "2: lines[1].speaker: \"alien\" (应为 host、assistant、staff、bot、viewer 之一 expected: host, assistant, staff, bot or viewer)",
                        "3: events: {\"t\":3,\"stock\":7} (应为列表 expected: a list)",
                        "4: events[1].这一行 the line: 7 (应为对象 expected: an object)",
                        "5: lines[0].facts: [] (应为对象 expected: an object)",
                        "6: lines[0].product: \"开衫\" (应为对象 expected: an object)",
                        "7: findings: \"none\" (应为列表 expected: a list)",
                        "8: date: \"soon\" (应为日期，如 2026-11-23 expected: a day such as 2026-11-23)");
    }

    @Test
    void facts_of_goods_that_are_not_filed_count_and_those_that_cannot_be_read_are_named() throws IOException {
        judged("""
                {"id":"a","product":{"facts":{"stock":"640件","sold":"好多","colour_of_moon":1}},"lines":[\
                {"t":0,"speaker":"host","text":"只剩3件了"}]}
                """);

        assertThat(out.toString(UTF_8))
                .contains("\"rule\":\"SC-01\",\"verdict\":\"violates\"")
                .contains("\"unknown_facts\":[\"colour_of_moon\"],\"unreadable_facts\":[\"sold\"]");
    }

    private int judged(String shows) throws IOException {
        Path file = Files.writeString(folder.resolve("shows.jsonl"), shows);
        return GuardShow.run(
                Guard.load(), file, TODAY, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}

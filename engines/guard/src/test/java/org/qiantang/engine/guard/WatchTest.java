package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class WatchTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

    private final Watch watch = new Watch(Guard.load());

    @Test
    void a_claim_that_two_speakers_share_is_one_finding() {
        List<Watch.Stand> stands = over("""
                {"id":"s","product":{"category":"服饰","facts":{"stock":640}},"lines":[
                 {"t":0,"speaker":"host","channel":"speech","text":"只剩3件了"},
                 {"t":5,"speaker":"viewer","channel":"chat","text":"好的"},
                 {"t":9,"speaker":"assistant","channel":"speech","text":"真的就剩两件了"},
                 {"t":90,"speaker":"host","channel":"speech","text":"只剩3件了"}]}
                """);

        assertThat(stands).extracting(Watch.Stand::lines).containsExactly(List.of(0, 2), List.of(3));
    }

    @Test
    void a_correction_counts_within_a_minute_and_only_from_those_who_answer_for_it() {
        String show = """
                {"id":"s","product":{"category":"服饰","facts":{"stock":640}},"lines":[
                 {"t":0,"speaker":"host","channel":"speech","text":"只剩3件了"},
                 {"t":3,"speaker":"viewer","channel":"chat","text":"你说错了吧"},
                 {"t":%d,"speaker":"host","channel":"speech","text":"哦说错了，还有六百多件"}]}
                """;

        assertThat(over(show.formatted(20)))
                .extracting(Watch.Stand::correctedAt)
                .containsExactly(2);
        assertThat(over(show.formatted(70)))
                .extracting(Watch.Stand::correctedAt)
                .containsOnlyNulls();
    }

    @Test
    void what_is_taken_back_is_what_is_named_and_where_nothing_is_named_the_latest() {
        String show = """
                {"id":"s","product":{"category":"家纺","facts":{"material":"棉"}},"lines":[
                 {"t":0,"speaker":"host","channel":"speech","text":"这条毛巾是天丝的"},
                 {"t":5,"speaker":"host","channel":"speech","text":"加我微信领券更便宜"},
                 {"t":12,"speaker":"host","channel":"speech","text":"%s"}]}
                """;

        assertThat(over(show.formatted("刚才说错了，更正一下，是长绒棉的，不是天丝")))
                .filteredOn(stand -> stand.correctedAt() != null)
                .extracting(Watch.Stand::lines)
                .containsExactly(List.of(0));
        assertThat(over(show.formatted("刚才说错了")))
                .filteredOn(stand -> stand.correctedAt() != null)
                .extracting(Watch.Stand::lines)
                .containsExactly(List.of(1));
    }

    @Test
    void what_happens_in_the_show_changes_the_facts_from_then_on() {
        List<Watch.Stand> stands = over("""
                {"id":"s","product":{"category":"服饰","facts":{"stock":640}},
                 "events":[{"t":30,"stock":3},{"t":60,"stock":500,"link":2}],"lines":[
                 {"t":0,"speaker":"host","channel":"speech","text":"只剩3件了","link":1},
                 {"t":40,"speaker":"host","channel":"speech","text":"只剩3件了","link":1},
                 {"t":61,"speaker":"host","channel":"speech","text":"只剩3件了","link":1}]}
                """);

        assertThat(stands).extracting(Watch.Stand::lines).containsExactly(List.of(0));
    }

    @Test
    void a_sentence_that_was_cut_in_two_is_found_once_over_both_lines() {
        String show = """
                {"id":"s","product":{"category":"服饰","facts":{"stock":640}},"lines":[
                 {"t":0,"speaker":"host","channel":"speech","text":"这件卫衣只剩"},
                 {"t":2,"speaker":"viewer","channel":"chat","text":"多少"},
                 {"t":4,"speaker":"%s","channel":"speech","text":"%s"},
                 {"t":8,"speaker":"host","channel":"speech","text":"喜欢的可以看看"}]}
                """;

        assertThat(over(show.formatted("host", "3件了家人们")))
                .extracting(Watch.Stand::lines)
                .containsExactly(List.of(0, 2));
        assertThat(over(show.formatted("assistant", "3件了家人们")))
                .extracting(Watch.Stand::lines)
                .containsExactly(List.of(0, 2));
        assertThat(over(show.formatted("host", "六百四十件了家人们"))).isEmpty();
        assertThat(over(show.formatted("viewer", "3件了家人们"))).isEmpty();
    }

    @Test
    void a_finding_of_one_part_is_not_raised_once_more_for_the_whole() {
        List<Watch.Stand> stands = over("""
                {"id":"s","product":{"category":"服饰","facts":{"stock":640}},"lines":[
                 {"t":0,"speaker":"host","channel":"speech","text":"这件卫衣只剩"},
                 {"t":4,"speaker":"host","channel":"speech","text":"最后3件了"},
                 {"t":5,"speaker":"host","channel":"speech","text":"喜欢的可以看看"}]}
                """);

        assertThat(stands).extracting(Watch.Stand::lines).containsExactly(List.of(1));
    }

    @Test
    void what_only_words_join_accuses_one_speaker_within_a_clause_and_else_asks_somebody_to_look() {
        String show = """
                {"id":"s","product":{"category":"服饰","facts":{}},"lines":[
                 {"t":0,"speaker":"host","channel":"speech","text":"这件卫衣是全国"},
                 {"t":%d,"speaker":"%s","channel":"speech","text":"第一的面料"}]}
                """;

        assertThat(of("absolute_claim", show.formatted(3, "host"))).satisfiesExactly(stand -> {
            assertThat(stand.lines()).containsExactly(0, 1);
            assertThat(stand.finding().verdict()).isEqualTo(Verdict.VIOLATES);
        });
        assertThat(of("absolute_claim", show.formatted(3, "assistant")))
                .extracting(stand -> stand.finding().verdict())
                .containsExactly(Verdict.NEEDS_EVIDENCE);
        assertThat(of("absolute_claim", show.formatted(30, "host"))).isEmpty();
    }

    @Test
    void words_that_would_hold_together_over_a_comma_as_well_accuse_nobody() {
        String show = """
                {"id":"s","product":{"category":"普通食品","facts":{}},"lines":[
                 {"t":0,"speaker":"host","channel":"speech","text":"我妈这个高血压"},
                 {"t":%d,"speaker":"%s","channel":"speech","text":"喝了一个月就降下来了"}]}
                """;

        for (String one : List.of(show.formatted(3, "host"), show.formatted(3, "assistant"))) {
            assertThat(of("medical_claim", one)).satisfiesExactly(stand -> {
                assertThat(stand.lines()).containsExactly(0, 1);
                assertThat(stand.finding().verdict()).isEqualTo(Verdict.NEEDS_EVIDENCE);
            });
        }
        assertThat(of("medical_claim", show.formatted(30, "host"))).isEmpty();
    }

    @Test
    void a_question_that_was_read_aloud_and_another_matter_are_not_joined_to_a_claim() {
        String show = """
                {"id":"s","product":{"category":"普通食品","facts":{}},"lines":[
                 {"t":0,"speaker":"host","channel":"speech","text":"%s"},
                 {"t":3,"speaker":"host","channel":"speech","text":"%s"}]}
                """;

        assertThat(over(show.formatted("我妈这个高血压", "降下来了"))).isNotEmpty();
        assertThat(over(show.formatted("高血压能喝吗", "降下来了"))).isEmpty();
        assertThat(over(show.formatted("昨晚失眠", "好了我们看下一款"))).isEmpty();
        assertThat(over(show.formatted("两种口感", "第一种是原味"))).isEmpty();
    }

    @Test
    void a_claim_does_not_go_on_over_a_question_or_to_other_goods() {
        String show = """
                {"id":"s","product":{"category":"服饰","facts":{"stock":640}},"lines":[
                 {"t":0,"speaker":"host","channel":"speech","text":"%s","link":1},
                 {"t":4,"speaker":"host","channel":"speech","text":"3件了","link":%d}]}
                """;

        assertThat(over(show.formatted("这件卫衣只剩", 1))).hasSize(1);
        assertThat(over(show.formatted("这件卫衣只剩", 2))).isEmpty();
        assertThat(over(show.formatted("这件卫衣只剩？", 1))).isEmpty();
    }

    @Test
    void a_joined_claim_is_taken_back_within_a_minute_of_its_last_line() {
        String show = """
                {"id":"s","product":{"category":"服饰","facts":{"stock":640}},"lines":[
                 {"t":0,"speaker":"host","channel":"speech","text":"这件卫衣只剩"},
                 {"t":5,"speaker":"host","channel":"speech","text":"3件了"},
                 {"t":%d,"speaker":"host","channel":"speech","text":"哦说错了，还有六百多件"}]}
                """;

        assertThat(over(show.formatted(64)))
                .extracting(Watch.Stand::correctedAt)
                .containsExactly(2);
        assertThat(over(show.formatted(66)))
                .extracting(Watch.Stand::correctedAt)
                .containsOnlyNulls();
    }

    @Test
    void long_lawful_talk_full_of_tempting_words_joins_to_nothing() {
        List<String> talk = List.of(
                "这件卫衣发往全国",
                "第一次来的朋友先看看",
                "这件卫衣吊牌号199",
                "3件的话一起寄更省事",
                "库存还剩",
                "六百四十件慢慢挑",
                "不是说只剩",
                "3件两件那种吓唬人的话",
                "面料成分吊牌上都有");
        var lines = new ArrayList<String>();
        for (int index = 0; index < 10 * talk.size(); index++) {
            lines.add("{\"t\":%d,\"speaker\":\"%s\",\"channel\":\"speech\",\"text\":\"%s\"}"
                    .formatted(4 * index, index % 3 == 2 ? "assistant" : "host", talk.get(index % talk.size())));
        }

        List<Watch.Stand> stands =
                over("{\"id\":\"s\",\"product\":{\"category\":\"服饰\",\"facts\":{\"stock\":640}},\"lines\":["
                        + String.join(",", lines) + "]}");

        assertThat(stands).isEmpty();
    }

    private List<Watch.Stand> of(String category, String show) {
        return over(show).stream()
                .filter(stand -> stand.finding().category().equals(category))
                .toList();
    }

    private List<Watch.Stand> over(String show) {
        return watch.over(Stretch.read(JsonMapper.shared().readTree(show), TODAY));
    }
}

package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
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

    private List<Watch.Stand> over(String show) {
        return watch.over(Stretch.read(JsonMapper.shared().readTree(show), TODAY));
    }
}

package org.qiantang.app.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.journal.MemoryJournal;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.EventCodec;

/** The bytes under the leaf of a verdict, made from lines as the journal holds them. */
class VerdictLeafTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final String FOUND = "\"rule\":\"SC-01\",\"category\":\"false_scarcity\",\"article\":\"反不正当竞争法第九条\","
            + "\"from\":0,\"to\":4,\"severity\":\"S2\",\"action\":\"A2\",\"message\":\"虚构紧缺\",\"rewrite\":null";
    private static final String BEFORE =
            "{\"findings\":[{\"action\":\"A2\",%s\"article\":\"反不正当竞争法第九条\",\"category\":\"false_scarcity\",\"from\":0,"
                    + "\"message\":\"虚构紧缺\",\"rule\":\"SC-01\",\"severity\":\"S2\",\"to\":4}],\"line\":\"77\",\"verdict\":\"violates\"}";

    /** A line of a journal in which findings had these members. */
    private static String leaf(String members) {
        String body =
                "{\"at\":\"" + NOON + "\",\"lineId\":\"77\",\"speaker\":\"HUMAN\",\"itemId\":null,\"text\":\"只剩3件了\","
                        + "\"verdict\":\"violates\",\"findings\":[{" + members
                        + "}],\"correctedLineId\":null,\"judgedBy\":\"2026.11.2\"}";
        var entry = new Recorded(0, 1, "show/7", "HostSpoke", EventCodec.VERSION, NOON, body.getBytes(UTF_8));
        var contents = new Contents(new MemoryJournal(), new EventCodec(), () -> "2026.11.3");
        return new String(contents.spoken(entry).verdict(), UTF_8);
    }

    @Test
    void a_line_of_before_facts_were_kept_has_the_same_leaf_to_the_byte_as_on_its_day() {
        String asOnItsDay = BEFORE.formatted("");

        assertThat(leaf(FOUND)).isEqualTo(asOnItsDay);
        assertThat(leaf(FOUND + ",\"doubtPercent\":null,\"earlier\":null,\"verdict\":\"violates\""))
                .isEqualTo(asOnItsDay);
        assertThat(leaf(FOUND + ",\"against\":null")).isEqualTo(asOnItsDay);
    }

    @Test
    void a_verdict_names_the_facts_that_it_was_held_against_in_its_leaf() {
        String numbers =
                ",\"against\":{\"used\":[{\"name\":\"现有库存\",\"value\":\"640\"},{\"name\":\"主播年龄\",\"value\":null}],"
                        + "\"missing\":[],\"exemption\":null}";
        String asked = ",\"against\":{\"used\":[],\"missing\":[\"参考价依据\"],\"exemption\":\"maker_price\"}";

        assertThat(leaf(FOUND + numbers))
                .isEqualTo(BEFORE.formatted("\"against\":{\"missing\":[],"
                        + "\"used\":[{\"name\":\"现有库存\",\"value\":\"640\"},{\"name\":\"主播年龄\"}]},"));
        assertThat(leaf(FOUND + asked))
                .isEqualTo(BEFORE.formatted(
                        "\"against\":{\"exemption\":\"maker_price\",\"missing\":[\"参考价依据\"],\"used\":[]},"));
    }
}

package org.qiantang.engine.recommend.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventLogTest {
    @Test
    void a_core_leaves_out_who_becomes_rare_because_others_went() {
        var gathering = new EventLog.Gathering(new EventLog.Vocabulary());
        for (String person : new String[] {"a", "b"}) {
            gathering.add(person, "tea", 1);
            gathering.add(person, "cup", 2);
        }
        gathering.add("c", "tea", 1);
        gathering.add("c", "scarf", 2);

        EventLog core = gathering.done(false, false).core(2);

        assertThat(core.names()).containsExactly("a", "b");
        assertThat(core.items().size()).isEqualTo(2);
        assertThat(core.sequences()[1]).containsExactly(0, 1);
    }
}

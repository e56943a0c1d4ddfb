package org.qiantang.app.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The terms on which goods are sold, as they are told. */
class TermsTest {
    private static final Instant NOW = Instant.parse("2026-12-03T12:00:00Z");

    @Test
    void of_a_limit_that_nobody_reaches_nothing_is_told() {
        assertThat(new Terms(NOW, 9_999, null, null, Map.of()).perBuyer()).isZero();
        assertThat(new Terms(NOW, 99, null, null, Map.of()).perBuyer()).isEqualTo(99);

        Terms had = new Terms(NOW, 2, null, null, Map.of())
                .forAsker(List.of(new Terms.Had("店铺页", 9_999, 1), new Terms.Had("直播间", 2, 1)));

        assertThat(had.had()).extracting(Terms.Had::where).containsExactly("直播间");
    }
}

package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.guard.ReaderVersion.Measured;
import org.qiantang.engine.guard.ReaderVersion.Scored;

class ReaderVersionTest {
    @Test
    void the_version_that_ships_stands_first_and_has_its_figures() {
        ReaderVersion first = ReaderVersion.all().getFirst();

        assertThat(first.shipped()).isTrue();
        assertThat(first.threshold()).isNotNull();
        assertThat(first.measured())
                .as("meaning/measured.yaml has no figures of " + first.version() + ", which card.properties ships")
                .isNotNull();
    }

    @Test
    void every_version_with_figures_says_on_what_and_has_shares_for_them() {
        for (ReaderVersion version : ReaderVersion.all()) {
            Measured measured = version.measured();
            if (measured != null) {
                assertThat(measured.lines()).isPositive();
                assertThat(List.of(measured.by(), measured.byZh(), measured.shows(), measured.showsZh()))
                        .noneMatch(String::isBlank);
                for (Scored scored : List.of(measured.rules(), measured.withReader())) {
                    assertThat(List.of(scored.f1(), scored.falseAlarms(), scored.recall(), scored.evasionRecall()))
                            .allMatch(share -> share > 0 && share < 1);
                }
            }
        }
    }
}

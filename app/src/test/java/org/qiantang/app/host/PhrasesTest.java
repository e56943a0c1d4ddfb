package org.qiantang.app.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qiantang.engine.performance.presenter.Look;

final class PhrasesTest {
    @ParameterizedTest
    @EnumSource(Look.Manner.class)
    void no_manner_says_a_figure_or_a_claim_of_its_own(Look.Manner manner) {
        Phrases phrases = Phrases.of(manner);

        assertThat(phrases.fixed())
                .doesNotHaveDuplicates()
                .allSatisfy(words -> assertThat(words).doesNotContainPattern("\\d|[一二三四五六七八九十百千万]+[元件折]|最[^后近]"))
                .contains(Interludes.LABEL);
        assertThat(phrases.thanks(3)).contains("3位");
    }

    @Test
    void no_two_manners_say_the_same_but_what_the_law_wants_said() {
        List<String> all = Arrays.stream(Look.Manner.values())
                .flatMap(manner -> Phrases.of(manner).fixed().stream())
                .filter(words -> !words.equals(Interludes.LABEL))
                .toList();

        assertThat(all).doesNotHaveDuplicates();
    }
}

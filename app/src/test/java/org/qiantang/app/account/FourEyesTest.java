package org.qiantang.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qiantang.app.account.FourEyes.Answer;

class FourEyesTest {
    private static final long ONE = 1;
    private static final long OTHER = 2;
    private static final long ADMIN = 9;

    private final FourEyes eyes = new FourEyes(hands ->
            (int) Stream.of(ONE, OTHER).filter(one -> !hands.contains(one)).count());

    @Test
    void who_had_a_hand_in_it_does_not_agree_and_an_administrator_only_after_the_officers() {
        assertThat(eyes.of(Set.of(ONE), ONE, true)).isEqualTo(Answer.OWN_WORK);
        assertThat(eyes.of(Set.of(ONE), OTHER, true)).isEqualTo(Answer.MAY);
        assertThat(eyes.of(Set.of(ONE), ADMIN, false)).isEqualTo(Answer.OFFICERS_FIRST);
    }

    @Test
    void what_all_officers_wrote_together_is_not_stuck() {
        Set<Long> both = Set.of(ONE, OTHER);

        assertThat(eyes.of(both, OTHER, true)).isEqualTo(Answer.OWN_WORK);
        assertThat(eyes.of(both, ADMIN, false)).isEqualTo(Answer.MAY);
    }
}

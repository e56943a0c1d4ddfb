package org.qiantang.app.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LegibleTest {
    private static final Pattern NOT = Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}\\u202A-\\u202E\\u2066-\\u2069]");

    @Test
    void of_all_characters_only_those_are_kept_out_that_cannot_be_read_or_turn_others_text() {
        int[] wrong = IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(sign -> Legible.is(sign)
                        == NOT.matcher(Character.toString(sign)).matches())
                .toArray();

        assertThat(wrong).isEmpty();
    }

    @Test
    void joiners_within_emoji_and_scripts_stay() {
        assertThat("👩‍👩‍👧 می‌خواهم".codePoints().allMatch(Legible::is)).isTrue();
    }
}

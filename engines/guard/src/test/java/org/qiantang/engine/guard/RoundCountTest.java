package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The least that there must be for a rounded count to be true. */
class RoundCountTest {
    @ParameterizedTest
    @CsvSource({
        "十万人, 90000",
        "10万人, 90000",
        "100000人, 90000",
        "近十万人, 80000",
        "快一万了, 8000",
        "超过十万, 95000",
        "破万, 9500",
        "上万人, 9500",
        "好几万人, 19000",
        "几千人, 1900",
        "十几万人, 95000",
        "三千多人, 2850",
        "四百来号人, 360",
        "两万三, 20700",
        "点赞破百万, 950000",
        "1.2w件, 10800",
    })
    void counts_as_people_say_them(String said, long least) {
        assertThat(RoundCount.leastIn(said)).hasValue(least);
    }

    @ParameterizedTest
    @CsvSource({"'18,642份', 16777", "'9,862件', 8875"})
    void counts_with_their_thousands_set_apart(String said, long least) {
        assertThat(RoundCount.leastIn(said)).hasValue(least);
    }

    @ParameterizedTest
    @CsvSource({"好多人", "在线", "人山人海"})
    void words_without_a_count_have_none(String said) {
        assertThat(RoundCount.leastIn(said)).isEmpty();
    }
}

package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One length, time or volume in all its dresses. */
class MeasureTest {
    @ParameterizedTest
    @CsvSource({
        "DURATION, 三年, 1095",
        "DURATION, 3年, 1095",
        "DURATION, 36个月, 1095",
        "DURATION, 36 个月, 1095",
        "DURATION, 三十六个月, 1095",
        "DURATION, 一年半, 547.5",
        "DURATION, 半年, 182.5",
        "DURATION, 48小时, 2",
        "DURATION, 48 hours, 2",
        "DURATION, 两天, 2",
        "VOLUME, 1.5升, 1500",
        "VOLUME, 1.5l, 1500",
        "VOLUME, 一千五百毫升, 1500",
        "POWER, 两千瓦, 2000",
        "POWER, 2千瓦, 2000",
        "POWER, 2 kw, 2000",
        "POWER, 2000w, 2000",
        "CHARGE, 两万毫安, 20000",
        "CHARGE, 20000mah, 20000",
        "CHARGE, 2万毫安时, 20000",
        "AREA_WEIGHT, 300克重, 300",
        "AREA_WEIGHT, 300g/m2, 300",
        "LENGTH, 二十八厘米, 280",
        "LENGTH, 28cm, 280",
        "LENGTH, 0.28米, 280",
    })
    void are_one_number(Measure measure, String said, double expected) {
        assertThat(measure.in(said))
                .hasSize(1)
                .first()
                .satisfies(one -> assertThat(one).isCloseTo(expected, within(0.01)));
    }

    @ParameterizedTest
    @CsvSource({"POWER, 73wh", "POWER, 两千瓦时", "LENGTH, 28 姆米", "VOLUME, 三年"})
    void other_measures_are_left_alone(Measure measure, String said) {
        assertThat(measure.in(said)).isEmpty();
    }
}

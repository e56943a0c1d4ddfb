package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumeralTest {
    @ParameterizedTest
    @CsvSource({
        "99, 9900",
        "99.9, 9990",
        "1.5万, 1500000",
        "3千, 300000",
        "十二, 1200",
        "三十, 3000",
        "一百二, 12000",
        "五百六, 56000",
        "一百零二, 10200",
        "一百二十三, 12300",
        "两千三, 230000",
        "两千零五, 200500",
        "七八, 800",
        "五六百, 60000",
        "三四十, 4000",
        "十七八, 1800",
        "九零, 9000",
        "一九九, 19900",
        "九十九, 9900",
        "三万五, 3500000",
        "一万零五十, 1005000",
        "两, 200",
        "零, 0"
    })
    void numbers_are_read_as_people_say_them(String said, long hundredths) {
        assertThat(Numeral.hundredths(said)).hasValue(hundredths);
    }
}

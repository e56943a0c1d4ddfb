package org.qiantang.engine.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource({
        "林晴雨，这是全国最好的茶, 这是全国最好的茶",
        "'欢迎林晴雨,包邮', 包邮",
        "这款茶我喝了十年，确实好, 这款茶我喝了十年，确实好",
        "好的。家人们，上链接, 好的。家人们，上链接",
        "林晴雨，, 林晴雨，",
        "这是茶, 这是茶",
        "'', ''"
    })
    void who_is_spoken_to_in_a_short_first_clause_is_left_out(String said, String rest) {
        assertThat(Address.without(said)).isEqualTo(rest);
    }
}

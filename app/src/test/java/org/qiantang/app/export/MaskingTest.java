package org.qiantang.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskingTest {
    @Test
    void a_name_keeps_its_first_sign_be_it_of_two_units() {
        assertThat(Masking.name("赵小满")).isEqualTo("赵**");
        assertThat(Masking.name("𠮷野")).isEqualTo("𠮷**");
        assertThat(Masking.name("")).isEmpty();
    }

    @Test
    void a_number_keeps_three_signs_and_two_and_a_short_one_nothing() {
        assertThat(Masking.number("13800138000")).isEqualTo("138******00");
        assertThat(Masking.number("12345")).isEqualTo("*****");
    }

    @Test
    void words_keep_prices_and_lose_numbers_that_may_be_somebodys() {
        assertThat(Masking.words("卖 88 元，电话 138 0013 8000")).isEqualTo("卖 88 元，电话 138********00");
        assertThat(Masking.words("身份证330106199001011234！")).isEqualTo("身份证330*************34！");
    }
}

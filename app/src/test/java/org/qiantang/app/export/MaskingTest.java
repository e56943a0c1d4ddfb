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
        assertThat(Masking.words("33010619900101123X")).isEqualTo("330*************3X");
    }

    @Test
    void words_lose_numbers_in_other_digits_and_with_signs_between() {
        assertThat(Masking.words("加微信１３８００１３８０００")).isEqualTo("加微信１３８******００");
        assertThat(Masking.words("138.0013·8000")).isEqualTo("138********00");
        assertThat(Masking.words("138—0013－8000")).isEqualTo("138********00");
        assertThat(Masking.words("1\u200B3\u200B8\u00A00013 (8000)")).doesNotContain("0013", "8000");
        assertThat(Masking.words("𝟏𝟑𝟖𝟎𝟎𝟏𝟑𝟖𝟎𝟎𝟎")).isEqualTo("𝟏𝟑𝟖******𝟎𝟎");
        assertThat(Masking.words("座机 888-8888")).isEqualTo("座机 ********");
    }

    @Test
    void what_people_wrote_stands_in_columns_of_words() {
        assertThat(Tables.ALL.stream()
                        .flatMap(table -> table.columns().stream())
                        .filter(column -> column.kind() == Column.Kind.TEXT)
                        .map(Column::name))
                .doesNotContain("words", "facts", "basis", "appeal", "text", "file_name", "answer", "quoted")
                .noneMatch(name -> name.endsWith("_reason") && !name.equals("lift_reason"));
    }
}

package org.qiantang.app.shelf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class ShopWordsJsonTest {
    private static final String ENTRY = "{\"question\": \"能熨吗\", \"answer\": \"低温隔布熨\", \"approvedBy\": \"shop\"}";

    @Test
    void entries_that_are_sound_are_read_beside_one_that_is_not() {
        ShopWordsJson.Beside beside = read("{\"shop\": \"丝坊\", \"faq\": [" + ENTRY + ", {}, " + ENTRY + "]}");

        assertThat(beside.shop()).isEqualTo("丝坊");
        assertThat(beside.approved()).extracting(Approved::key).containsExactly("faq:1", "faq:3");
        assertThat(beside.wrong()).hasSize(1).first().asString().startsWith("faq[1].question");
    }

    @Test
    void of_a_list_of_many_things_the_first_thousand_are_read() {
        ShopWordsJson.Beside beside = read("{\"faq\": [" + String.join(",", Collections.nCopies(20_000, "{}")) + "]}");

        assertThat(beside.approved()).isEmpty();
        assertThat(beside.wrong()).hasSize(1_001).last().asString().contains("20000");
    }

    @Test
    void a_file_in_which_one_thing_is_larger_than_any_real_one_is_not_read() {
        ShopWordsJson.Beside beside =
                read("{\"faq\": [" + String.join(",", Collections.nCopies(200_000, "0")) + "], \"policies\": []}");

        assertThat(beside.approved()).isEmpty();
        assertThat(beside.wrong()).hasSize(1);
    }

    @Test
    void what_is_no_list_is_told() {
        assertThat(read("{\"faq\": 7, \"policies\": [" + "]}").wrong())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("faq: 7");
    }

    private static ShopWordsJson.Beside read(String json) {
        return ShopWordsJson.beside(json.getBytes(StandardCharsets.UTF_8));
    }
}

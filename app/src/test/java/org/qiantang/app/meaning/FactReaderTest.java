package org.qiantang.app.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The reader of facts tells what answers from what merely stands beside it. */
class FactReaderTest {
    @Test
    void a_fact_that_answers_weighs_more_than_its_neighbour() throws IOException {
        FactReader reader = FactReader.load();
        String question = "娃二十来公斤了还坐得住不";

        double bears = reader.weight(question, FactReader.written("轻便婴儿推车", "承重", "25 kg 以内"), 0);
        double looks = reader.weight(question, FactReader.written("轻便婴儿推车", "颜色", "雾灰、松绿"), 0);

        assertThat(bears).isGreaterThan(looks);
    }

    @Test
    void what_is_written_of_a_fact_is_cut_so_that_the_kind_of_goods_and_the_matter_stay() {
        String written = FactReader.written("山野牌家用静音大容量多功能破壁料理机", "清洗", "水".repeat(100));

        assertThat(written).contains("料理机；清洗：水").doesNotContain("山野牌").hasSizeLessThan(100);
    }
}

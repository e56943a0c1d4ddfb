package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qiantang.app.catalog.SizeTable;
import org.qiantang.app.shelf.DemoShelf;
import org.qiantang.app.shelf.Shelf;

/** Which size of a quilt is for a bed is told by the column of the chart that names beds. */
class BedSizeTest {
    private static final String CODE = "QT-FAN-01";
    private static final Shelf SHELF = DemoShelf.with(
            DemoShelf.whole(),
            CODE,
            offer -> DemoShelf.told(
                    offer,
                    "白鹅绒被",
                    List.of(),
                    new SizeTable(
                            List.of("规格", "适合的床", "冬被充绒量"),
                            List.of(
                                    List.of("150×200 cm", "1.2 米及以下", "650 克"),
                                    List.of("200×230 cm", "1.5 × 2 米", "1000 克"),
                                    List.of("220×240 cm", "1.8 米、2 米", "1150 克")))));

    private final Answering answering = new Answering(Words.load());

    @Test
    void what_the_chart_has_of_that_size_is_told_where_it_is_asked_for() {
        assertThat(told("1米5的床冬被充绒量多少")).contains("1000克").doesNotContain("拍200");
    }

    @ParameterizedTest
    @CsvSource({
        "1米5的床买哪个尺寸, 200×230",
        "一米八的床拿哪个规格, 220×240",
        "1米2的床拍哪个尺寸, 150×200",
        "1米的床买哪个尺寸, 150×200",
    })
    void the_size_for_a_bed_is_told(String question, String size) {
        String text = told(question);

        assertThat(text).contains("拍" + size);
    }

    private String told(String question) {
        long pinned = DemoShelf.coded(SHELF, CODE).itemId();
        return CheckScore.text(answering.answer(SHELF, pinned, List.of(), LocalDate.of(2028, 10, 14), question));
    }
}

package org.qiantang.app.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
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
                            List.of("规格", "适合的床"),
                            List.of(
                                    List.of("150×200 cm", "1.2 米及以下"),
                                    List.of("200×230 cm", "1.5 × 2 米"),
                                    List.of("220×240 cm", "1.8 米、2 米")))));

    private final Answering answering = new Answering(Words.load());

    @ParameterizedTest
    @CsvSource({
        "1米5的床买哪个尺寸, 200×230",
        "一米八的床拿哪个规格, 220×240",
        "0.9米的床呢, ''",
        "1米2的床拍哪个尺寸, 150×200",
        "1米的床买哪个尺寸, 150×200",
    })
    void the_size_for_a_bed_is_told(String question, String size) {
        long pinned = DemoShelf.coded(SHELF, CODE).itemId();
        String text = CheckScore.text(answering.answer(SHELF, pinned, List.of(), LocalDate.of(2028, 10, 14), question));

        assertThat(text).contains(size);
        if (!size.isEmpty()) {
            assertThat(text).contains("拍" + size);
        }
    }
}

package org.qiantang.app.sheet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SheetWriterTest {
    private static final List<String> HEADER = List.of("订单号", "商品");

    @ParameterizedTest
    @EnumSource
    void a_long_table_written_row_by_row_is_read_again_as_it_was(SheetFormat format) {
        var bytes = new ByteArrayOutputStream();

        try (SheetWriter writer = format.writer(bytes, "订单", HEADER)) {
            IntStream.range(0, 3_000)
                    .forEach(row -> writer.row(List.of("00000000000000" + (10_000 + row), "茶, \"新\"")));
        }

        List<List<String>> rows = format.rows(bytes.toByteArray(), 10_000).orElseThrow();
        assertThat(rows).hasSize(3_001).startsWith(HEADER);
        assertThat(rows.getLast()).containsExactly("0000000000000012999", "茶, \"新\"");
    }

    @Test
    void what_a_sheet_cannot_hold_stands_in_another_under_the_same_header() throws IOException {
        var bytes = new ByteArrayOutputStream();

        try (var writer = new SheetWriter.OfXlsx(bytes, "订单", HEADER, 4)) {
            IntStream.range(0, 5).forEach(row -> writer.row(List.of("row " + row, "")));
        }

        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes.toByteArray()))) {
            List<List<String>> sheets = book.getSheets()
                    .map(sheet -> {
                        try {
                            return sheet.read().stream()
                                    .map(row -> row.getCellText(0))
                                    .toList();
                        } catch (IOException broken) {
                            throw new IllegalStateException(broken);
                        }
                    })
                    .toList();
            assertThat(sheets)
                    .containsExactly(List.of("订单号", "row 0", "row 1", "row 2"), List.of("订单号", "row 3", "row 4"));
        }
    }

    @Test
    void what_a_spreadsheet_would_run_is_marked_as_text() {
        var bytes = new ByteArrayOutputStream();

        try (SheetWriter writer = SheetFormat.CSV.writer(bytes, "订单", HEADER)) {
            writer.row(List.of("=1+1", "茶"));
        }

        assertThat(bytes.toString(UTF_8)).isEqualTo("\uFEFF订单号,商品\r\n'=1+1,茶\r\n");
    }
}

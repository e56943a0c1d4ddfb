package org.qiantang.app.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiantang.app.sheet.Csv;
import org.qiantang.app.sheet.Marked;
import org.qiantang.app.sheet.Xlsx;

/** A file of goods as it came, with one more column that says what is wrong in each row; it may be mended and sent again. */
final class MarkedFile {
    private MarkedFile() {}

    static byte[] of(GoodsFormat format, byte[] bytes, List<RowError> errors, boolean english) {
        Map<Integer, String> words = new HashMap<>();
        for (RowError error : errors) {
            String said = (error.column().isEmpty() ? "" : error.column() + (english ? ": " : "："))
                    + error.flaw().message(english);
            words.merge(error.row(), said, (one, other) -> one + "\n" + other);
        }
        return switch (format) {
            case JSON -> GoodsJson.marked(bytes, words);
            case CSV -> Csv.bytes(marked(Csv.rows(bytes, Integer.MAX_VALUE).orElse(List.of()), words, english));
            case XLSX ->
                Xlsx.texts(
                        GoodsExport.SHEET,
                        marked(Xlsx.rows(bytes, GoodsImport.MOST_ROWS + 2).orElse(List.of()), words, english));
        };
    }

    private static List<List<String>> marked(List<List<String>> rows, Map<Integer, String> words, boolean english) {
        int place = rows.isEmpty() ? -1 : GoodsTable.errorsPlace(rows.getFirst());
        return Marked.rows(rows, words, english ? GoodsTable.ERRORS_EN : GoodsTable.ERRORS_ZH, place);
    }
}

package org.qiantang.app.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            case CSV -> Csv.bytes(marked(rows(Csv.text(bytes).map(Csv::rows).orElse(List.of())), words, english));
            case XLSX ->
                Xlsx.texts(marked(
                        rows(Xlsx.rows(bytes, GoodsImport.MOST_ROWS + 2).orElse(List.of())), words, english));
        };
    }

    private static List<List<String>> rows(List<List<String>> rows) {
        return rows.isEmpty() ? List.of(List.of("")) : rows;
    }

    private static List<List<String>> marked(List<List<String>> rows, Map<Integer, String> words, boolean english) {
        int width = rows.getFirst().size();
        int place = GoodsTable.errorsPlace(rows.getFirst());
        var marked = new ArrayList<List<String>>();
        for (int row = 0; row < rows.size(); row++) {
            var cells = new ArrayList<>(rows.get(row));
            while (cells.size() < width) {
                cells.add("");
            }
            String said = words.getOrDefault(row + 1, "");
            String header = english ? GoodsTable.ERRORS_EN : GoodsTable.ERRORS_ZH;
            String cell = row == 0 ? (said.isEmpty() ? header : header + "\n" + said) : said;
            if (place >= 0) {
                cells.set(place, cell);
            } else {
                cells.add(width, cell);
            }
            marked.add(cells);
        }
        return marked;
    }
}

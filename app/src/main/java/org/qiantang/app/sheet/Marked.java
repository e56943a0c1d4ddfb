package org.qiantang.app.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A table as it came, with one more column that says what is wrong in each row; it may be mended and sent again. */
public final class Marked {
    private Marked() {}

    /**
     * The rows with the words beside them.
     *
     * @param words by row number, as people count: the header is row 1
     * @param place where a column of an earlier marking stands, which is written over; less than 0 for none
     */
    public static List<List<String>> rows(
            List<List<String>> rows, Map<Integer, String> words, String header, int place) {
        List<List<String>> given = rows.isEmpty() ? List.of(List.of("")) : rows;
        int width = given.getFirst().size();
        var marked = new ArrayList<List<String>>();
        for (int row = 0; row < given.size(); row++) {
            var cells = new ArrayList<>(given.get(row));
            while (cells.size() < width) {
                cells.add("");
            }
            String said = words.getOrDefault(row + 1, "");
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

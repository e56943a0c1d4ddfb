package org.qiantang.app.catalog;

/**
 * A flaw at its place in a file.
 *
 * @param row the line as a spreadsheet counts them, the header being 1; in JSON the product's place from 1 on
 * @param column the header as the file has it, shortened; in JSON the path within the product
 * @param value what stands there, shortened; empty where the place is not one cell
 */
public record RowError(int row, String column, Flaw flaw, String value) {
    private static final int MOST = 80;

    public RowError {
        value = shortened(value);
        column = shortened(column);
    }

    /** A cell may hold a whole page, and every row of a file may be told to differ from it. */
    static String shortened(String text) {
        return text.codePointCount(0, text.length()) > MOST
                ? text.substring(0, text.offsetByCodePoints(0, MOST)) + "…"
                : text;
    }

    public RowError(int row, String column, Flaw flaw) {
        this(row, column, flaw, "");
    }
}

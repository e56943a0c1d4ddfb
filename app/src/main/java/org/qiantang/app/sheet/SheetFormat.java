package org.qiantang.app.sheet;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that a table comes in and goes out as. */
public enum SheetFormat {
    CSV("text/csv;charset=UTF-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /** Columns further to the right are not looked at. */
    static final int MOST_COLUMNS = 300;
    /** Larger tables than goods, prices or parcels need are not read: they would fill the memory of all. */
    static final int MOST_CELLS = 2_000_000;

    private static final int MOST_CHARS = 20_000_000;

    private final String contentType;

    SheetFormat(String contentType) {
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType;
    }

    /** As in a file's name: {@code csv}. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Many digits in a CSV lose their last ones in a spreadsheet, unless a mark before them says that they are text. */
    public String code(String digits) {
        return this == CSV && !digits.isEmpty() ? "'" + digits : digits;
    }

    public static Optional<SheetFormat> named(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(extension.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    public static Optional<SheetFormat> ofFile(String fileName) {
        return named(fileName.substring(fileName.lastIndexOf('.') + 1));
    }

    /** Whether the texts of all cells together are no more than the largest file of texts has. */
    static boolean isModest(List<List<String>> rows) {
        long chars = 0;
        for (List<String> row : rows) {
            for (String cell : row) {
                chars += cell.length();
            }
        }
        return chars <= MOST_CHARS;
    }

    /** The rows of a file, up to so many; empty where it is none of this kind, or far too large. */
    public Optional<List<List<String>>> rows(byte[] bytes, int most) {
        return switch (this) {
            case CSV -> Csv.rows(bytes, most);
            case XLSX -> Xlsx.rows(bytes, most);
        };
    }

    /** A file of texts as {@link #bytes} makes it, written row by row. */
    public SheetWriter writer(OutputStream to, String title, List<String> header) {
        return switch (this) {
            case CSV -> SheetWriter.csv(to, header);
            case XLSX -> SheetWriter.xlsx(to, title, header);
        };
    }

    /** A file of texts; in a spreadsheet every cell stays text, also where people type long numbers into it. */
    public byte[] bytes(String title, List<List<String>> rows) {
        return switch (this) {
            case CSV -> Csv.bytes(rows);
            case XLSX -> Xlsx.form(title, rows);
        };
    }
}

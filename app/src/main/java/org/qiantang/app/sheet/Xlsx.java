package org.qiantang.app.sheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** The first sheet of an Excel file as rows of texts. */
public final class Xlsx {
    /** More a sheet cannot hold. */
    static final int MOST_ROWS = 1_048_576;

    private Xlsx() {}

    /** The rows, up to that many; empty if it is no Excel file, or a larger one than any table of goods. */
    public static Optional<List<List<String>>> rows(byte[] bytes, int most) {
        try (var parts = new XlsxParts(bytes)) {
            return Optional.of(XlsxRows.read(parts, most));
        } catch (IOException | RuntimeException broken) {
            // The reader throws whatever its parsers throw; a file from outside may be anything.
            return Optional.empty();
        }
    }

    /** A file with one sheet of texts. */
    public static byte[] texts(String title, List<List<String>> rows) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        return bytes(title, rows, Collections.nCopies(width, false));
    }

    /** A file with one sheet to be filled in: its cells are text, so that a long number keeps all its digits. */
    static byte[] form(String title, List<List<String>> rows) {
        int width = rows.stream().mapToInt(List::size).max().orElse(0);
        return bytes(title, rows, Collections.nCopies(width, false), true);
    }

    /** A file with one sheet; numbers are written as numbers, so that a spreadsheet can add them up. */
    public static byte[] bytes(String title, List<List<String>> rows, List<Boolean> numeric) {
        return bytes(title, rows, numeric, false);
    }

    private static byte[] bytes(String title, List<List<String>> rows, List<Boolean> numeric, boolean form) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "Qiantang", "1.0")) {
            Worksheet sheet = book.newWorksheet(title);
            sheet.freezePane(0, 1);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    String text = rows.get(row).get(column);
                    if (row > 0 && numeric.get(column) && !text.isEmpty()) {
                        sheet.value(row, column, new BigDecimal(text));
                    } else if (!text.isEmpty()) {
                        sheet.value(row, column, text);
                    }
                    if (row == 0) {
                        sheet.style(row, column).bold().set();
                        sheet.width(column, Math.clamp(text.length() * 2.2 + 4, 12, 40));
                    } else if (form) {
                        sheet.style(row, column).format("@").set();
                    }
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}

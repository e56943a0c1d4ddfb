package org.qiantang.app.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A table that is written row by row while it is made, however long: no more than a few rows of it are in memory. */
public abstract sealed class SheetWriter implements Closeable {
    private SheetWriter() {}

    static SheetWriter csv(OutputStream to, List<String> header) {
        return new OfCsv(to, header);
    }

    static SheetWriter xlsx(OutputStream to, String title, List<String> header) {
        return new OfXlsx(to, title, header, Xlsx.MOST_ROWS);
    }

    public abstract void row(List<String> cells);

    @Override
    public abstract void close();

    private static final class OfCsv extends SheetWriter {
        private final OutputStream to;

        OfCsv(OutputStream to, List<String> header) {
            this.to = to;
            write(Csv.BOM + Csv.line(header));
        }

        @Override
        public void row(List<String> cells) {
            write(Csv.line(cells));
        }

        private void write(String text) {
            try {
                to.write(text.getBytes(StandardCharsets.UTF_8));
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void close() {
            try {
                to.flush();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }

    /** Every cell is text, as in a form; where a sheet is full the table goes on in another. */
    static final class OfXlsx extends SheetWriter {
        private static final int FLUSHED_AFTER = 500;

        private final Workbook book;
        private final String title;
        private final List<String> header;
        private final int mostRows;
        private Worksheet sheet;
        private int sheets = 1;
        private int row;

        OfXlsx(OutputStream to, String title, List<String> header, int mostRows) {
            this.book = new Workbook(to, "Qiantang", "1.0");
            this.title = title;
            this.header = List.copyOf(header);
            this.mostRows = mostRows;
            this.sheet = begun();
        }

        private Worksheet begun() {
            Worksheet begun = book.newWorksheet(sheets == 1 ? title : title + " " + sheets);
            begun.freezePane(0, 1);
            for (int column = 0; column < header.size(); column++) {
                String name = header.get(column);
                begun.width(column, Math.clamp(name.length() * 2.2 + 4, 12, 40));
                begun.inlineString(0, column, name);
                begun.style(0, column).bold().set();
            }
            row = 1;
            return begun;
        }

        @Override
        public void row(List<String> cells) {
            try {
                if (row == mostRows) {
                    sheet.finish();
                    sheets++;
                    sheet = begun();
                }
                for (int column = 0; column < cells.size(); column++) {
                    // Shared texts would all stay in memory to the end.
                    if (!cells.get(column).isEmpty()) {
                        sheet.inlineString(row, column, cells.get(column));
                    }
                    sheet.style(row, column).format("@").set();
                }
                row++;
                if (row % FLUSHED_AFTER == 0) {
                    sheet.flush();
                }
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }

        @Override
        public void close() {
            try {
                book.close();
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        }
    }
}

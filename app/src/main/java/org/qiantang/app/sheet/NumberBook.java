package org.qiantang.app.sheet;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook of several sheets to reckon with: numbers are numbers, all else is text and never a formula. */
public final class NumberBook implements Closeable {
    private final Workbook book;

    public NumberBook(OutputStream to) {
        this.book = new Workbook(to, "Qiantang", "1.0");
    }

    /** Adds a sheet. */
    public void sheet(String title, List<String> header, List<List<Object>> rows) {
        Worksheet sheet = book.newWorksheet(title);
        sheet.freezePane(0, 1);
        for (int column = 0; column < header.size(); column++) {
            String name = header.get(column);
            sheet.width(column, Math.clamp(name.length() * 2.2 + 4, 12, 40));
            sheet.inlineString(0, column, name);
            sheet.style(0, column).bold().set();
        }
        for (int row = 0; row < rows.size(); row++) {
            List<Object> cells = rows.get(row);
            for (int column = 0; column < cells.size(); column++) {
                if (cells.get(column) instanceof Number number) {
                    sheet.value(row + 1, column, number);
                } else {
                    sheet.inlineString(row + 1, column, cells.get(column).toString());
                }
            }
        }
        try {
            sheet.finish();
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

package org.qiantang.app.sheet;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one sheet as texts, cell by cell; of a formula only what the spreadsheet last made of it. */
final class XlsxRows {
    private static final int WIDEST = 16_384;
    private static final int MOST_MERGES = 20_000;
    private static final int MOST_MERGED_CELLS = 1_000_000;
    private static final int LONGEST_NUMBER = 64;
    // Beyond this no spreadsheet can count; written out it would be a text of as many digits.
    private static final int LARGEST_POWER = 308;
    private static final int MOST_DAYS = 2_958_465;
    private static final BigDecimal FIFTEEN_DIGITS = new BigDecimal("1E15");
    private static final Pattern PLACE = Pattern.compile("\\$?([A-Z]{1,3})\\$?\\d{1,7}");
    private static final Pattern RANGE = Pattern.compile("([A-Z]{1,3})(\\d{1,7}):([A-Z]{1,3})(\\d{1,7})");

    private final XlsxBook book;
    private final XmlPart sheet;
    private final int most;
    private final List<List<String>> rows = new ArrayList<>();
    private long cells;

    private XlsxRows(XlsxBook book, XmlPart sheet, int most) {
        this.book = book;
        this.sheet = sheet;
        this.most = most;
    }

    static List<List<String>> read(XlsxParts parts, int most) throws IOException {
        XlsxBook book = XlsxBook.of(parts);
        try (XmlPart sheet = parts.required(book.sheet())) {
            var reading = new XlsxRows(book, sheet, most);
            reading.rows();
            reading.merges();
            reading.mustBeModest();
            return reading.rows;
        }
    }

    private void rows() throws IOException {
        XmlPart.mustBe(sheet.toStart("sheetData"), "sheet");
        int number = 0;
        while (sheet.toTag() && !sheet.ends("sheetData")) {
            if (sheet.starts("row") && rows.size() < most) {
                String told = sheet.attribute("r");
                number = told == null ? number + 1 : Integer.parseInt(told);
                while (rows.size() < number - 1 && rows.size() < most) {
                    rows.add(List.of(""));
                }
                List<String> row = row();
                cells += row.size();
                XmlPart.mustBe(cells <= SheetFormat.MOST_CELLS, "cells");
                rows.add(row);
            }
        }
    }

    private List<String> row() throws IOException {
        var row = new ArrayList<String>();
        int column = -1;
        int count = 0;
        while (sheet.toTag() && !sheet.ends("row")) {
            if (sheet.starts("c")) {
                XmlPart.mustBe(++count <= WIDEST, "cells in a row");
                String told = sheet.attribute("r");
                column = told == null ? column + 1 : column(told);
                String text = cell();
                if (column < SheetFormat.MOST_COLUMNS) {
                    while (row.size() <= column) {
                        row.add("");
                    }
                    row.set(column, text);
                }
            }
        }
        return row;
    }

    private static int column(String place) throws IOException {
        Matcher letters = PLACE.matcher(place);
        XmlPart.mustBe(letters.matches(), "place of a cell");
        int column = columnOf(letters.group(1));
        XmlPart.mustBe(column < WIDEST, "column");
        return column;
    }

    private String cell() throws IOException {
        String type = sheet.attribute("t");
        String look = sheet.attribute("s");
        String value = "";
        boolean isFormula = false;
        while (sheet.toTag() && !sheet.ends("c")) {
            if (sheet.starts("f")) {
                isFormula = true;
            } else if (sheet.starts("v") || sheet.starts("is")) {
                value = sheet.text("rPh");
            }
        }
        if (value.isEmpty() || (isFormula && !"s".equals(type))) {
            return value;
        }
        return switch (type == null ? "n" : type) {
            case "n" -> number(value, look);
            case "s" -> shared(value);
            case "b" -> value.equals("1") ? "true" : value.equals("0") ? "false" : value;
            case "d" -> value.indexOf('T') < 0 ? value : value.substring(0, value.indexOf('T'));
            default -> value;
        };
    }

    private String shared(String value) throws IOException {
        int place = Integer.parseInt(value);
        XmlPart.mustBe(place >= 0 && place < book.shared().size(), "shared text");
        return book.shared().get(place);
    }

    /** What is no number that a spreadsheet can hold stays as it is written, and is told to be none where one is asked. */
    private String number(String value, @Nullable String look) {
        if (value.length() > LONGEST_NUMBER) {
            return value;
        }
        BigDecimal number;
        try {
            number = new BigDecimal(value.strip());
        } catch (NumberFormatException none) {
            return value;
        }
        if (number.signum() == 0) {
            number = BigDecimal.ZERO;
        }
        if (Math.abs((long) number.precision() - number.scale()) > LARGEST_POWER) {
            return value;
        }
        if (look != null && look.length() < 6 && book.days().contains(Integer.valueOf(look))) {
            int day =
                    number.signum() < 0 || number.compareTo(BigDecimal.valueOf(MOST_DAYS)) > 0 ? -1 : number.intValue();
            return day < 0 ? value : day(day).toString();
        }
        // Past fifteen digits a spreadsheet has lost some: written so that nobody takes it for a code.
        return number.abs().compareTo(FIFTEEN_DIGITS) >= 0
                ? String.format(Locale.ROOT, "%.5E", number)
                : number.stripTrailingZeros().toPlainString();
    }

    /** Spreadsheets count a 29th of February 1900, which never was; it is their day 60. */
    private LocalDate day(int days) {
        if (book.since1904()) {
            return LocalDate.of(1904, 1, 1).plusDays(days);
        }
        return LocalDate.of(1899, 12, 31).plusDays(days > 60 ? days - 1 : days);
    }

    /** Merged cells all say what the first one says. */
    private void merges() throws IOException {
        long filled = 0;
        for (int merge = 0; merge < MOST_MERGES && sheet.toStart("mergeCell"); merge++) {
            Matcher range = RANGE.matcher(String.valueOf(sheet.attribute("ref")));
            if (range.matches()) {
                int top = Integer.parseInt(range.group(2)) - 1;
                int bottom = Math.min(Integer.parseInt(range.group(4)), rows.size()) - 1;
                int left = columnOf(range.group(1));
                int right = Math.min(columnOf(range.group(3)), SheetFormat.MOST_COLUMNS - 1);
                filled += Math.max(0L, bottom - top + 1) * Math.max(0, right - left + 1);
                if (filled > MOST_MERGED_CELLS) {
                    return;
                }
                fill(top, left, bottom, right);
            }
        }
    }

    private void fill(int top, int left, int bottom, int right) {
        if (top < 0 || top >= rows.size() || left >= rows.get(top).size()) {
            return;
        }
        String text = rows.get(top).get(left);
        for (int row = top; row <= bottom; row++) {
            List<String> filled = new ArrayList<>(rows.get(row));
            for (int column = left; column <= right; column++) {
                while (filled.size() <= column) {
                    filled.add("");
                }
                filled.set(column, text);
            }
            rows.set(row, filled);
        }
    }

    /** A text may be shared by many cells, and whoever reads them may make one of its own for each. */
    private void mustBeModest() throws IOException {
        XmlPart.mustBe(SheetFormat.isModest(rows), "texts");
    }

    private static int columnOf(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * 26 + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }
}

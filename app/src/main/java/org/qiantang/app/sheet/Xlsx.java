package org.qiantang.app.sheet;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;

/** The first sheet of an Excel file as rows of texts. */
public final class Xlsx {
    // A small file may unpack to very much; far more than goods need is taken for an attack.
    private static final long MAX_UNPACKED_BYTES = 200L << 20;
    private static final int MAX_COLUMNS = 300;
    private static final BigDecimal FIFTEEN_DIGITS = new BigDecimal("1E15");
    private static final Pattern IN_QUOTES = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]");
    private static final int MAX_CELLS = 3_000_000;
    /** More a sheet cannot hold. */
    static final int MOST_ROWS = 1_048_576;

    private Xlsx() {}

    /** The rows, up to that many; empty if it is no Excel file. */
    public static Optional<List<List<String>>> rows(byte[] bytes, int most) {
        if (!isSmallEnough(bytes)) {
            return Optional.empty();
        }
        // Some programs write no styles at all, and the reader stumbles where it is to read them.
        return rows(bytes, most, true).or(() -> rows(bytes, most, false));
    }

    private static Optional<List<List<String>>> rows(byte[] bytes, int most, boolean withFormats) {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(withFormats, false));
                Stream<Row> stream = book.getFirstSheet().openStream()) {
            var rows = new ArrayList<List<String>>();
            int cells = 0;
            for (Iterator<Row> all = stream.iterator(); all.hasNext() && rows.size() < most; ) {
                Row row = all.next();
                cells += row.getCellCount();
                if (cells > MAX_CELLS) {
                    return Optional.empty();
                }
                while (rows.size() < row.getRowNum() - 1 && rows.size() < most) {
                    rows.add(List.of(""));
                }
                rows.add(texts(row));
            }
            return Optional.of(SheetMerges.filled(bytes, rows));
        } catch (IOException | RuntimeException broken) {
            // The reader throws whatever its parsers throw; a file from outside may be anything.
            return Optional.empty();
        }
    }

    private static List<String> texts(Row row) {
        int columns = Math.min(row.getCellCount(), MAX_COLUMNS);
        var texts = new ArrayList<String>(columns);
        for (int column = 0; column < columns; column++) {
            texts.add(row.getOptionalCell(column).map(Xlsx::text).orElse(""));
        }
        return texts;
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return number(cell);
        }
        // A formula counts as what the spreadsheet last made of it.
        String text = cell.getType() == CellType.FORMULA ? cell.getRawValue() : cell.getText();
        return text == null ? "" : text;
    }

    private static String number(Cell cell) {
        BigDecimal number = cell.asNumber();
        if (isDay(cell)) {
            return cell.asDate().toLocalDate().toString();
        }
        // Past fifteen digits a spreadsheet has lost some: written so that nobody takes it for a code.
        return number.abs().compareTo(FIFTEEN_DIGITS) >= 0
                ? String.format(Locale.ROOT, "%.5E", number)
                : number.stripTrailingZeros().toPlainString();
    }

    /** Days are numbers that a spreadsheet shows as days. */
    private static boolean isDay(Cell cell) {
        String format = cell.getDataFormatString();
        if (format == null || format.equals("General") || format.indexOf('0') >= 0 || format.indexOf('#') >= 0) {
            return false;
        }
        String letters = IN_QUOTES.matcher(format.toLowerCase(Locale.ROOT)).replaceAll("");
        return letters.indexOf('y') >= 0 || letters.indexOf('d') >= 0;
    }

    /** Unpacks everything once and throws it away: the sizes that a file tells of itself may be lies. */
    private static boolean isSmallEnough(byte[] bytes) {
        try (ZipFile zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get()) {
            long left = MAX_UNPACKED_BYTES;
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream in = zip.getInputStream(entry)) {
                    left -= unpacked(in, left);
                }
            }
            return left > 0;
        } catch (IOException | RuntimeException broken) {
            return false;
        }
    }

    private static long unpacked(InputStream in, long most) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long unpacked = 0;
        for (int read = in.read(buffer); read > 0 && unpacked < most; read = in.read(buffer)) {
            unpacked += read;
        }
        return unpacked;
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

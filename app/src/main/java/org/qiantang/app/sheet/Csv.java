package org.qiantang.app.sheet;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Comma-separated text as spreadsheets write it (RFC 4180): quoted fields may hold commas, quotes and line ends. */
public final class Csv {
    static final char BOM = '\uFEFF';
    /** A number may begin with a sign, and is no formula. */
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(?:\\.\\d+)?");

    // Excel in Chinese saves CSV in the machine's own code page, which is this one.
    private static final Charset CHINESE = Charset.forName("GB18030");

    // A cell that is longer than in any spreadsheet is no cell but a quote that was never closed, or an attack.
    private static final int LONGEST_CELL = 100_000;

    private Csv() {}

    /** The rows of a file, up to so many; empty if it is no text, or far too large a table. */
    public static Optional<List<List<String>>> rows(byte[] bytes, int most) {
        return text(bytes).flatMap(text -> read(text, most));
    }

    /** The text of a file in UTF-8, with or without a mark, or in GBK; empty if it is neither. */
    public static Optional<String> text(byte[] bytes) {
        return decoded(bytes, StandardCharsets.UTF_8)
                .or(() -> decoded(bytes, CHINESE))
                .map(text -> !text.isEmpty() && text.charAt(0) == BOM ? text.substring(1) : text);
    }

    private static Optional<String> decoded(byte[] bytes, Charset charset) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notThisOne) {
            return Optional.empty();
        }
    }

    /** The rows of the text; blank lines are rows of one empty cell, so that row numbers stay true. */
    public static List<List<String>> rows(String text) {
        return read(text, Integer.MAX_VALUE)
                .orElseThrow(() -> new IllegalArgumentException("text: a table too large (expected: a smaller one)"));
    }

    private static Optional<List<List<String>>> read(String text, int most) {
        char comma = separator(text);
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        long cells = 0;
        for (int i = 0; i < text.length() && rows.size() < most; i++) {
            char c = text.charAt(i);
            any = true;
            if (quoted) {
                if (c != '"') {
                    cell.append(c);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (c == '"' && cell.isEmpty()) {
                quoted = true;
            } else if (c == comma) {
                take(cell, row);
            } else if (c == '\n' || c == '\r') {
                if (c == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
                    i++;
                }
                take(cell, row);
                cells += row.size();
                rows.add(List.copyOf(row));
                row.clear();
                any = false;
            } else {
                cell.append(c);
            }
            if (cell.length() > LONGEST_CELL || cells > SheetFormat.MOST_CELLS) {
                return Optional.empty();
            }
        }
        if (any && rows.size() < most) {
            take(cell, row);
            rows.add(List.copyOf(row));
        }
        return SheetFormat.isModest(rows) ? Optional.of(rows) : Optional.empty();
    }

    private static void take(StringBuilder cell, List<String> row) {
        if (row.size() < SheetFormat.MOST_COLUMNS) {
            row.add(harmless(cell));
        }
        cell.setLength(0);
    }

    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        if (header.indexOf(',') >= 0) {
            return ',';
        }
        return header.indexOf('\t') >= 0 ? '\t' : header.indexOf(';') >= 0 ? ';' : ',';
    }

    /** Takes off the mark that {@link #cell} puts before what a spreadsheet would run as a formula. */
    private static String harmless(StringBuilder cell) {
        String text = cell.length() > 1 && cell.charAt(0) == '\'' && startsFormula(cell.substring(1))
                ? cell.substring(1)
                : cell.toString();
        return text.isEmpty() ? "" : text;
    }

    private static boolean startsFormula(String text) {
        return !text.isEmpty()
                && "=+-@\t\r".indexOf(text.charAt(0)) >= 0
                && !NUMBER.matcher(text).matches();
    }

    /** A file that spreadsheets in Chinese open without being asked for the encoding. */
    public static byte[] bytes(List<List<String>> rows) {
        String text = rows.stream().map(Csv::line).collect(Collectors.joining());
        return (BOM + text).getBytes(StandardCharsets.UTF_8);
    }

    /** A row as it stands in a file, with its end. */
    static String line(List<String> row) {
        return row.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        String safe = startsFormula(text) ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}

package org.qiantang.engine.recommend.bench;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table in a text file, one by one: plain, packed with gzip ({@code .gz}), or the only table in a {@code .zip}.
 * Remarks at the top ({@code #} or {@code %}), empty lines and the mark of UTF-8 are passed over.
 */
final class TextRows implements Closeable {
    private static final List<String> ENDINGS = List.of(".tsv", ".csv", ".txt", ".dat", ".data", ".inter");
    private static final Pattern NO_TABLES = Pattern.compile("(^|[/\\\\])(readme|licen[cs]e|requirements)[^/\\\\]*$");
    private static final int LONGEST_FIELD_LINES = 1_000;
    private static final int PACKED_BYTES = 1 << 16;

    /** A row and the number of its first line, counted from 1. */
    record Row(long line, List<String> fields) {}

    private final Path file;
    private final Separator between;
    private final BufferedReader lines;
    private long read;
    private boolean begun;

    private TextRows(Path file, Separator between) throws IOException {
        this.file = file;
        this.between = between;
        // Bytes that are not UTF-8 become a sign of replacement: titles in another coding are no reason to read
        // nothing.
        this.lines = new BufferedReader(new InputStreamReader(bytes(file), StandardCharsets.UTF_8));
    }

    static TextRows open(Path file, Separator between) throws IOException {
        return new TextRows(file, between);
    }

    /** Whether a file of this name is likely to hold a table. */
    static boolean isTable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String unpacked = lower.endsWith(".gz") ? lower.substring(0, lower.length() - 3) : lower;
        return !NO_TABLES.matcher(lower).find()
                && (lower.endsWith(".zip") || ENDINGS.stream().anyMatch(unpacked::endsWith));
    }

    /** The first lines that hold something, as they stand. */
    static List<String> firstLines(Path file, int most) throws IOException {
        List<String> first = new ArrayList<>();
        try (TextRows rows = open(file, Separator.TAB)) {
            for (String line = rows.line(); line != null && first.size() < most; line = rows.line()) {
                first.add(line);
            }
        }
        return first;
    }

    /** The first rows. */
    static List<Row> first(Path file, Separator between, int most) throws IOException {
        List<Row> first = new ArrayList<>();
        try (TextRows rows = open(file, between)) {
            for (Row row = rows.next(); row != null && first.size() < most; row = rows.next()) {
                first.add(row);
            }
        }
        return first;
    }

    /** Null at the end. */
    @Nullable
    Row next() throws IOException {
        String line = line();
        if (line == null) {
            return null;
        }
        long number = read;
        for (int more = 0; between.goesOn(line); more++) {
            String following = more < LONGEST_FIELD_LINES ? lines.readLine() : null;
            if (following == null) {
                throw new EventFile.Unreadable(file + ":" + number + ": a quote that is not closed");
            }
            read++;
            line = line + "\n" + following;
        }
        return new Row(number, between.fields(line));
    }

    private @Nullable String line() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            read++;
            if (line.indexOf('\0') >= 0) {
                throw new EventFile.Unreadable(file + ":" + read + ": bytes that are no text (expected: UTF-8)");
            }
            String bare = read == 1 && line.startsWith("\uFEFF") ? line.substring(1) : line;
            boolean remark = !begun && (bare.startsWith("#") || bare.startsWith("%"));
            if (!remark && !bare.isBlank()) {
                begun = true;
                return bare;
            }
        }
        return null;
    }

    private static InputStream bytes(Path file) throws IOException {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".zip")) {
            return table(file);
        }
        InputStream packed = Files.newInputStream(file);
        if (!name.endsWith(".gz")) {
            return packed;
        }
        try {
            return new GZIPInputStream(packed, PACKED_BYTES);
        } catch (IOException broken) {
            packed.close();
            throw new EventFile.Unreadable(file + ": " + broken.getMessage() + " (expected: packed with gzip)");
        }
    }

    private static InputStream table(Path file) throws IOException {
        List<String> tables;
        try (var zip = new ZipFile(file.toFile())) {
            tables = zip.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .filter(TextRows::isTable)
                    .toList();
        }
        if (tables.size() != 1
                || tables.getFirst().endsWith(".zip")
                || tables.getFirst().endsWith(".gz")) {
            throw new EventFile.Unreadable(file + ": tables " + tables + " (expected: exactly one, itself not packed)");
        }
        var unpacked = new ZipInputStream(Files.newInputStream(file));
        ZipEntry entry = unpacked.getNextEntry();
        while (entry != null && !entry.getName().equals(tables.getFirst())) {
            entry = unpacked.getNextEntry();
        }
        return unpacked;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

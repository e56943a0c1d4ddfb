package org.qiantang.app.export;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.app.sheet.SheetWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file of an export while it is written: row by row into a CSV, and the same rows as JSON lines into a draft beside it,
 * which follows. No table is in memory.
 */
final class ExportZip implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final Path draft;
    private final MessageDigest digest = sha256();
    private final ZipOutputStream zip;
    private final Map<String, String> hashes = new LinkedHashMap<>();

    /** @param draft where JSON lines wait until their CSV is whole */
    ExportZip(Path file, Path draft) throws IOException {
        this.draft = draft;
        this.zip = new ZipOutputStream(
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), digest),
                StandardCharsets.UTF_8);
    }

    /** Takes the rows of a table, one after the other. */
    interface Rows {
        void row(List<Object> values);
    }

    /** What is done with an open table; whoever is given the rows hands them over before this returns. */
    interface Filling {
        void fill(Rows rows);
    }

    /** Writes a table twice; values are texts, numbers, booleans, or {@link Cells#NOTHING}. */
    void table(Table table, Filling filling) throws IOException {
        List<String> names = table.columns().stream().map(Column::name).toList();
        var entry = new Entry(table.file() + ".csv");
        try (OutputStream lines = new BufferedOutputStream(Files.newOutputStream(draft));
                SheetWriter csv = SheetFormat.CSV.writer(entry, table.title(), names)) {
            filling.fill(values -> {
                csv.row(values.stream().map(Cells::text).toList());
                write(lines, line(names, values));
            });
        }
        entry.end();
        var json = new Entry(table.file() + ".jsonl");
        Files.copy(draft, json);
        json.end();
        Files.delete(draft);
    }

    void text(String name, String text) throws IOException {
        var entry = new Entry(name);
        entry.write(text.getBytes(StandardCharsets.UTF_8));
        entry.end();
    }

    /** Writes the list of all files so far with their hashes, as {@code sha256sum -c} reads it; the list's own hash. */
    String manifest(String name) throws IOException {
        var lines = new StringBuilder();
        hashes.forEach(
                (file, hash) -> lines.append(hash).append("  ").append(file).append('\n'));
        text(name, lines.toString());
        return hashes.getOrDefault(name, "");
    }

    /** Of the whole file, once it is closed. */
    String sha256Hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static byte[] line(List<String> names, List<Object> values) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < names.size(); i++) {
            // What is not there is left out, and not said to be null in each of a million lines.
            if (!Cells.NOTHING.equals(values.get(i))) {
                object.put(names.get(i), values.get(i));
            }
        }
        return (JSON.writeValueAsString(object) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void write(OutputStream to, byte[] bytes) {
        try {
            to.write(bytes);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** One file in the zip; its hash is noted when it ends. */
    private final class Entry extends FilterOutputStream {
        private final String name;
        private final MessageDigest own = sha256();

        Entry(String name) throws IOException {
            super(zip);
            this.name = name;
            zip.putNextEntry(new ZipEntry(name));
        }

        @Override
        public void write(int one) throws IOException {
            own.update((byte) one);
            zip.write(one);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            own.update(bytes, from, count);
            zip.write(bytes, from, count);
        }

        @Override
        public void close() {
            // The zip goes on with its next file.
        }

        void end() throws IOException {
            zip.closeEntry();
            hashes.put(name, HexFormat.of().formatHex(own.digest()));
        }
    }
}

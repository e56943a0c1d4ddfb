package org.qiantang.app.export;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads an export as a stranger would: with nothing of ours but what its read-me says. */
final class ZipReader {
    private final Map<String, byte[]> files = new LinkedHashMap<>();

    ZipReader(byte[] zip) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
    }

    List<String> names() {
        return List.copyOf(files.keySet());
    }

    byte[] bytes(String name) {
        byte[] bytes = files.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("file: " + name + " (expected: one of " + files.keySet() + ")");
        }
        return bytes;
    }

    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** The rows of a CSV, its header first. */
    List<List<String>> csv(String name) {
        String text = text(name);
        if (text.isEmpty() || text.charAt(0) != '\uFEFF') {
            throw new IllegalArgumentException("file: " + name + " (expected: a byte order mark)");
        }
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 1; i < text.length(); i++) {
            char one = text.charAt(i);
            if (quoted) {
                if (one != '"') {
                    cell.append(one);
                } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else {
                    quoted = false;
                }
            } else if (one == '"') {
                quoted = true;
            } else if (one == ',' || one == '\n') {
                row.add(cell.toString());
                cell.setLength(0);
                if (one == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (one != '\r') {
                cell.append(one);
            }
        }
        return rows;
    }

    /** What stands in a column, row by row. */
    List<String> column(String name, String column) {
        List<List<String>> rows = csv(name);
        int place = rows.getFirst().indexOf(column);
        return rows.stream().skip(1).map(row -> row.get(place)).toList();
    }

    int rows(String name) {
        return csv(name).size() - 1;
    }

    /** Each file's hash as the manifest has it. */
    Map<String, String> manifest() {
        var hashes = new LinkedHashMap<String, String>();
        text("MANIFEST.sha256").lines().forEach(line -> hashes.put(line.substring(66), line.substring(0, 64)));
        return hashes;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}

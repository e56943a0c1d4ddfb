package org.qiantang.engine.tlog.pack;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.leaf.Content;
import org.qiantang.engine.tlog.merkle.Hash;

/**
 * A file on its way into a pack.
 *
 * @param header its name, its size and its check, known before its bytes are copied
 */
record Part(ZipForm.Header header, Hash sha256, Source source) {
    private static final int CHUNK = 1 << 16;

    /** Where the bytes come from; they are read twice, and must not change between. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    static Part of(String name, byte[] bytes) {
        try {
            return of(name, () -> new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new AssertionError("bytes in memory can be read", impossible);
        }
    }

    static Part of(String name, Path file) throws IOException {
        return of(name, () -> Files.newInputStream(file));
    }

    private static Part of(String name, Source source) throws IOException {
        if (!ZipForm.isName(name)) {
            throw new IllegalArgumentException("name: " + name + " (expected: one that a pack may have)");
        }
        var crc = new CRC32();
        var sha256 = Hash.digest();
        long size = 0;
        var chunk = new byte[CHUNK];
        try (InputStream in = source.open()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                crc.update(chunk, 0, read);
                sha256.update(chunk, 0, read);
                size += read;
            }
        }
        return new Part(new ZipForm.Header(name, size, (int) crc.getValue()), Hash.of(sha256.digest()), source);
    }

    String name() {
        return header.name();
    }

    /** Whether these are the bytes that a leaf names. */
    boolean isContent(@Nullable Content content) {
        return content != null && content.sha256().equals(sha256) && content.size() == header.size();
    }

    /** Copies the bytes. */
    void copyTo(OutputStream out) throws IOException {
        var crc = new CRC32();
        long size = 0;
        var chunk = new byte[CHUNK];
        try (InputStream in = source.open()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                crc.update(chunk, 0, read);
                out.write(chunk, 0, read);
                size += read;
            }
        }
        if (size != header.size() || (int) crc.getValue() != header.crc()) {
            throw new IOException("file changed while it was packed: name=" + name());
        }
    }
}

package org.qiantang.engine.tlog.pack;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Writes a zip in the one form of {@link ZipForm}: the same files give the same bytes. */
final class ZipWriter {
    private ZipWriter() {}

    /**
     * How long the zip of these files will be.
     *
     * @throws IllegalArgumentException if that is longer, or they are more, than a zip of the classic form may hold
     */
    static long size(List<Part> parts) {
        long size = ZipForm.END;
        for (Part part : parts) {
            size += ZipForm.LOCAL
                    + ZipForm.CENTRAL
                    + 2L * part.name().length()
                    + part.header().size();
        }
        if (size > ZipForm.MOST_BYTES || parts.size() > ZipForm.MOST_FILES) {
            throw new IllegalArgumentException("pack: " + size + " bytes in " + parts.size()
                    + " files (expected: at most " + ZipForm.MOST_BYTES + " in " + ZipForm.MOST_FILES + ")");
        }
        return size;
    }

    /** Writes a zip; it has its name only once it is whole, and two who write at once do not meet. */
    static void write(Path file, List<Part> parts) throws IOException {
        Path whole = file.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null) {
            throw new IllegalArgumentException("file: " + file + " (expected: one in a folder)");
        }
        Path unfinished = Files.createTempFile(folder, whole.getFileName() + ".", ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
                write(out, parts);
            }
            Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    static void write(OutputStream out, List<Part> parts) throws IOException {
        size(parts);
        var directory = new ByteArrayOutputStream();
        long at = 0;
        for (Part part : parts) {
            directory.writeBytes(ZipForm.central(part.header(), at));
            byte[] local = ZipForm.local(part.header());
            out.write(local);
            part.copyTo(out);
            at += local.length + part.header().size();
        }
        out.write(directory.toByteArray());
        out.write(ZipForm.end(parts.size(), directory.size(), at));
    }
}

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

    /** Writes a zip; it has its name only once it is whole. */
    static void write(Path file, List<Part> parts) throws IOException {
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
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
            write(out, parts);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void write(OutputStream out, List<Part> parts) throws IOException {
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

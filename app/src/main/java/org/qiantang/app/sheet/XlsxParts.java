package org.qiantang.app.sheet;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.Optional;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;

/** The parts of an Excel file by their names; all of them together unpack to no more than goods could need. */
final class XlsxParts implements AutoCloseable {
    // A small file may unpack to very much; the sizes that it tells of itself may be lies.
    private static final long MOST_UNPACKED = 160L << 20;
    private static final int MOST_PARTS = 5_000;

    private final ZipFile zip;
    private long left = MOST_UNPACKED;

    XlsxParts(byte[] bytes) throws IOException {
        XmlPart.mustBe(partsOf(bytes) <= MOST_PARTS, "parts");
        zip = ZipFile.builder()
                .setSeekableByteChannel(new SeekableInMemoryByteChannel(bytes))
                .get();
    }

    /** Parts are counted before the zip's list of them is read into memory. */
    private static int partsOf(byte[] bytes) {
        int parts = 0;
        for (int i = 0; i + 3 < bytes.length; i++) {
            if (bytes[i] == 'P' && bytes[i + 1] == 'K' && bytes[i + 2] == 1 && bytes[i + 3] == 2) {
                parts++;
            }
        }
        return parts;
    }

    /** The part of that name, in whatever case it is written; empty if there is none. */
    Optional<XmlPart> part(String name) throws IOException {
        String plain = name.startsWith("/") ? name.substring(1) : name;
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (entry.getName().equalsIgnoreCase(plain)) {
                XmlPart.mustBe(
                        entry.getMethod() == ZipEntry.STORED || entry.getMethod() == ZipEntry.DEFLATED, "packing");
                return Optional.of(new XmlPart(new Counted(zip.getInputStream(entry))));
            }
        }
        return Optional.empty();
    }

    XmlPart required(String name) throws IOException {
        return part(name).orElseThrow(() -> new IOException("no such part: " + name));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private final class Counted extends FilterInputStream {
        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] to, int from, int most) throws IOException {
            int read = in.read(to, from, most);
            left -= Math.max(read, 0);
            XmlPart.mustBe(left >= 0, "unpacked size");
            return read;
        }
    }
}

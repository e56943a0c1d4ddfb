package org.qiantang.engine.tlog.pack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import org.qiantang.engine.tlog.merkle.Hash;

/**
 * Reads a zip that is exactly what {@link ZipWriter} writes, and refuses any other: two programs must not find different files in
 * one pack.
 */
final class ZipReader implements AutoCloseable {
    /** A directory of as many files as a pack may have, with names as long as they may be, takes less. */
    private static final long MOST_DIRECTORY_BYTES = 1 << 24;

    private static final int CHUNK = 1 << 16;

    private final FileChannel zip;
    private final Map<String, Place> files = new LinkedHashMap<>();

    private record Place(ZipForm.Header header, long begin) {}

    ZipReader(Path file) throws IOException, Faulty {
        this.zip = FileChannel.open(file, StandardOpenOption.READ);
        try {
            readDirectory();
        } catch (IOException | Faulty broken) {
            zip.close();
            throw broken;
        }
    }

    /** The files' names, in the order in which they lie. */
    Set<String> names() {
        return files.keySet();
    }

    boolean has(String name) {
        return files.containsKey(name);
    }

    long size(String name) {
        return place(name).header().size();
    }

    /** A whole file, for those that are small. */
    byte[] bytes(String name) throws IOException {
        Place place = place(name);
        return read(place.begin(), Math.toIntExact(place.header().size()));
    }

    /** A file's hash, and whether the zip's own check agrees with its bytes. */
    Digest digest(String name) throws IOException {
        Place place = place(name);
        var crc = new CRC32();
        var sha256 = Hash.digest();
        long end = place.begin() + place.header().size();
        for (long at = place.begin(); at < end; at += CHUNK) {
            byte[] chunk = read(at, (int) Math.min(CHUNK, end - at));
            crc.update(chunk);
            sha256.update(chunk);
        }
        return new Digest(
                Hash.of(sha256.digest()), (int) crc.getValue() == place.header().crc());
    }

    record Digest(Hash sha256, boolean crcAgrees) {}

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private Place place(String name) {
        Place place = files.get(name);
        if (place == null) {
            throw new IllegalArgumentException("name: " + name + " (expected: one in the zip)");
        }
        return place;
    }

    private void readDirectory() throws IOException, Faulty {
        long size = zip.size();
        if (size < ZipForm.END || size > ZipForm.MOST_BYTES) {
            throw new Faulty("", Reason.NOT_A_PACK, size + " bytes");
        }
        byte[] end = read(size - ZipForm.END, ZipForm.END);
        ByteBuffer told = little(end);
        if (told.getInt() != ZipForm.END_MARK) {
            throw new Faulty("", Reason.STRAY_BYTES, "no end of a zip at the end of the file");
        }
        int count = Short.toUnsignedInt(told.getShort(8));
        long bytes = Integer.toUnsignedLong(told.getInt(12));
        long begin = Integer.toUnsignedLong(told.getInt(16));
        if (begin + bytes + ZipForm.END != size || bytes > MOST_DIRECTORY_BYTES) {
            throw new Faulty("", Reason.STRAY_BYTES, "the directory does not end where the end begins");
        }
        if (!Arrays.equals(end, ZipForm.end(count, bytes, begin))) {
            throw new Faulty("", Reason.NOT_A_PACK, "the end of the zip");
        }
        ByteBuffer directory = little(read(begin, (int) bytes));
        long at = 0;
        for (int i = 0; i < count; i++) {
            at = readEntry(directory, at, begin);
        }
        if (at != begin || directory.hasRemaining()) {
            throw new Faulty("", Reason.STRAY_BYTES, "between the files and their directory, or in it");
        }
    }

    /** Takes one file out of the directory and looks at its own header; where the next one must begin. */
    private long readEntry(ByteBuffer directory, long at, long end) throws IOException, Faulty {
        if (directory.remaining() < ZipForm.CENTRAL) {
            throw new Faulty("", Reason.NOT_A_PACK, "the directory ends too soon");
        }
        int from = directory.position();
        int length = Short.toUnsignedInt(directory.getShort(from + 28));
        if (directory.remaining() < ZipForm.CENTRAL + length) {
            throw new Faulty("", Reason.NOT_A_PACK, "the directory ends too soon");
        }
        var header = new byte[ZipForm.CENTRAL + length];
        directory.get(header);
        String name = new String(header, ZipForm.CENTRAL, length, ISO_8859_1);
        if (!ZipForm.isName(name)) {
            throw new Faulty(name, Reason.BAD_NAME, name);
        }
        if (little(header).getShort(10) != 0) {
            throw new Faulty(name, Reason.COMPRESSED, name);
        }
        var file = new ZipForm.Header(
                name,
                Integer.toUnsignedLong(little(header).getInt(24)),
                little(header).getInt(16));
        byte[] local = ZipForm.local(file);
        long begin = at + local.length;
        if (begin + file.size() > end) {
            throw new Faulty(name, Reason.NOT_A_PACK, "a file is longer than the zip");
        }
        if (!Arrays.equals(header, ZipForm.central(file, at)) || !Arrays.equals(local, read(at, local.length))) {
            throw new Faulty(name, Reason.NOT_A_PACK, "a header that is not as packs have it");
        }
        if (files.put(name, new Place(file, begin)) != null) {
            throw new Faulty(name, Reason.TWICE, name);
        }
        return begin + file.size();
    }

    private byte[] read(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (zip.read(bytes, from + bytes.position()) < 0) {
                throw new EOFException("the file has become shorter");
            }
        }
        return bytes.array();
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}

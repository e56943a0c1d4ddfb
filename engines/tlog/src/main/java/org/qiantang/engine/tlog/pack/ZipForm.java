package org.qiantang.engine.tlog.pack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.regex.Pattern;

/**
 * The one form that zip headers have in a pack: stored, not compressed; no comments, no extras, one date. Whoever reads makes
 * them anew and compares, so that no bit of a header is free.
 */
final class ZipForm {
    static final int LOCAL = 30;
    static final int CENTRAL = 46;
    static final int END = 22;

    static final int LOCAL_MARK = 0x04034b50;
    static final int CENTRAL_MARK = 0x02014b50;
    static final int END_MARK = 0x06054b50;

    /** The greatest number of the classic form means "look elsewhere", so the last one is not used. */
    static final long MOST_BYTES = 0xFFFF_FFFEL;

    static final int MOST_FILES = 0xFFFE;
    static final int LONGEST_NAME = 200;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private static final short VERSION = 10;
    /** 1 January 1980, the first day of this calendar: when a pack was made is said elsewhere, and provably. */
    private static final short DATE = 0x21;

    private ZipForm() {}

    /** A file as the zip's headers know it. */
    record Header(String name, long size, int crc) {}

    static boolean isName(String name) {
        return name.length() <= LONGEST_NAME && NAME.matcher(name).matches();
    }

    static byte[] local(Header file) {
        return common(buffer(LOCAL + file.name().length()).putInt(LOCAL_MARK), file)
                .put(file.name().getBytes(US_ASCII))
                .array();
    }

    static byte[] central(Header file, long offset) {
        ByteBuffer header =
                buffer(CENTRAL + file.name().length()).putInt(CENTRAL_MARK).putShort(VERSION);
        return common(header, file)
                .putShort((short) 0) // length of a comment
                .putShort((short) 0) // disk
                .putShort((short) 0) // internal attributes
                .putInt(0) // external attributes
                .putInt((int) offset)
                .put(file.name().getBytes(US_ASCII))
                .array();
    }

    static byte[] end(int files, long centralBytes, long centralOffset) {
        return buffer(END)
                .putInt(END_MARK)
                .putShort((short) 0) // this disk
                .putShort((short) 0) // the directory's disk
                .putShort((short) files)
                .putShort((short) files)
                .putInt((int) centralBytes)
                .putInt((int) centralOffset)
                .putShort((short) 0) // length of a comment
                .array();
    }

    static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static ByteBuffer common(ByteBuffer header, Header file) {
        return header.putShort(VERSION)
                .putShort((short) 0) // flags
                .putShort((short) 0) // stored
                .putShort((short) 0) // time
                .putShort(DATE)
                .putInt(file.crc())
                .putInt((int) file.size())
                .putInt((int) file.size())
                .putShort((short) file.name().length())
                .putShort((short) 0); // length of extras
    }
}

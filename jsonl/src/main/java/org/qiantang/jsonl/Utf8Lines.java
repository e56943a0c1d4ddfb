package org.qiantang.jsonl;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file's lines, each decoded by itself: bytes that are not UTF-8 spoil the line that they stand in and no other. A mark
 * of the byte order at the beginning, as editors on Windows write it, is no part of the first line.
 */
final class Utf8Lines implements AutoCloseable {
    private static final int END = -1;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream bytes;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int next;
    private int number;

    Utf8Lines(Path file) throws IOException {
        bytes = new BufferedInputStream(Files.newInputStream(file));
        next = bytes.read();
    }

    /** Goes to the next line, ended by LF, CR LF, CR or the file's end; false where there is none. */
    boolean next() throws IOException {
        if (next == END) {
            return false;
        }
        line.reset();
        while (next != END && next != '\n' && next != '\r') {
            line.write(next);
            next = bytes.read();
        }
        int end = next;
        next = end == END ? END : bytes.read();
        if (end == '\r' && next == '\n') {
            next = bytes.read();
        }
        number++;
        return true;
    }

    /** Of the line, from 1. */
    int number() {
        return number;
    }

    /** @throws CharacterCodingException if the line is not UTF-8 */
    String text() throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(line.toByteArray()))
                .toString();
        return number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}

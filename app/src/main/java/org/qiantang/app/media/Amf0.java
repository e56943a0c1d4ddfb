package org.qiantang.app.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.CorruptedFrameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes AMF0, in bounds: what a stranger sends may be wrong, but never deep, endless or large. */
final class Amf0 {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_VALUES = 1_000;
    private static final int MAX_SHORT_TEXT = 0xFFFF;

    private static final int NUMBER = 0;
    private static final int BOOLEAN = 1;
    private static final int STRING = 2;
    private static final int OBJECT = 3;
    private static final int NULL = 5;
    private static final int UNDEFINED = 6;
    private static final int ECMA_ARRAY = 8;
    private static final int OBJECT_END = 9;
    private static final int STRICT_ARRAY = 10;
    private static final int DATE = 11;
    private static final int LONG_STRING = 12;

    private final ByteBuf in;
    private int valuesLeft = MAX_VALUES;

    private Amf0(ByteBuf in) {
        this.in = in;
    }

    /** Reads values until the bytes end; throws {@link CorruptedFrameException} if they are no AMF0. */
    static List<Amf> readAll(ByteBuf bytes) {
        Amf0 reader = new Amf0(bytes.duplicate());
        List<Amf> values = new ArrayList<>();
        try {
            while (reader.in.isReadable()) {
                values.add(reader.read(0));
            }
        } catch (IndexOutOfBoundsException cutShort) {
            throw new CorruptedFrameException("amf0 value is cut short", cutShort);
        }
        return values;
    }

    static ByteBuf write(Amf... values) {
        ByteBuf out = Unpooled.buffer(128);
        for (Amf value : values) {
            write(value, out);
        }
        return out;
    }

    private Amf read(int depth) {
        if (depth > MAX_DEPTH || --valuesLeft < 0) {
            throw new CorruptedFrameException("amf0 is too deep or too long");
        }
        int marker = in.readUnsignedByte();
        return switch (marker) {
            case NUMBER -> new Amf.Num(in.readDouble());
            case BOOLEAN -> new Amf.Flag(in.readByte() != 0);
            case STRING -> new Amf.Text(text(in.readUnsignedShort()));
            case LONG_STRING -> new Amf.Text(text(in.readInt()));
            case OBJECT -> struct(depth);
            case ECMA_ARRAY -> {
                in.skipBytes(4); // a count that real encoders get wrong; the end marker is what counts
                yield struct(depth);
            }
            case STRICT_ARRAY -> items(depth);
            case DATE -> {
                double millis = in.readDouble();
                in.skipBytes(2);
                yield new Amf.Num(millis);
            }
            case NULL, UNDEFINED -> new Amf.Nothing();
            default -> throw new CorruptedFrameException("amf0 marker: " + marker + " (expected: 0..12)");
        };
    }

    private Amf struct(int depth) {
        Map<String, Amf> entries = new LinkedHashMap<>();
        while (true) {
            String name = text(in.readUnsignedShort());
            if (name.isEmpty() && in.getUnsignedByte(in.readerIndex()) == OBJECT_END) {
                in.skipBytes(1);
                return new Amf.Struct(entries);
            }
            entries.put(name, read(depth + 1));
        }
    }

    private Amf items(int depth) {
        long count = in.readUnsignedInt();
        if (count > valuesLeft) {
            throw new CorruptedFrameException("amf0 array: " + count + " (expected: at most " + valuesLeft + ")");
        }
        List<Amf> values = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            values.add(read(depth + 1));
        }
        return new Amf.Items(values);
    }

    private String text(int length) {
        if (length < 0 || length > in.readableBytes()) {
            throw new CorruptedFrameException("amf0 text: " + length + " bytes (expected: those that are there)");
        }
        return in.readCharSequence(length, UTF_8).toString();
    }

    private static void write(Amf value, ByteBuf out) {
        switch (value) {
            case Amf.Num(double number) -> out.writeByte(NUMBER).writeDouble(number);
            case Amf.Flag(boolean flag) -> out.writeByte(BOOLEAN).writeBoolean(flag);
            case Amf.Text(String text) -> writeText(text, out);
            case Amf.Struct(Map<String, Amf> entries) -> {
                out.writeByte(OBJECT);
                entries.forEach((name, entry) -> {
                    writeName(name, out);
                    write(entry, out);
                });
                out.writeShort(0).writeByte(OBJECT_END);
            }
            case Amf.Items(List<Amf> values) -> {
                out.writeByte(STRICT_ARRAY).writeInt(values.size());
                values.forEach(item -> write(item, out));
            }
            case Amf.Nothing() -> out.writeByte(NULL);
        }
    }

    private static void writeText(String text, ByteBuf out) {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length <= MAX_SHORT_TEXT) {
            out.writeByte(STRING).writeShort(bytes.length).writeBytes(bytes);
        } else {
            out.writeByte(LONG_STRING).writeInt(bytes.length).writeBytes(bytes);
        }
    }

    private static void writeName(String name, ByteBuf out) {
        byte[] bytes = name.getBytes(UTF_8);
        if (bytes.length > MAX_SHORT_TEXT) {
            throw new IllegalArgumentException("name: " + bytes.length + " bytes (expected: at most 65535)");
        }
        out.writeShort(bytes.length).writeBytes(bytes);
    }
}

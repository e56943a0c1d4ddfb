package org.qiantang.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A model that tells what it was told, written field by field after onnx.proto (IR 8, operators 13). */
final class TinyModel {
    private static final int FLOAT = 1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private TinyModel() {}

    static byte[] bytes() {
        TinyModel identity = message().text(1, "in").text(2, "out").text(4, "Identity");
        TinyModel graph = message()
                .part(1, identity)
                .text(2, "same")
                .part(11, value("in"))
                .part(12, value("out"));
        TinyModel operators = message().text(1, "").number(2, 13);
        return message().number(1, 8).part(7, graph).part(8, operators).out.toByteArray();
    }

    /** Three numbers. */
    private static TinyModel value(String name) {
        TinyModel shape = message().part(1, message().number(1, 3));
        TinyModel tensor = message().number(1, FLOAT).part(2, shape);
        return message().text(1, name).part(2, message().part(1, tensor));
    }

    private static TinyModel message() {
        return new TinyModel();
    }

    /** Numbers and lengths here are below 128, so that each is one byte. */
    private TinyModel number(int field, int value) {
        out.write(field << 3);
        out.write(value);
        return this;
    }

    private TinyModel text(int field, String value) {
        return written(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private TinyModel part(int field, TinyModel value) {
        return written(field, value.out.toByteArray());
    }

    private TinyModel written(int field, byte[] value) {
        if (value.length > 127) {
            throw new IllegalArgumentException(value.length + " bytes in field " + field + " (expected: 127 at most)");
        }
        out.write(field << 3 | 2);
        out.write(value.length);
        out.writeBytes(value);
        return this;
    }
}

package org.qiantang.engine.guard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A model that tells what it was told, written field by field after onnx.proto (IR 8, operators 13); all lengths are below 128. */
final class TinyOnnx {
    private static final int FLOAT = 1;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private TinyOnnx() {}

    static byte[] identity() {
        return model(new TinyOnnx());
    }

    /** With a weight that is said to lie in a file of this machine. */
    static byte[] weightsElsewhere() {
        TinyOnnx place = new TinyOnnx().text(1, "location").text(2, "/etc/hostname");
        TinyOnnx weight = new TinyOnnx()
                .number(1, 3)
                .number(2, FLOAT)
                .text(8, "w")
                .part(13, place)
                .number(14, 1);
        return model(new TinyOnnx().part(5, weight));
    }

    private static byte[] model(TinyOnnx more) {
        TinyOnnx node = new TinyOnnx().text(1, "in").text(2, "out").text(4, "Identity");
        TinyOnnx graph = new TinyOnnx()
                .part(1, node)
                .text(2, "same")
                .part(11, value("in"))
                .part(12, value("out"));
        graph.out.writeBytes(more.out.toByteArray());
        TinyOnnx operators = new TinyOnnx().text(1, "").number(2, 13);
        return new TinyOnnx().number(1, 8).part(7, graph).part(8, operators).out.toByteArray();
    }

    /** Three numbers. */
    private static TinyOnnx value(String name) {
        TinyOnnx shape = new TinyOnnx().part(1, new TinyOnnx().number(1, 3));
        TinyOnnx tensor = new TinyOnnx().number(1, FLOAT).part(2, shape);
        return new TinyOnnx().text(1, name).part(2, new TinyOnnx().part(1, tensor));
    }

    private TinyOnnx number(int field, int value) {
        out.write(field << 3);
        out.write(value);
        return this;
    }

    private TinyOnnx text(int field, String value) {
        return written(field, value.getBytes(StandardCharsets.UTF_8));
    }

    private TinyOnnx part(int field, TinyOnnx value) {
        return written(field, value.out.toByteArray());
    }

    private TinyOnnx written(int field, byte[] value) {
        out.write(field << 3 | 2);
        out.write(value.length);
        out.writeBytes(value);
        return this;
    }
}

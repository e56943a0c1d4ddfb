package org.qiantang.engine.ear;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A whisper model made by hand: whole in its layout, and zero in all it knows. What whisper.cpp hears with it means
 * nothing, but it loads and runs. 9 MB.
 */
final class KnowsNothing {
    private static final int VOCABULARY = 51_865;
    private static final int WORDS = 50_257;
    private static final int BLANK = 220;
    private static final int STATE = 64;
    private static final int LAYERS = 4;
    private static final int MELS = 80;
    private static final int SOUND = 1_500;
    private static final int TEXT = 448;

    private final OutputStream out;

    private KnowsNothing(OutputStream out) {
        this.out = out;
    }

    static Path write(Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            new KnowsNothing(out).write();
        }
        return file;
    }

    private void write() throws IOException {
        numbers(0x67676d6c, VOCABULARY, SOUND, STATE, 1, LAYERS, TEXT, STATE, 1, LAYERS, MELS, 1);
        numbers(MELS, 201);
        out.write(new byte[MELS * 201 * 4]);
        numbers(WORDS);
        for (int i = 0; i < WORDS; i++) {
            byte[] word = (i == BLANK ? " " : "词" + i).getBytes(UTF_8);
            numbers(word.length);
            out.write(word);
        }
        exact("encoder.positional_embedding", STATE, SOUND);
        half("encoder.conv1.weight", 3, MELS, STATE);
        exact("encoder.conv1.bias", 1, STATE);
        half("encoder.conv2.weight", 3, STATE, STATE);
        exact("encoder.conv2.bias", 1, STATE);
        pair("encoder.ln_post");
        exact("decoder.positional_embedding", STATE, TEXT);
        half("decoder.token_embedding.weight", STATE, VOCABULARY);
        pair("decoder.ln");
        for (int i = 0; i < LAYERS; i++) {
            attention("encoder.blocks." + i + ".attn");
            perceptron("encoder.blocks." + i + ".mlp");
            attention("decoder.blocks." + i + ".attn");
            attention("decoder.blocks." + i + ".cross_attn");
            perceptron("decoder.blocks." + i + ".mlp");
        }
    }

    private void attention(String name) throws IOException {
        pair(name + "_ln");
        half(name + ".query.weight", STATE, STATE);
        exact(name + ".query.bias", STATE);
        half(name + ".key.weight", STATE, STATE);
        half(name + ".value.weight", STATE, STATE);
        exact(name + ".value.bias", STATE);
        half(name + ".out.weight", STATE, STATE);
        exact(name + ".out.bias", STATE);
    }

    private void perceptron(String name) throws IOException {
        pair(name + "_ln");
        half(name + ".0.weight", STATE, 4 * STATE);
        exact(name + ".0.bias", 4 * STATE);
        half(name + ".2.weight", 4 * STATE, STATE);
        exact(name + ".2.bias", STATE);
    }

    private void pair(String name) throws IOException {
        exact(name + ".weight", STATE);
        exact(name + ".bias", STATE);
    }

    private void exact(String name, int... dimensions) throws IOException {
        tensor(name, 0, 4, dimensions);
    }

    private void half(String name, int... dimensions) throws IOException {
        tensor(name, 1, 2, dimensions);
    }

    private void tensor(String name, int type, int bytesEach, int... dimensions) throws IOException {
        byte[] written = name.getBytes(UTF_8);
        numbers(dimensions.length, written.length, type);
        numbers(dimensions);
        out.write(written);
        int elements = 1;
        for (int dimension : dimensions) {
            elements *= dimension;
        }
        out.write(new byte[elements * bytesEach]);
    }

    private void numbers(int... numbers) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(numbers);
        out.write(bytes.array());
    }
}

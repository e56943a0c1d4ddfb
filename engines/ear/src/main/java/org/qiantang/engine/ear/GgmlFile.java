package org.qiantang.engine.ear;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/**
 * Looks a whisper model through before the library does, which does not: over a file that is cut short it ends the
 * whole process, or takes it for a model without knowledge. The layout is that of whisper.cpp's
 * {@code whisper_model_load}.
 */
final class GgmlFile implements AutoCloseable {
    private static final int MAGIC = 0x67676d6c;
    private static final int MAX_WORDS = 1 << 20;
    private static final int MAX_WORD_BYTES = 4_096;
    /** Above what any whisper model has, and far below what would be asked of memory in earnest. */
    private static final int MAX_SIZE = 100_000;

    private static final int MAX_WIDTH = 10_000;
    private static final int MAX_LAYERS = 100;
    private static final int MAX_BANDS = 1_000;

    /** The encoders that whisper.cpp knows, tiny to large, by their layers. */
    private static final Set<Integer> ENCODER_LAYERS = Set.of(4, 6, 12, 24, 32);

    private static final int TENSORS_OUTSIDE = 11;
    private static final int TENSORS_PER_ENCODER_LAYER = 15;
    private static final int TENSORS_PER_DECODER_LAYER = 24;

    private record Block(int elements, int bytes) {}

    /** How ggml packs numbers: types that whisper models are published in. */
    private static final Map<Integer, Block> TYPES = Map.ofEntries(
            Map.entry(0, new Block(1, 4)),
            Map.entry(1, new Block(1, 2)),
            Map.entry(2, new Block(32, 18)),
            Map.entry(3, new Block(32, 20)),
            Map.entry(6, new Block(32, 22)),
            Map.entry(7, new Block(32, 24)),
            Map.entry(8, new Block(32, 34)),
            Map.entry(10, new Block(256, 84)),
            Map.entry(11, new Block(256, 110)),
            Map.entry(12, new Block(256, 144)),
            Map.entry(13, new Block(256, 176)),
            Map.entry(14, new Block(256, 210)));

    private final InputStream in;
    private final long size;
    private long position;

    private GgmlFile(InputStream in, long size) {
        this.in = in;
        this.size = size;
    }

    /** @throws IOException if the file cannot be read, or is not a whole whisper model; the message says why */
    static void requireWhole(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("there is no such file");
        }
        long size = Files.size(file);
        requireWhole(new BufferedInputStream(Files.newInputStream(file), 1 << 16), size);
    }

    /** The same of so many bytes from anywhere; the stream is closed. */
    static void requireWhole(InputStream in, long size) throws IOException {
        try (var model = new GgmlFile(in, size)) {
            model.look();
        } catch (EOFException cut) {
            throw new IOException("it is cut short", cut);
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void look() throws IOException {
        if (size < Integer.BYTES || number() != MAGIC) {
            throw new IOException("its first bytes are another file's");
        }
        number(1, MAX_SIZE, "vocabulary");
        int encoderLayers = layers("encoder");
        int decoderLayers = layers("decoder");
        number(1, MAX_BANDS, "bands");
        number(0, MAX_SIZE, "type");
        if (!ENCODER_LAYERS.contains(encoderLayers)) {
            throw new IOException("an encoder of " + encoderLayers + " layers, which whisper.cpp does not know");
        }
        long filters = (long) number(1, MAX_BANDS, "filters") * number(1, MAX_WIDTH, "filters");
        skip(filters * Float.BYTES);
        words();
        int tensors = 0;
        for (; position < size; tensors++) {
            tensor();
        }
        int expected =
                TENSORS_OUTSIDE + TENSORS_PER_ENCODER_LAYER * encoderLayers + TENSORS_PER_DECODER_LAYER * decoderLayers;
        if (tensors != expected) {
            throw new IOException("it has " + tensors + " tensors of " + expected);
        }
    }

    /** The measures of the half that listens or of the half that writes; how many layers it has. */
    private int layers(String half) throws IOException {
        number(1, MAX_WIDTH, half + " length");
        number(1, MAX_WIDTH, half + " width");
        number(1, MAX_WIDTH, half + " heads");
        return number(1, MAX_LAYERS, half + " layers");
    }

    private void words() throws IOException {
        int words = number(1, MAX_WORDS, "words");
        boolean blank = false;
        for (int i = 0; i < words; i++) {
            byte[] word = bytes(number(0, MAX_WORD_BYTES, "word"));
            blank = blank || (word.length == 1 && word[0] == ' ');
        }
        if (!blank) {
            // The library looks it up without asking whether it is there.
            throw new IOException("its words lack the blank");
        }
    }

    private void tensor() throws IOException {
        int dimensions = number(1, 4, "dimensions");
        int nameBytes = number(1, MAX_WORD_BYTES, "name");
        int type = number();
        Block block = TYPES.get(type);
        if (block == null) {
            throw new IOException("a tensor of type " + type + ", which is not known here");
        }
        long elements = 1;
        for (int i = 0; i < dimensions; i++) {
            elements *= number(1, MAX_SIZE, "dimension");
            if (elements > size * block.elements()) {
                throw new EOFException();
            }
        }
        skip(nameBytes);
        skip(elements / block.elements() * block.bytes());
    }

    private int number(int least, int most, String name) throws IOException {
        int number = number();
        if (number < least || number > most) {
            throw new IOException(name + ": " + number + " (expected: " + least + ".." + most + ")");
        }
        return number;
    }

    private int number() throws IOException {
        byte[] bytes = bytes(Integer.BYTES);
        return (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8 | (bytes[2] & 0xff) << 16 | (bytes[3] & 0xff) << 24;
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        position += bytes.length;
        if (bytes.length < count) {
            throw new EOFException();
        }
        return bytes;
    }

    private void skip(long bytes) throws IOException {
        if (bytes > size - position) {
            throw new EOFException();
        }
        in.skipNBytes(bytes);
        position += bytes;
    }
}

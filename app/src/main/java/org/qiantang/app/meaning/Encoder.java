package org.qiantang.app.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.qiantang.engine.guard.meaning.WordPieces;
import org.qiantang.onnx.Onnx;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** BGE-small-zh-v1.5 in eight bits, run by ONNX Runtime in this process, on the thread of whoever asks. */
public final class Encoder {
    /** Which model it is, for whoever keeps what it made. */
    public static final String NAME = "bge-small-zh-v1.5-q";

    private static final String MODEL = "/" + NAME + ".onnx";
    private static final String TOKENS = "/" + NAME + "-tokenizer.json";

    private final OrtSession session;
    private final WordPieces pieces;

    private Encoder(OrtSession session, WordPieces pieces) {
        this.session = session;
        this.pieces = pieces;
    }

    /** The model; a second or so of work. */
    public static Encoder load() throws IOException {
        try {
            return new Encoder(Onnx.session(bytes(MODEL)), new WordPieces(vocabulary()));
        } catch (OrtException unusable) {
            throw new IOException("the model of meaning cannot be used", unusable);
        }
    }

    /** The direction of a text, of length 1: 512 numbers; of its first pieces alone, where it has more than so many. */
    public float[] encode(String text, int mostPieces) {
        var ids = new ArrayList<Integer>();
        ids.add(pieces.idOf("[CLS]"));
        pieces.cut(text).stream().limit(mostPieces).forEach(ids::add);
        ids.add(pieces.idOf("[SEP]"));
        long[] input = ids.stream().mapToLong(Integer::longValue).toArray();
        long[] ones = new long[input.length];
        Arrays.fill(ones, 1);
        long[] shape = {1, input.length};
        try (OnnxTensor words = OnnxTensor.createTensor(Onnx.environment(), LongBuffer.wrap(input), shape);
                OnnxTensor mask = OnnxTensor.createTensor(Onnx.environment(), LongBuffer.wrap(ones), shape);
                OnnxTensor kinds =
                        OnnxTensor.createTensor(Onnx.environment(), LongBuffer.wrap(new long[input.length]), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", words, "attention_mask", mask, "token_type_ids", kinds))) {
            float[][][] hidden = (float[][][]) result.get(0).getValue();
            return unit(hidden[0][0]);
        } catch (OrtException broken) {
            throw new IllegalStateException("the model of meaning failed", broken);
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Encoder.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + ": absent (expected: on the class path)");
            }
            return in.readAllBytes();
        }
    }

    /** The pieces in the order of their ids. */
    private static List<String> vocabulary() throws IOException {
        JsonNode vocabulary =
                JsonMapper.shared().readTree(bytes(TOKENS)).path("model").path("vocab");
        var words = new String[vocabulary.size()];
        vocabulary.properties().forEach(entry -> words[entry.getValue().asInt()] = entry.getKey());
        return Arrays.asList(words);
    }

    private static float[] unit(float[] vector) {
        double square = 0;
        for (float one : vector) {
            square += (double) one * one;
        }
        float length = (float) Math.sqrt(square);
        float[] unit = new float[vector.length];
        for (int at = 0; at < vector.length; at++) {
            unit[at] = vector[at] / length;
        }
        return unit;
    }
}

package org.qiantang.app.answer;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.qiantang.engine.guard.meaning.WordPieces;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Likeness of meaning by BGE-small-zh-v1.5 in eight bits, run by ONNX Runtime in this process. Its vectors are kept per
 * text, so those of a shop's questions are made once for as long as the shop asks them the same way.
 */
final class Vectors implements Meaning {
    private static final Logger LOG = LoggerFactory.getLogger(Vectors.class);
    private static final String MODEL = "/bge-small-zh-v1.5-q.onnx";
    private static final String TOKENS = "/bge-small-zh-v1.5-q-tokenizer.json";
    private static final int MOST_PIECES = 64;
    /** About 40 MB, and 300 goods with all that is written of them. */
    private static final int KEPT = 20_000;

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final WordPieces pieces;
    private final Map<String, float[]> kept = new LinkedHashMap<>(KEPT, 0.75F, true);

    private final Set<String> making = ConcurrentHashMap.newKeySet();

    private Vectors(OrtEnvironment environment, OrtSession session, WordPieces pieces) {
        this.environment = environment;
        this.session = session;
        this.pieces = pieces;
    }

    /** The model, loaded before this returns; without it only characters are compared. */
    static Meaning loaded() {
        try {
            return load();
        } catch (IOException | OrtException absent) {
            LOG.warn("no model of meaning, questions are compared by their characters: cause={}", absent.toString());
            return Meaning.NONE;
        }
    }

    /** The model, loading beside whoever asks; until it is there only characters are compared. */
    static Meaning loading() {
        return new Coming(CompletableFuture.supplyAsync(() -> unhurried(loaded())));
    }

    private record Coming(CompletableFuture<Meaning> meaning) implements Meaning {
        @Override
        public double likeness(String text, String other) {
            return meaning.getNow(NONE).likeness(text, other);
        }

        @Override
        public boolean knows(String other) {
            return meaning.getNow(NONE).knows(other);
        }
    }

    private static Meaning unhurried(Meaning meaning) {
        return meaning instanceof Vectors vectors
                ? new Beside(
                        vectors,
                        Executors.newSingleThreadExecutor(
                                Thread.ofPlatform().daemon().name("meaning").factory()))
                : meaning;
    }

    /**
     * The same without waiting for the vectors of what a shop has written: those that are not there yet are made beside, so
     * that the first question to a shop of many is not late.
     */
    private record Beside(Vectors vectors, ExecutorService thread) implements Meaning {
        @Override
        public double likeness(String text, String other) {
            return knows(other) ? vectors.likeness(text, other) : 0;
        }

        @Override
        public boolean knows(String other) {
            boolean known = vectors.holds(other);
            if (!known && vectors.claim(other)) {
                thread.execute(() -> vectors.make(other));
            }
            return known;
        }
    }

    private boolean holds(String text) {
        synchronized (kept) {
            return kept.containsKey(text);
        }
    }

    /** Whether nobody else is making the vector of this text. */
    private boolean claim(String text) {
        return making.add(text);
    }

    private void make(String text) {
        try {
            vector(text);
        } finally {
            making.remove(text);
        }
    }

    private static Vectors load() throws IOException, OrtException {
        var environment = OrtEnvironment.getEnvironment();
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return new Vectors(
                    environment, environment.createSession(bytes(MODEL), options), new WordPieces(vocabulary()));
        }
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Vectors.class.getResourceAsStream(name)) {
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

    /** The cosine of the two texts' vectors. */
    @Override
    public double likeness(String text, String other) {
        float[] one = vector(text);
        float[] two = vector(other);
        double product = 0;
        for (int at = 0; at < one.length; at++) {
            product += (double) one[at] * two[at];
        }
        return product;
    }

    private float[] vector(String text) {
        synchronized (kept) {
            float[] known = kept.get(text);
            if (known != null) {
                return known;
            }
        }
        float[] made = encode(text);
        synchronized (kept) {
            kept.put(text, made);
            while (kept.size() > KEPT) {
                var oldest = kept.keySet().iterator();
                oldest.next();
                oldest.remove();
            }
        }
        return made;
    }

    private float[] encode(String text) {
        var ids = new ArrayList<Integer>();
        ids.add(pieces.idOf("[CLS]"));
        pieces.cut(text).stream().limit(MOST_PIECES).forEach(ids::add);
        ids.add(pieces.idOf("[SEP]"));
        long[] input = ids.stream().mapToLong(Integer::longValue).toArray();
        long[] ones = new long[input.length];
        Arrays.fill(ones, 1);
        long[] shape = {1, input.length};
        try (OnnxTensor words = OnnxTensor.createTensor(environment, LongBuffer.wrap(input), shape);
                OnnxTensor mask = OnnxTensor.createTensor(environment, LongBuffer.wrap(ones), shape);
                OnnxTensor kinds =
                        OnnxTensor.createTensor(environment, LongBuffer.wrap(new long[input.length]), shape);
                OrtSession.Result result =
                        session.run(Map.of("input_ids", words, "attention_mask", mask, "token_type_ids", kinds))) {
            float[][][] hidden = (float[][][]) result.get(0).getValue();
            return unit(hidden[0][0]);
        } catch (OrtException broken) {
            throw new IllegalStateException("the model of meaning failed", broken);
        }
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

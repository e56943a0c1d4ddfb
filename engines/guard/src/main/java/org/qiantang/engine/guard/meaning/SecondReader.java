package org.qiantang.engine.guard.meaning;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import org.qiantang.onnx.Onnx;

/**
 * The trained encoder, loaded: two texts in, an {@link Opinion} out. Thread-safe; one reading takes some milliseconds of
 * one core. What it was trained on and how is told in the folder {@code training} of the guard.
 */
public final class SecondReader implements AutoCloseable {
    /** Pieces of both texts and their three marks; what is longer is cut, the context first. */
    static final int MAX_PIECES = 160;

    /** What the first output tells: clear, violates, needs evidence. */
    static final int VERDICTS = 3;

    private final OrtSession session;
    private final WordPieces pieces;
    private final Traits traits;

    private SecondReader(OrtSession session, WordPieces pieces, Traits traits) {
        this.session = session;
        this.pieces = pieces;
        this.traits = traits;
    }

    /**
     * What is told of a model beside its weights.
     *
     * @param version which training made it
     * @param categories what its second output speaks of, in that order
     * @param temperature by which its first output is calibrated
     * @param threshold from this probability on a line is held to violate, {@code thresholdInShows} where lines of a show
     *     follow each other
     */
    public record Traits(
            String version, List<String> categories, double temperature, double threshold, double thresholdInShows) {
        public Traits {
            if (!(temperature > 0)) {
                throw new IllegalArgumentException("temperature: " + temperature + " (expected: above 0)");
            }
            categories = List.copyOf(categories);
        }
    }

    /**
     * Reads {@code model.onnx}, {@code vocabulary.txt} and {@code card.properties} beside this class.
     *
     * @throws IOException if they are not there or are no model
     */
    public static SecondReader load() throws IOException {
        Traits traits = shippedTraits();
        try {
            return new SecondReader(Onnx.session(bytes("model.onnx")), new WordPieces(vocabulary()), traits);
        } catch (OrtException notAModel) {
            throw new IOException("the second reader's model cannot be loaded", notAModel);
        }
    }

    /**
     * A reader of a model that somebody brought. It is looked at and tried before it is believed.
     *
     * @param vocabulary the pieces that the model knows, in the order of their ids; empty for the shipped reader's
     * @param model the bytes of an .onnx file
     * @throws UnfitReader if it is no model of this kind, or does not read in time
     * @throws IOException if the shipped vocabulary is not there
     */
    public static SecondReader of(Traits traits, List<String> vocabulary, byte[] model)
            throws IOException, UnfitReader {
        Trial.mustStandAlone(model);
        List<String> known = vocabulary.isEmpty() ? vocabulary() : vocabulary;
        OrtSession session;
        try {
            session = Onnx.session(model);
        } catch (OrtException noModel) {
            throw new UnfitReader(
                    UnfitReader.Fault.NO_MODEL, Trial.MODEL, String.valueOf(noModel.getMessage()), "an ONNX model");
        }
        var reader = new SecondReader(session, new WordPieces(known), traits);
        boolean fit = false;
        try {
            new Trial(session, traits.categories().size()).pass(reader.pieces, known.size());
            fit = true;
            return reader;
        } finally {
            if (!fit) {
                reader.close();
            }
        }
    }

    private static Traits shippedTraits() throws IOException {
        var card = new Properties();
        try (InputStream page = resource("card.properties")) {
            card.load(page);
        }
        return new Traits(
                card.getProperty("version"),
                List.of(card.getProperty("categories").split(",")),
                Double.parseDouble(card.getProperty("temperature")),
                Double.parseDouble(card.getProperty("threshold")),
                Double.parseDouble(card.getProperty("threshold_in_shows")));
    }

    /** The pieces that the model knows, in the order of their ids. */
    static List<String> vocabulary() throws IOException {
        return new String(bytes("vocabulary.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream stream = resource(name)) {
            return stream.readAllBytes();
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream stream = SecondReader.class.getResourceAsStream(name);
        if (stream == null) {
            throw new IOException(name + ": missing beside " + SecondReader.class.getName());
        }
        return stream;
    }

    /** Which training made it; to be kept with every judgement. */
    public String version() {
        return traits.version();
    }

    /** From this probability on a line is held to violate; chosen on lines that were not trained on. */
    public double threshold() {
        return traits.threshold();
    }

    /**
     * A threshold for the lines of a show, one after the other, chosen on shows that were not trained on. Most of what is said there is lawful, so that a line has to
     * look worse before it is accused.
     */
    public double thresholdInShows() {
        return traits.thresholdInShows();
    }

    /**
     * Reads a text with what is known beside it.
     *
     * @throws IllegalStateException if the runtime fails, which no text should make it do
     */
    public Opinion read(String text, String context) {
        Input input = Input.of(pieces, text, context);
        long[] shape = {1, input.ids().length};
        try (OnnxTensor ids = OnnxTensor.createTensor(Onnx.environment(), LongBuffer.wrap(input.ids()), shape);
                OnnxTensor kinds = OnnxTensor.createTensor(Onnx.environment(), LongBuffer.wrap(input.kinds()), shape);
                OrtSession.Result result = session.run(Map.of("ids", ids, "kinds", kinds))) {
            return opinion(
                    neededRow(result, "verdict", VERDICTS),
                    neededRow(result, "category", traits.categories().size()));
        } catch (OrtException broken) {
            throw new IllegalStateException("the second reader failed", broken);
        }
    }

    private static float[] neededRow(OrtSession.Result result, String output, int length) throws OrtException {
        return row(result, output, length)
                .orElseThrow(() -> new IllegalStateException(
                        output + ": of another shape (expected: one row of " + length + " figures)"));
    }

    /** The figures of an output; empty where its shape is another, for a huge one must not be copied into Java's memory. */
    static Optional<float[]> row(OrtSession.Result result, String output, int length) throws OrtException {
        OnnxValue value = result.get(output).orElseThrow();
        return value.getInfo() instanceof TensorInfo tensor
                        && tensor.type == OnnxJavaType.FLOAT
                        && Arrays.equals(tensor.getShape(), new long[] {1, length})
                ? Optional.of(((float[][]) value.getValue())[0])
                : Optional.empty();
    }

    private Opinion opinion(float[] verdict, float[] category) {
        double[] three = softmax(verdict, traits.temperature());
        double[] kinds = softmax(category, 1);
        List<Map.Entry<String, Double>> ranked = IntStream.range(0, kinds.length)
                .mapToObj(i -> Map.entry(traits.categories().get(i), kinds[i]))
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .toList();
        return new Opinion(three[1], three[2], ranked);
    }

    private static double[] softmax(float[] logits, double temperature) {
        double most = IntStream.range(0, logits.length)
                .mapToDouble(i -> logits[i])
                .max()
                .orElse(0);
        double[] weights = IntStream.range(0, logits.length)
                .mapToDouble(i -> Math.exp((logits[i] - most) / temperature))
                .toArray();
        double sum =
                IntStream.range(0, weights.length).mapToDouble(i -> weights[i]).sum();
        return IntStream.range(0, weights.length)
                .mapToDouble(i -> weights[i] / sum)
                .toArray();
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException broken) {
            throw new IllegalStateException("the second reader does not close", broken);
        }
    }

    /** Ids of {@code [CLS] text [SEP] context [SEP]}, and beside each 0 if it is the text's, 1 if the context's. */
    public record Input(long[] ids, long[] kinds) {
        static Input of(WordPieces pieces, String text, String context) {
            List<Integer> said = pieces.cut(text);
            said = said.subList(0, Math.min(said.size(), MAX_PIECES - 3));
            List<Integer> known = pieces.cut(context);
            known = known.subList(0, Math.min(known.size(), MAX_PIECES - 3 - said.size()));
            int first = pieces.idOf("[CLS]");
            int end = pieces.idOf("[SEP]");
            var all = new ArrayList<Integer>();
            all.add(first);
            all.addAll(said);
            all.add(end);
            int textLength = all.size();
            all.addAll(known);
            all.add(end);
            return new Input(
                    all.stream().mapToLong(Integer::longValue).toArray(),
                    IntStream.range(0, all.size())
                            .mapToLong(i -> i < textLength ? 0 : 1)
                            .toArray());
        }
    }
}

package org.qiantang.app.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.Map;
import java.util.Properties;
import org.qiantang.engine.guard.meaning.Cutter;
import org.qiantang.engine.guard.meaning.SecondReader;
import org.qiantang.onnx.Onnx;

/**
 * A small encoder that was trained on viewers' questions to say how well one fact of the goods answers a question; some
 * milliseconds of one core each. What it was trained on and how is told in the folder {@code training} of the app. Thread-safe.
 */
public final class FactReader {
    private static final String MODEL = "fact-reader.onnx";
    private static final String CARD = "fact-reader.properties";
    /** A title says what kind of thing it is in its last words, a value its matter in its first. */
    private static final int MOST_OF_TITLE = 16;

    private static final int MOST_OF_VALUE = 72;

    private final OrtSession session;
    private final Cutter cutter;
    private final double scale;
    private final double ofLikeness;
    private final double bias;

    private FactReader(OrtSession session, Cutter cutter, Properties card) {
        this.session = session;
        this.cutter = cutter;
        scale = Double.parseDouble(card.getProperty("scale"));
        ofLikeness = Double.parseDouble(card.getProperty("of_likeness"));
        bias = Double.parseDouble(card.getProperty("bias"));
    }

    /**
     * The model; half a second of work.
     *
     * @throws IOException if it is not on the class path or is no model
     */
    public static FactReader load() throws IOException {
        var card = new Properties();
        try (InputStream page = resource(CARD);
                InputStream model = resource(MODEL)) {
            card.load(page);
            return new FactReader(Onnx.session(model.readAllBytes()), Cutter.load(), card);
        } catch (OrtException unusable) {
            throw new IOException("the reader of facts cannot be used", unusable);
        }
    }

    private static InputStream resource(String name) throws IOException {
        InputStream in = FactReader.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + ": absent (expected: on the class path)");
        }
        return in;
    }

    /** A fact as the model reads it, beside the goods that it is of. */
    public static String written(String title, String label, String value) {
        String goods = title.length() <= MOST_OF_TITLE ? title : title.substring(title.length() - MOST_OF_TITLE);
        String told = value.length() <= MOST_OF_VALUE ? value : value.substring(0, MOST_OF_VALUE);
        return goods + "；" + label + "：" + told;
    }

    /**
     * The logarithm of how much likelier this fact answers the question than that none does.
     *
     * @param fact as {@link #written}
     * @param likeness the same by likeness of meaning alone
     * @throws IllegalStateException if the runtime fails, which no text should make it do
     */
    public double weight(String question, String fact, double likeness) {
        SecondReader.Input input = cutter.cut(question, fact);
        long[] shape = {1, input.ids().length};
        try (OnnxTensor ids = OnnxTensor.createTensor(Onnx.environment(), LongBuffer.wrap(input.ids()), shape);
                OnnxTensor kinds = OnnxTensor.createTensor(Onnx.environment(), LongBuffer.wrap(input.kinds()), shape);
                OrtSession.Result result = session.run(Map.of("ids", ids, "kinds", kinds))) {
            float score = ((float[][]) result.get("score").orElseThrow().getValue())[0][0];
            return (score + ofLikeness * likeness + bias) * scale;
        } catch (OrtException broken) {
            throw new IllegalStateException("the reader of facts failed", broken);
        }
    }
}

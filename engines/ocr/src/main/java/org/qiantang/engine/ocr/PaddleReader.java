package org.qiantang.engine.ocr;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.onnx.Onnx;

/**
 * PP-OCRv4 for Chinese and English: a detector of lines and a recogniser, run by ONNX Runtime on one core. Upright text
 * only; the third model of the family, which turns lines that stand on their heads, is not used.
 */
public final class PaddleReader implements TextReader {
    private static final String DETECTOR = "/models/ch_PP-OCRv4_det_infer.onnx";
    private static final String RECOGNISER = "/models/ch_PP-OCRv4_rec_infer.onnx";
    private static final String SIGNS = "/models/ppocr_keys_v1.txt";
    private static final int LONGEST_SIDE = 960;
    private static final int STEP = 32;
    private static final int LINE_HEIGHT = 48;
    private static final int LONGEST_LINE = 1_600;
    /** Less sure than that is most often a pattern and no text. */
    private static final double DOUBTFUL = 0.5;

    private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
    private static final float[] SPREAD = {0.229f, 0.224f, 0.225f};

    private final OrtSession detector;
    private final OrtSession recogniser;
    private final List<String> signs;
    private boolean closed;

    private PaddleReader(OrtSession detector, OrtSession recogniser, List<String> signs) {
        this.detector = detector;
        this.recogniser = recogniser;
        this.signs = signs;
    }

    /**
     * Loads the models that lie in the program.
     *
     * @throws IOException if they are not there or are no models
     */
    public static PaddleReader load() throws IOException {
        var signs = new ArrayList<String>();
        signs.add("");
        new String(bytes(SIGNS), StandardCharsets.UTF_8).lines().forEach(signs::add);
        signs.add(" ");
        try {
            return new PaddleReader(Onnx.session(bytes(DETECTOR)), Onnx.session(bytes(RECOGNISER)), List.copyOf(signs));
        } catch (OrtException noModel) {
            throw new IOException("the models of PP-OCR cannot be loaded", noModel);
        }
    }

    @Override
    public String name() {
        return "pp-ocr";
    }

    @Override
    public String version() {
        return "v4";
    }

    @Override
    public synchronized List<Text> read(Picture picture) {
        if (closed) {
            throw new IllegalStateException("reader: closed (expected: open)");
        }
        try {
            var texts = new ArrayList<Text>();
            for (Box box : lines(picture)) {
                Text text = line(picture, box);
                if (text != null) {
                    texts.add(text);
                }
            }
            return List.copyOf(texts);
        } catch (OrtException broken) {
            throw new IllegalStateException("the runtime of PP-OCR failed", broken);
        }
    }

    /** Waits for the picture that is being read: under its hands the models would take the whole process with them. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            detector.close();
            recogniser.close();
        } catch (OrtException broken) {
            throw new IllegalStateException("the runtime of PP-OCR failed", broken);
        }
    }

    private List<Box> lines(Picture picture) throws OrtException {
        double scale = Math.min(1, (double) LONGEST_SIDE / Math.max(picture.width(), picture.height()));
        int width = stepped(picture.width() * scale);
        int height = stepped(picture.height() * scale);
        float across = (float) picture.width() / width;
        float down = (float) picture.height() / height;
        float[] input = new float[3 * width * height];
        for (int channel = 0; channel < 3; channel++) {
            // The models were taught with blue first.
            int colour = 2 - channel;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    float value = picture.between((x + 0.5f) * across - 0.5f, (y + 0.5f) * down - 0.5f, colour) / 255;
                    input[(channel * height + y) * width + x] = (value - MEAN[channel]) / SPREAD[channel];
                }
            }
        }
        float[] map = run(detector, input, new long[] {1, 3, height, width});
        return Spots.boxes(map, width, height).stream()
                .map(box -> within(picture, box, across, down))
                .toList();
    }

    private static Box within(Picture picture, Box box, float across, float down) {
        int x = Math.min(picture.width() - 1, Math.round(box.x() * across));
        int y = Math.min(picture.height() - 1, Math.round(box.y() * down));
        int right = Math.min(picture.width(), Math.round((box.x() + box.width()) * across));
        int bottom = Math.min(picture.height(), Math.round((box.y() + box.height()) * down));
        return new Box(x, y, Math.max(1, right - x), Math.max(1, bottom - y));
    }

    private @Nullable Text line(Picture picture, Box box) throws OrtException {
        float scale = (float) box.height() / LINE_HEIGHT;
        int width = Math.clamp(Math.round(box.width() / scale), LINE_HEIGHT, LONGEST_LINE);
        float across = (float) box.width() / width;
        float[] input = new float[3 * width * LINE_HEIGHT];
        for (int channel = 0; channel < 3; channel++) {
            for (int y = 0; y < LINE_HEIGHT; y++) {
                for (int x = 0; x < width; x++) {
                    float value = picture.between(
                            box.x() + (x + 0.5f) * across - 0.5f, box.y() + (y + 0.5f) * scale - 0.5f, 2 - channel);
                    input[(channel * LINE_HEIGHT + y) * width + x] = value / 127.5f - 1;
                }
            }
        }
        return spell(run(recogniser, input, new long[] {1, 3, LINE_HEIGHT, width}), box);
    }

    /** The likeliest sign of each column; the same sign side by side is one, and the first stands for none. */
    private @Nullable Text spell(float[] columns, Box box) {
        var text = new StringBuilder();
        double sure = 0;
        int signsRead = 0;
        int before = 0;
        int many = signs.size();
        for (int at = 0; at + many <= columns.length; at += many) {
            int best = 0;
            for (int sign = 1; sign < many; sign++) {
                if (columns[at + sign] > columns[at + best]) {
                    best = sign;
                }
            }
            if (best != 0 && best != before) {
                text.append(signs.get(best));
                sure += columns[at + best];
                signsRead++;
            }
            before = best;
        }
        double confidence = signsRead == 0 ? 0 : sure / signsRead;
        return confidence < DOUBTFUL || text.toString().isBlank()
                ? null
                : new Text(text.toString().strip(), box, (int) Math.round(Math.min(1, confidence) * 100));
    }

    private float[] run(OrtSession session, float[] input, long[] shape) throws OrtException {
        String name = session.getInputNames().iterator().next();
        try (OnnxTensor tensor = OnnxTensor.createTensor(Onnx.environment(), FloatBuffer.wrap(input), shape);
                OrtSession.Result result = session.run(Map.of(name, tensor))) {
            FloatBuffer out = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] values = new float[out.remaining()];
            out.get(values);
            return values;
        }
    }

    private static int stepped(double length) {
        return Math.max(STEP, (int) Math.round(length / STEP) * STEP);
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream stream = PaddleReader.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IOException(name + ": missing in the program");
            }
            return stream.readAllBytes();
        }
    }
}

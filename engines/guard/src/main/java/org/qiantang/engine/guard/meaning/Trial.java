package org.qiantang.engine.guard.meaning;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.qiantang.engine.guard.meaning.SecondReader.Input;
import org.qiantang.engine.guard.meaning.UnfitReader.Fault;
import org.qiantang.onnx.Onnx;

/** Looks at a model that somebody brought: what it takes, what it gives, and whether it reads. */
final class Trial {
    static final String MODEL = "model.onnx";

    /** All readings of a trial together; the shipped reader needs some hundredths of a second. */
    private static final long MOST_SECONDS = 5;

    /** The key under which an ONNX file names another file that its weights lie in. */
    private static final byte[] ELSEWHERE = "location".getBytes(StandardCharsets.US_ASCII);

    /** What ONNX Runtime's own format has at its fifth byte; it is checked less than ONNX is. */
    private static final byte[] OTHER_FORMAT = "ORTM".getBytes(StandardCharsets.US_ASCII);

    private final OrtSession session;
    private final int categories;

    Trial(OrtSession session, int categories) {
        this.session = session;
        this.categories = categories;
    }

    /**
     * Looks at the bytes before the runtime does. It would read weights that "lie elsewhere" from any file of this machine, or
     * from an address in memory. The key cannot be written otherwise: text stands in the file as it is.
     */
    static void mustStandAlone(byte[] model) throws UnfitReader {
        boolean elsewhere =
                IntStream.rangeClosed(0, model.length - ELSEWHERE.length).anyMatch(at -> has(model, at, ELSEWHERE));
        if (elsewhere || has(model, 4, OTHER_FORMAT)) {
            throw new UnfitReader(
                    Fault.NO_MODEL,
                    MODEL,
                    "",
                    "an ONNX model with its weights in it, and nothing in it named location");
        }
    }

    private static boolean has(byte[] bytes, int at, byte[] word) {
        return bytes.length >= at + word.length && Arrays.equals(bytes, at, at + word.length, word, 0, word.length);
    }

    /**
     * Lets pass what is fit.
     *
     * @param size how many pieces the vocabulary has; the model must know the last of them
     */
    void pass(WordPieces pieces, int size) throws UnfitReader {
        mustDeclare();
        var ended = new CountDownLatch(1);
        var left = new CountDownLatch(1);
        var stopped = new AtomicBoolean();
        try (var options = new OrtSession.RunOptions()) {
            Thread.ofPlatform().daemon().name("reader-trial").start(() -> {
                stopLate(options, ended, stopped);
                left.countDown();
            });
            try {
                for (Input input : inputs(pieces, size)) {
                    read(input, options);
                }
            } finally {
                ended.countDown();
                await(left);
            }
        } catch (OrtException broken) {
            throw stopped.get()
                    ? tooSlow()
                    : new UnfitReader(Fault.FAILS, MODEL, String.valueOf(broken.getMessage()), "readings");
        }
        if (stopped.get()) {
            throw tooSlow();
        }
    }

    private static UnfitReader tooSlow() {
        return new UnfitReader(Fault.TOO_SLOW, MODEL, "", "three readings in " + MOST_SECONDS + " s");
    }

    /** A reading cannot be interrupted, but told to stop. */
    private static void stopLate(OrtSession.RunOptions options, CountDownLatch ended, AtomicBoolean stopped) {
        try {
            if (!ended.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                stopped.set(true);
                options.setTerminate(true);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (OrtException _) {
            // Then it goes on to its own end, and is late.
        }
    }

    /** Who watches may still hold the options of the run. */
    private static void await(CountDownLatch left) {
        try {
            left.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** A line, one as long as any, and the last piece of the vocabulary. */
    private static List<Input> inputs(WordPieces pieces, int size) {
        long[] last = {pieces.idOf("[CLS]"), size - 1, pieces.idOf("[SEP]")};
        return List.of(
                Input.of(pieces, "今天讲讲这件衣服怎么洗", "口播主播 ; 商品未知"),
                Input.of(pieces, "好".repeat(2 * SecondReader.MAX_PIECES), "口播主播 ; 商品未知"),
                new Input(last, new long[] {0, 0, 0}));
    }

    private void read(Input input, OrtSession.RunOptions options) throws OrtException, UnfitReader {
        long[] shape = {1, input.ids().length};
        try (OnnxTensor ids = OnnxTensor.createTensor(Onnx.environment(), LongBuffer.wrap(input.ids()), shape);
                OnnxTensor kinds = OnnxTensor.createTensor(Onnx.environment(), LongBuffer.wrap(input.kinds()), shape);
                OrtSession.Result result = session.run(Map.of("ids", ids, "kinds", kinds), options)) {
            mustBeFinite(result, "verdict", SecondReader.VERDICTS);
            mustBeFinite(result, "category", categories);
        }
    }

    private static void mustBeFinite(OrtSession.Result result, String output, int length)
            throws OrtException, UnfitReader {
        float[] row = SecondReader.row(result, output, length)
                .orElseThrow(() ->
                        new UnfitReader(Fault.OUTPUTS, output, "another shape", "one row of " + length + " figures"));
        for (float figure : row) {
            if (!Float.isFinite(figure)) {
                throw new UnfitReader(Fault.FAILS, output, Float.toString(figure), "numbers");
            }
        }
    }

    private void mustDeclare() throws UnfitReader {
        try {
            must(
                    Fault.INPUTS,
                    session.getInputInfo(),
                    Map.of("ids", OnnxJavaType.INT64, "kinds", OnnxJavaType.INT64),
                    "ids, kinds: INT64, [1, pieces]");
            must(
                    Fault.OUTPUTS,
                    session.getOutputInfo(),
                    Map.of("verdict", OnnxJavaType.FLOAT, "category", OnnxJavaType.FLOAT),
                    "verdict, category: FLOAT, [1, figures]");
        } catch (OrtException broken) {
            throw new UnfitReader(Fault.NO_MODEL, MODEL, String.valueOf(broken.getMessage()), "an ONNX model");
        }
    }

    private static void must(
            Fault fault, Map<String, NodeInfo> declared, Map<String, OnnxJavaType> wanted, String expected)
            throws UnfitReader {
        if (!declared.keySet().equals(wanted.keySet())) {
            throw new UnfitReader(fault, MODEL, String.join(", ", new TreeSet<>(declared.keySet())), expected);
        }
        for (NodeInfo one : declared.values()) {
            if (!(one.getInfo() instanceof TensorInfo tensor)
                    || tensor.type != wanted.get(one.getName())
                    || tensor.getShape().length != 2) {
                throw new UnfitReader(fault, MODEL, one.toString(), expected);
            }
        }
    }
}

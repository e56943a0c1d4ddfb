package org.qiantang.engine.guard.meaning;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.qiantang.engine.guard.meaning.SecondReader.Input;
import org.qiantang.engine.guard.meaning.UnfitReader.Fault;
import org.qiantang.onnx.Onnx;

/** Looks at a model that somebody brought: what it takes, what it gives, and whether it reads. */
final class Trial {
    static final String MODEL = "model.onnx";
    private static final int VERDICTS = 3;

    /** All readings of a trial together; the shipped reader needs some hundredths of a second. */
    private static final long MOST_SECONDS = 5;

    private final OrtSession session;
    private final int categories;

    Trial(OrtSession session, int categories) {
        this.session = session;
        this.categories = categories;
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
                    ? new UnfitReader(Fault.TOO_SLOW, MODEL, "", "three readings in " + MOST_SECONDS + " s")
                    : new UnfitReader(Fault.FAILS, MODEL, String.valueOf(broken.getMessage()), "readings");
        }
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
            mustBeFinite(result, "verdict", VERDICTS);
            mustBeFinite(result, "category", categories);
        }
    }

    private static void mustBeFinite(OrtSession.Result result, String output, int length)
            throws OrtException, UnfitReader {
        float[][] rows = (float[][]) result.get(output).orElseThrow().getValue();
        if (rows.length != 1 || rows[0].length != length) {
            throw new UnfitReader(Fault.OUTPUTS, output, rows.length + " rows", "one row of " + length + " figures");
        }
        for (float figure : rows[0]) {
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

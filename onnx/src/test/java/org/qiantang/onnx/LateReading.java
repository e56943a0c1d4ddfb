package org.qiantang.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A program whose model goes on reading while the program ends, for half a second; a process of its own. */
final class LateReading {
    private LateReading() {}

    static void main() throws OrtException {
        OrtSession session = Onnx.session(TinyModel.bytes());
        var ended = new AtomicBoolean();
        Thread reader = Thread.ofPlatform().daemon().start(() -> readUntil(ended, session));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> putAway(ended, reader)));
        System.exit(0);
    }

    private static void readUntil(AtomicBoolean ended, OrtSession session) {
        float[] said = {1, 2, 3};
        while (!ended.get()) {
            try (OnnxTensor input = OnnxTensor.createTensor(Onnx.environment(), said);
                    OrtSession.Result result = session.run(Map.of("in", input))) {
                said = (float[]) result.get(0).getValue();
            } catch (OrtException broken) {
                throw new IllegalStateException(broken);
            }
        }
    }

    private static void putAway(AtomicBoolean ended, Thread reader) {
        try {
            Thread.sleep(Duration.ofMillis(500));
            ended.set(true);
            reader.join();
            System.out.println("put away");
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}

package org.qiantang.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/** The one way to ONNX Runtime: its environment stands until the process is gone, and each session computes on its caller's thread. */
public final class Onnx {
    private Onnx() {}

    /** What tensors are made in. */
    public static OrtEnvironment environment() {
        return Lasting.ENVIRONMENT;
    }

    /**
     * A model, ready to run; thread-safe. A show next to it wants the other cores, and many texts are read side by side, where threads within one would only wait.
     *
     * @param model the bytes of an .onnx file
     * @throws OrtException if they are no model that this runtime knows
     */
    public static OrtSession session(byte[] model) throws OrtException {
        try (var options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return environment().createSession(model, options);
        }
    }

    private static final class Lasting {
        static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

        static {
            holdOnceMore();
        }

        /**
         * ONNX Runtime gives its environment back in a hook of the JVM, which runs beside the one in which the program ends in good order: a model that is running then takes the process with it by
         * a violated address, and what was still to be put away is lost. The environment counts who holds it (OrtEnv in onnxruntime/core/session/ort_env.cc), so it is held once
         * more, by the call that Java's own door to it makes, and never given back.
         */
        private static void holdOnceMore() {
            try {
                Field api = Class.forName("ai.onnxruntime.OnnxRuntime").getDeclaredField("ortApiHandle");
                api.setAccessible(true);
                Method hold =
                        OrtEnvironment.class.getDeclaredMethod("createHandle", long.class, int.class, String.class);
                hold.setAccessible(true);
                hold.invoke(
                        null,
                        api.getLong(null),
                        OrtLoggingLevel.ORT_LOGGING_LEVEL_WARNING.getValue(),
                        OrtEnvironment.DEFAULT_NAME);
            } catch (ReflectiveOperationException another) {
                throw new IllegalStateException("ONNX Runtime is another than the one this was written for", another);
            }
        }
    }
}

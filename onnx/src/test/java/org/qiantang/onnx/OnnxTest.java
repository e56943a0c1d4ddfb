package org.qiantang.onnx;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxTest {
    @Test
    void a_model_runs_on_what_it_is_given() throws Exception {
        try (OrtSession session = Onnx.session(TinyModel.bytes());
                OnnxTensor input = OnnxTensor.createTensor(Onnx.environment(), new float[] {1, 2, 3});
                OrtSession.Result result = session.run(Map.of("in", input))) {
            assertThat((float[]) result.get(0).getValue()).containsExactly(1, 2, 3);
        }
    }

    @Test
    void a_program_that_ends_while_a_model_runs_is_not_torn_down_by_it(@TempDir Path directory) throws Exception {
        Process program = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LateReading.class.getName()))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();

        try {
            assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(new String(program.getInputStream().readAllBytes(), UTF_8))
                    .contains("put away");
            assertThat(program.exitValue()).isZero();
        } finally {
            program.destroyForcibly();
        }
    }
}

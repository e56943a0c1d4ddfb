package org.qiantang.engine.tlog.verifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.tlog.pack.Scene;

/** The jar as it is handed out. Runs when it has been built, in Maven's phase {@code verify}. */
class VerifierJarTest {
    private static final Path JAVA_17 = Path.of("/usr/lib/jvm/java-17-openjdk-amd64/bin/java");

    private final Path jar = Path.of(requireNonNull(System.getProperty("verifier.jar")));

    @TempDir
    Path folder;

    @Test
    void it_runs_alone_on_the_oldest_java_that_it_is_for() throws Exception {
        assumeTrue(Files.isExecutable(JAVA_17), "no Java 17 at " + JAVA_17 + ": the jar was not run on it");
        Scene scene = Scene.played(folder);
        Path policy = Files.writeString(
                folder.resolve("policy.txt"), scene.trust().policy().toString());
        Path anchors = Files.writeString(
                folder.resolve("tsa.pem"), scene.trust().stamps().pem());

        Process process = new ProcessBuilder(
                        JAVA_17.toString(),
                        "-Dstdout.encoding=UTF-8",
                        "-jar",
                        jar.toString(),
                        scene.pack().toString(),
                        "--policy",
                        policy.toString(),
                        "--anchors",
                        anchors.toString())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed).contains("结论：全部通过", "result: all passed").doesNotContain("Exception");
        assertThat(process.exitValue()).isZero();
    }

    @Test
    void it_brings_the_licences_of_what_is_in_it() throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            assertThat(text(zip, "META-INF/LICENSE")).contains("Apache License");
            assertThat(text(zip, "META-INF/licenses/bouncy-castle.txt"))
                    .contains("The Legion of the Bouncy Castle", "THE SOFTWARE IS PROVIDED \"AS IS\"");
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = requireNonNull(zip.getEntry(name));
        return new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
    }
}

package org.qiantang.engine.tlog.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A process of its own that tries to open a folder, and says what came of it. */
final class OpenElsewhere {
    private OpenElsewhere() {}

    public static void main(String[] args) {
        try (var opened = new FileTiles(Path.of(args[0]))) {
            System.out.println(opened.read("head") == null ? "opened" : "opened, with a head");
        } catch (IllegalStateException refused) {
            System.out.println("refused: " + refused.getMessage());
        }
    }

    static String answer(Path folder) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenElsewhere.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("no end: " + answer);
        }
        return answer.strip();
    }
}

package org.qiantang.bench;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Command lines of Java processes, with the options by which the launcher starts the program. */
public final class Jvm {
    private Jvm() {}

    /** The program {@code java} and its options; more of them, {@code -jar} or a main class may follow. */
    public static List<String> options(String heap) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseCompactObjectHeaders",
                "-XX:+ExitOnOutOfMemoryError",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        String more = System.getProperty("qiantang.bench.jvm", "");
        if (!more.isEmpty()) {
            command.addAll(List.of(more.split(" ", -1)));
        }
        return command;
    }

    /** A class of the measurements as a process of its own. */
    public static List<String> command(String heap, Class<?> main, List<String> words) {
        return command(heap, List.of(), main, words);
    }

    /** The same, with more options. */
    public static List<String> command(String heap, List<String> more, Class<?> main, List<String> words) {
        List<String> command = options(heap);
        command.addAll(more);
        command.addAll(List.of("-cp", classPath(), main.getName()));
        command.addAll(words);
        return command;
    }

    /** Wherever it will run. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .map(part -> Path.of(part).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}

package org.qiantang.bench.hotsku;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The measurement's own classes as processes of their own. */
public final class Java {
    private Java() {}

    /** How the launcher starts the program. */
    static List<String> options(String heap) {
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

    /** The command line of a class of this program, with the options by which the launcher starts the real one. */
    public static List<String> command(String heap, Class<?> main, List<String> words) {
        return command(heap, List.of(), main, words);
    }

    static List<String> command(String heap, List<String> collector, Class<?> main, List<String> words) {
        List<String> command = options(heap);
        command.addAll(collector);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(words);
        return command;
    }

    /** A port on which nobody listens now. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

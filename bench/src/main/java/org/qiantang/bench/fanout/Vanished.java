package org.qiantang.bench.fanout;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.qiantang.bench.Cores;
import org.qiantang.bench.Jvm;
import org.qiantang.bench.Pinned;
import org.qiantang.bench.crash.Signals;

/**
 * Viewers who come in and are not heard of again: they neither read nor write, and nobody says that they have gone. Their
 * sockets stay open, so that the kernel at their end takes what it has room for and then no more.
 */
final class Vanished implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String IN = "all are in";

    private final List<Socket> sockets = new ArrayList<>();

    /** So many come, and are in when this returns. */
    Vanished(int port, String opening, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            var socket = new Socket();
            sockets.add(socket);
            socket.setSoTimeout(Math.toIntExact(PATIENCE.toMillis()));
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            socket.getOutputStream().write(opening.getBytes(UTF_8));
        }
        for (Socket socket : sockets) {
            // The first byte of the answer: the handshake is done, and the greeting is on its way.
            if (socket.getInputStream().read() < 0) {
                throw new IOException("a viewer who would vanish was not let in");
            }
        }
    }

    /**
     * The same in a process of their own, which is stopped as soon as they are in: not even its timers run.
     *
     * @param path as the opening has it
     */
    static Closeable stopped(Path folder, int port, String path, int count) throws IOException, InterruptedException {
        List<String> words = List.of(Integer.toString(port), path, Integer.toString(count));
        Pinned process =
                Pinned.start("vanished", Cores.ofLoad(), folder, Map.of(), Jvm.command("256m", Vanished.class, words));
        process.until(IN, PATIENCE, () -> says(process));
        Signals.send("STOP", process.pid());
        return () -> end(process);
    }

    private static boolean says(Pinned process) {
        try {
            return process.words().contains(IN);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    /** Who is stopped hears no other signal. */
    private static void end(Pinned process) throws IOException {
        try {
            process.kill();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.close();
    }

    /** Arguments: port, path, how many. */
    public static void main(String[] words) throws IOException, InterruptedException {
        try (var _ =
                new Vanished(Integer.parseInt(words[0]), Greeting.open(words[1], ""), Integer.parseInt(words[2]))) {
            System.out.println(IN);
            Thread.sleep(Duration.ofHours(1));
        }
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}

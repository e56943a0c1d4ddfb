package org.qiantang.app.crowd;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/** The command that lets simulated viewers come to a demo that runs, and stays until the demo or the command is ended. */
public final class CrowdCommand {
    private static final long SEED = 20_261_124;

    private CrowdCommand() {}

    /**
     * Who comes where.
     *
     * @param data the demo's data folder, where the secret lies by which the crowd is known
     */
    public record Wish(String bind, int port, int socketPort, Path data, int viewers) {
        URI home() {
            return URI.create("http://" + host() + ":" + port);
        }

        URI sockets() {
            return URI.create("ws://" + host() + ":" + socketPort);
        }

        private String host() {
            return bind.equals("0.0.0.0") || bind.equals("::") ? "127.0.0.1" : bind;
        }
    }

    /** The exit status. */
    public static int run(Wish wish, PrintStream out, PrintStream err) {
        if (wish.viewers() < 1) {
            err.println("--viewers: " + wish.viewers() + " (expected: 1..2000)");
            return 2;
        }
        Path file = wish.data().resolve("crowd-secret");
        String secret;
        try {
            secret = Files.readString(file).strip();
        } catch (IOException absent) {
            err.println("data: " + wish.data() + " (expected: the folder of a demo that runs, readable by you)");
            return 2;
        }
        var api = new Api(wish.home(), secret);
        try (var crowd =
                new Crowd(api, wish.home(), wish.sockets(), secret, wish.viewers(), new SplittableRandom(SEED))) {
            Runtime.getRuntime().addShutdownHook(new Thread(crowd::close));
            crowd.begin();
            out.println("» 模拟观众 simulated viewers: " + wish.viewers());
            crowd.await();
            return 0;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }
}

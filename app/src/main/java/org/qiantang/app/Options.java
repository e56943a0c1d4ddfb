package org.qiantang.app;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the command line asks for. */
record Options(
        String command,
        int port,
        int socketPort,
        int rtmpPort,
        String bind,
        Path data,
        Optional<String> database,
        int viewers,
        List<String> rest) {
    /** The commands of this program; the launcher has more. */
    static final Set<String> COMMANDS =
            Set.of("demo", "run", "guard", "answer", "speech", "recommend", "backup", "restore", "crowd");

    private static final int MOST_VIEWERS = 2_000;

    Options {
        rest = List.copyOf(rest);
    }

    /** Something on the command line cannot be understood. */
    static final class Misunderstood extends Exception {
        Misunderstood(String message) {
            super(message);
        }
    }

    static Options parse(List<String> arguments) throws Misunderstood {
        var left = new ArrayDeque<>(arguments);
        String command = left.isEmpty() ? "" : left.remove();
        if (!COMMANDS.contains(command)) {
            throw new Misunderstood("command: " + command + " (expected: one of "
                    + COMMANDS.stream().sorted().toList() + ")");
        }
        int port = 8080;
        int socketPort = 8081;
        int rtmpPort = 1935;
        String bind = "127.0.0.1";
        Path data = Path.of("data");
        Optional<String> database = Optional.empty();
        int viewers = 0;
        var rest = new ArrayList<String>();
        while (!left.isEmpty()) {
            String next = left.remove();
            switch (next) {
                case "--port" -> port = portOf(next, left);
                case "--socket-port" -> socketPort = portOf(next, left);
                case "--rtmp-port" -> rtmpPort = portOf(next, left);
                case "--bind" -> bind = valueOf(next, left);
                case "--data" -> data = Path.of(valueOf(next, left));
                case "--database" -> database = Optional.of(valueOf(next, left));
                case "--viewers" -> viewers = viewersOf(next, left);
                default -> rest.add(next);
            }
        }
        return new Options(command, port, socketPort, rtmpPort, bind, data, database, viewers, rest);
    }

    private static int viewersOf(String option, ArrayDeque<String> left) throws Misunderstood {
        String text = valueOf(option, left);
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) > MOST_VIEWERS || Integer.parseInt(text) < 1) {
            throw new Misunderstood(option + ": " + text + " (expected: 1.." + MOST_VIEWERS + ")");
        }
        return Integer.parseInt(text);
    }

    private static String valueOf(String option, ArrayDeque<String> left) throws Misunderstood {
        if (left.isEmpty()) {
            throw new Misunderstood(option + ": nothing (expected: a value)");
        }
        return left.remove();
    }

    private static int portOf(String option, ArrayDeque<String> left) throws Misunderstood {
        String text = valueOf(option, left);
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > 65_535 || Integer.parseInt(text) < 1) {
            throw new Misunderstood(option + ": " + text + " (expected: 1..65535)");
        }
        return Integer.parseInt(text);
    }
}

package org.qiantang.tools;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.qiantang.tools.replay.Pace;

/** What the command line asks for. */
record Options(
        Command command,
        boolean help,
        Path data,
        Optional<String> database,
        boolean json,
        OptionalLong show,
        Pace pace) {
    static final String HELP = """
            qiantang fsck   [--data DIR | --database URL] [--json]
                counts journal, stock, tables and money anew; exit status 0 only if all agree
            qiantang replay [--data DIR | --database URL] [--show ID] [--speed N | --fast]
                retells a show from the journal; the latest one if none is named

              --data DIR       the program's data folder; ./data if nothing is said
              --database URL   an external PostgreSQL, as jdbc:postgresql://host/name?user=…
              --json           the result as JSON on standard output
              --show ID        the show to retell
              --speed N        so many times faster than it was, 0.1 to 1000; long silences are cut short; 10 if nothing is said
              --fast           without any pause
            """;

    enum Command {
        FSCK,
        REPLAY
    }

    /** Something on the command line cannot be understood. */
    static final class Misunderstood extends Exception {
        Misunderstood(String message) {
            super(message);
        }
    }

    static Options parse(List<String> arguments) throws Misunderstood {
        var left = new ArrayDeque<>(arguments);
        Optional<Command> command = Optional.empty();
        boolean help = false;
        Path data = Path.of("data");
        Optional<String> database = Optional.empty();
        boolean json = false;
        OptionalLong show = OptionalLong.empty();
        Pace pace = Pace.USUAL;
        while (!left.isEmpty()) {
            String next = left.remove();
            switch (next) {
                case "fsck" -> command = Optional.of(Command.FSCK);
                case "replay" -> command = Optional.of(Command.REPLAY);
                case "--help", "-h" -> help = true;
                case "--data" -> data = Path.of(valueOf(next, left));
                case "--database" -> database = Optional.of(valueOf(next, left));
                case "--json" -> json = true;
                case "--show" -> show = OptionalLong.of(idOf(next, left));
                case "--speed" -> pace = paceOf(next, left);
                case "--fast" -> pace = Pace.FAST;
                default -> throw new Misunderstood("option: " + next + " (expected: one of those below)");
            }
        }
        if (command.isEmpty() && !help) {
            throw new Misunderstood("command: none (expected: fsck or replay)");
        }
        return new Options(command.orElse(Command.FSCK), help, data, database, json, show, pace);
    }

    private static String valueOf(String option, ArrayDeque<String> left) throws Misunderstood {
        if (left.isEmpty()) {
            throw new Misunderstood(option + ": nothing (expected: a value)");
        }
        return left.remove();
    }

    private static long idOf(String option, ArrayDeque<String> left) throws Misunderstood {
        String text = valueOf(option, left);
        if (!text.matches("[0-9]{1,18}")) {
            throw new Misunderstood(option + ": " + text + " (expected: the id of a show)");
        }
        return Long.parseLong(text);
    }

    private static Pace paceOf(String option, ArrayDeque<String> left) throws Misunderstood {
        String text = valueOf(option, left);
        try {
            return Pace.times(Double.parseDouble(text));
        } catch (IllegalArgumentException wrong) {
            throw new Misunderstood(option + ": " + text + " (expected: 0.1..1000)");
        }
    }
}

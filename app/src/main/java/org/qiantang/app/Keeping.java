package org.qiantang.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import org.qiantang.app.backup.BackupCommand;
import org.qiantang.app.database.EmbeddedDatabase;

/** The commands that keep and bring back everything: they find the database, and leave it as they found it. */
final class Keeping {
    private Keeping() {}

    /** The exit status. */
    static int run(Options options, InstantSource clock, PrintStream out, PrintStream err) {
        if (options.rest().contains("--help") || options.rest().contains("-h")) {
            out.print(BackupCommand.HELP);
            return 0;
        }
        List<String> files =
                options.rest().stream().filter(word -> !word.startsWith("-")).toList();
        if (files.size() != 1 || options.rest().size() != 1) {
            err.println(options.command() + ": " + options.rest() + " (expected: one file)");
            err.print(BackupCommand.HELP);
            return 2;
        }
        var file = Path.of(files.getFirst());
        var command = new BackupCommand(clock, out, err);
        return options.command().equals("backup")
                ? backup(command, options, file, err)
                : restore(command, options, file, err);
    }

    private static int backup(BackupCommand command, Options options, Path file, PrintStream err) {
        Path data = options.data().toAbsolutePath().normalize();
        if (options.database().isPresent()) {
            return command.backup(options.database().get(), data, file);
        }
        if (!EmbeddedDatabase.isIn(data)) {
            err.println("data: " + data + " (expected: a folder in which the program has run)");
            return 1;
        }
        try {
            EmbeddedDatabase database = EmbeddedDatabase.start(data);
            try {
                return command.backup(database.url(), data, file);
            } finally {
                database.leave();
            }
        } catch (IOException | SQLException trouble) {
            err.println("the database could not be used: " + trouble.getMessage());
            return 1;
        }
    }

    private static int restore(BackupCommand command, Options options, Path file, PrintStream err) {
        Path data = options.data().toAbsolutePath().normalize();
        if (options.database().isPresent()) {
            String url = options.database().get();
            return command.restore(() -> url, data, file);
        }
        var made = new EmbeddedDatabase[1];
        try {
            try {
                return command.restore(
                        () -> {
                            made[0] = EmbeddedDatabase.start(data);
                            return made[0].url();
                        },
                        data,
                        file);
            } finally {
                if (made[0] != null) {
                    made[0].leave();
                }
            }
        } catch (IOException | SQLException trouble) {
            err.println("the database could not be used: " + trouble.getMessage());
            return 1;
        }
    }
}

package org.qiantang.tools;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.qiantang.tools.fsck.Fsck;
import org.qiantang.tools.replay.Replay;

/** The command line of the tools: {@code fsck} and {@code replay}. */
public final class Tools {
    private static final int FAILED = 1;
    private static final int MISUNDERSTOOD = 2;

    private Tools() {}

    public static void main(String[] arguments) {
        // Chinese is spoken here, whatever the locale of the terminal says.
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        int status = run(List.of(arguments), out, err);
        out.flush();
        System.exit(status);
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            Options options = Options.parse(arguments);
            if (options.help()) {
                out.print(Options.HELP);
                return 0;
            }
            return run(options, out, err);
        } catch (Options.Misunderstood wrong) {
            err.println(wrong.getMessage());
            err.print(Options.HELP);
            return MISUNDERSTOOD;
        } catch (DataFolder.NoDatabase missing) {
            err.println(missing.getMessage());
            return FAILED;
        } catch (SQLException | IOException trouble) {
            err.println("the database could not be read: " + trouble.getMessage());
            return FAILED;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return FAILED;
        }
    }

    /** Beside an external database lies no folder that would surely be its own. */
    private static Optional<Path> recordings(Options options) {
        return options.database().isPresent()
                ? Optional.empty()
                : Optional.of(options.data().resolve("recordings"));
    }

    private static int run(Options options, PrintStream out, PrintStream err)
            throws SQLException, IOException, InterruptedException, DataFolder.NoDatabase {
        try (DataFolder.Database database = DataFolder.open(options, err)) {
            return switch (options.command()) {
                case FSCK -> Fsck.run(database.url(), recordings(options), options.json(), out) ? 0 : FAILED;
                case REPLAY -> Replay.run(database.url(), options.show(), options.pace(), out, err) ? 0 : FAILED;
            };
        }
    }
}

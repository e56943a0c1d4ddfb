package org.qiantang.app.backup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;

/** {@code backup} and {@code restore}, as the command line runs them. */
public final class BackupCommand {
    public static final String HELP = """
            backup FILE [--data DIR | --database URL]
              writes the whole database, as it is at one moment, and the files of the data folder into one file; the
              program may go on running. The file holds secrets: keep it where nobody else can read it.
            restore FILE [--data DIR | --database URL] [--check]
              fills an empty data folder (or an empty database) from such a file: all of it, or nothing

              --data DIR       the program's data folder; ./data if nothing is said
              --database URL   an external PostgreSQL, as jdbc:postgresql://host/name?user=…; files still go with --data
              --check          have ./qiantang fsck count everything anew afterwards
            """;

    private final InstantSource clock;
    private final PrintStream out;
    private final PrintStream err;

    public BackupCommand(InstantSource clock, PrintStream out, PrintStream err) {
        this.clock = clock;
        this.out = out;
        this.err = err;
    }

    /** The exit status. */
    public int backup(String url, Path data, Path file) {
        try {
            Manifest manifest = new Backup(clock, err).write(url, data, file);
            out.printf(
                    "✓ %s: %,d rows of %d tables, %d files, as of %s%n",
                    file,
                    manifest.rows(),
                    manifest.tables().size(),
                    manifest.files().size(),
                    manifest.madeAt());
            return 0;
        } catch (Unfit why) {
            err.println(why.getMessage());
        } catch (SQLException | IOException trouble) {
            err.println("no backup was made: " + trouble.getMessage());
        }
        return 1;
    }

    /** The database is asked for only once the file is known to be whole. */
    public int restore(Database database, Path data, Path file) {
        try (Archive archive = Archive.open(file)) {
            Manifest manifest = archive.manifest();
            err.printf("  a backup of %s, schema %s%n", manifest.madeAt(), manifest.latest());
            new Restore(err).read(archive, database.url(), data);
            out.printf(
                    "✓ %,d rows, %d files are back%n",
                    manifest.rows(), manifest.files().size());
            return 0;
        } catch (Unfit why) {
            err.println(why.getMessage());
        } catch (SQLException | IOException trouble) {
            err.println("nothing was restored: " + trouble.getMessage());
        }
        return 1;
    }

    /** Where the database is; it may have to be made first. */
    @FunctionalInterface
    public interface Database {
        String url() throws SQLException, IOException;
    }
}

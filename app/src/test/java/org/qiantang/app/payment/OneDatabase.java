package org.qiantang.app.payment;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Comparator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.qiantang.engine.testkit.Ports;

/** A real PostgreSQL for one test class, flushing what it confirms, with all tables of the program and no rows. */
public final class OneDatabase implements AutoCloseable {
    private final EmbeddedPostgres server;
    private final HikariDataSource pool;
    private final Path folder;

    private OneDatabase(EmbeddedPostgres server, HikariDataSource pool, Path folder) {
        this.server = server;
        this.pool = pool;
        this.folder = folder;
    }

    public static OneDatabase start() throws IOException {
        Path folder = Files.createTempDirectory("one-database");
        copy(Seed.ONE.cluster, folder.resolve("data"));
        EmbeddedPostgres server = serve(Seed.ONE.programs, folder);
        return new OneDatabase(server, pool(server), folder);
    }

    private static EmbeddedPostgres serve(Path programs, Path folder) throws IOException {
        File output = folder.resolve("postgres.log").toFile();
        return EmbeddedPostgres.builder()
                .setPort(Ports.free())
                .setDataDirectory(folder.resolve("data"))
                // Or the cluster would be made anew, and taken away at the end.
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(programs.toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(output))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(output))
                .start();
    }

    private static HikariDataSource pool(EmbeddedPostgres server) {
        var config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(6);
        // As the program has it: rows that are written together must stand being one statement.
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new HikariDataSource(config);
    }

    public DataSource pool() {
        return pool;
    }

    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
        delete(folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                // With its rights: PostgreSQL takes no folder that others may read.
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }

    /** What each server begins with, made once for a whole run: PostgreSQL's programs, and a cluster in which all migrations have run. */
    private static final class Seed {
        static final Seed ONE = sown();

        final Path programs;
        final Path cluster;

        private Seed(Path programs, Path cluster) {
            this.programs = programs;
            this.cluster = cluster;
        }

        private static Seed sown() {
            try {
                Path folder = Files.createTempDirectory("database-seed");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> wither(folder)));
                Path programs = folder.resolve("programs");
                try (EmbeddedPostgres server = serve(programs, folder);
                        HikariDataSource pool = pool(server)) {
                    Flyway.configure().dataSource(pool).load().migrate();
                }
                return new Seed(programs, folder.resolve("data"));
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }

        private static void wither(Path folder) {
            try {
                delete(folder);
            } catch (IOException trouble) {
                throw new UncheckedIOException(trouble);
            }
        }
    }
}

package org.qiantang.app.payment;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.qiantang.engine.testkit.Ports;

/** A real PostgreSQL for one test class, flushing what it confirms. */
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
        Path folder = Files.createTempDirectory("order-test");
        File output = folder.resolve("postgres.log").toFile();
        EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setPort(Ports.free())
                .setDataDirectory(folder.resolve("data"))
                .setOverrideWorkingDirectory(folder.resolve("program").toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(Duration.ofSeconds(60))
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(output))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(output))
                .start();
        var config = new HikariConfig();
        config.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        config.setMaximumPoolSize(6);
        // As the program has it: rows that are written together must stand being one statement.
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        return new OneDatabase(server, new HikariDataSource(config), folder);
    }

    public DataSource pool() {
        return pool;
    }

    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    public void migrate() {
        Flyway.configure().dataSource(pool).load().migrate();
    }

    @Override
    public void close() throws IOException {
        pool.close();
        server.close();
        try (var files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}

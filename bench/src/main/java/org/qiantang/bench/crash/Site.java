package org.qiantang.bench.crash;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.database.EmbeddedDatabase;
import org.qiantang.bench.Plan;

/** Where one program runs: its data folder, its database and the ports that it comes back to. */
final class Site implements AutoCloseable {
    /** Room for PostgreSQL's own programs, a cluster and its journal, and little more. */
    private static final int SMALL_MIB = 400;

    private final Plan plan;
    private final Kind kind;
    private final Path folder;
    private final HttpClient http;
    private final Program.Doors doors;
    private final @Nullable Cutter cutter;
    private volatile @Nullable EmbeddedDatabase outside;
    private volatile @Nullable Program program;
    private volatile @Nullable Program second;
    private int starts;

    private Site(
            Plan plan,
            Kind kind,
            Path folder,
            HttpClient http,
            Program.Doors doors,
            @Nullable EmbeddedDatabase outside,
            @Nullable Cutter cutter) {
        this.plan = plan;
        this.kind = kind;
        this.folder = folder;
        this.http = http;
        this.doors = doors;
        this.outside = outside;
        this.cutter = cutter;
    }

    enum Kind {
        EMBEDDED,
        SMALL_DISK,
        EXTERNAL
    }

    static Site open(Plan plan, Kind kind, String name, HttpClient http, RandomGenerator random)
            throws IOException, SQLException, InterruptedException {
        Path folder = Files.createDirectories(plan.work().resolve(name));
        Path data = Files.createDirectories(folder.resolve("data"));
        Program.Doors doors = Program.Doors.free(random);
        return switch (kind) {
            case EMBEDDED -> new Site(plan, kind, folder, http, doors, null, null);
            case SMALL_DISK -> {
                SmallDisk.mount(data, SMALL_MIB);
                yield new Site(plan, kind, folder, http, doors, null, null);
            }
            case EXTERNAL -> {
                EmbeddedDatabase outside = EmbeddedDatabase.start(Files.createDirectories(folder.resolve("outside")));
                yield new Site(plan, kind, folder, http, doors, outside, new Cutter(portOf(outside.url())));
            }
        };
    }

    private static int portOf(String url) {
        return Integer.parseInt(url.replaceAll("^.*:(\\d+)/.*$", "$1"));
    }

    /** Starts the program and does not wait for it. */
    Program start() throws IOException {
        Program started = another("program-" + starts++, doors, folder.resolve("data"));
        program = started;
        return started;
    }

    /** A second program on the same database, where that is an external one. */
    Program startSecond(RandomGenerator random) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data-2"));
        Program started = another("second-" + starts++, Program.Doors.free(random), data);
        second = started;
        return started;
    }

    private Program another(String name, Program.Doors at, Path data) throws IOException {
        Cutter wire = cutter;
        Optional<String> database = wire == null
                ? Optional.empty()
                : Optional.of("jdbc:postgresql://127.0.0.1:" + wire.port() + "/qiantang?user=postgres");
        return Program.start(plan, folder, name, at, data, database, http);
    }

    Program program() {
        Program started = program;
        if (started == null) {
            throw new IllegalStateException("program: none (expected: one that was started)");
        }
        return started;
    }

    Cutter cutter() {
        if (cutter == null) {
            throw new IllegalStateException("site: " + kind + " (expected: one with an external database)");
        }
        return cutter;
    }

    Path data() {
        return folder.resolve("data");
    }

    /** The folder in which the database lies. */
    Path databaseHome() {
        return kind == Kind.EXTERNAL ? folder.resolve("outside") : data();
    }

    /** Where the database can be read past all that is between it and the program. */
    String url() throws IOException {
        return EmbeddedDatabase.urlIn(databaseHome());
    }

    /** Brings an external database back that was killed. */
    void startDatabase() throws IOException, SQLException {
        outside = EmbeddedDatabase.start(databaseHome());
    }

    @Override
    public void close() throws IOException {
        try {
            for (Optional<Program> one : List.of(Optional.ofNullable(second), Optional.ofNullable(program))) {
                if (one.isPresent() && one.get().isAlive()) {
                    one.get().wake();
                    one.get().close();
                }
            }
            if (cutter != null) {
                cutter.close();
            }
            EmbeddedDatabase own = outside;
            if (own != null) {
                own.close();
            } else {
                // What was killed leaves its database behind.
                Signals.killDatabase(data(), true);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            if (kind == Kind.SMALL_DISK) {
                SmallDisk.unmount(data());
            }
        }
    }
}

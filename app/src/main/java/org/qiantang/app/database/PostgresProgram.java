package org.qiantang.app.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * PostgreSQL's own programs, unpacked from their library, run on one cluster folder.
 *
 * <p>PostgreSQL refuses to run as root, so as root its programs run in a user namespace of their own, in which they are
 * nobody in particular; the files stay the caller's.
 */
final class PostgresProgram {
    static final int PATIENCE_SECONDS = 180; // a long journal may have to be recovered before the first answer

    private static final String NUMBER = "[1-9][0-9]{0,17}";
    private static final int DOUBT_SECONDS = 60;

    private final Path programs;
    private final Path cluster;
    private final Path log;

    PostgresProgram(Path home) throws IOException {
        this.programs = PostgresBundle.unpackInto(home.resolve("program")).resolve("bin");
        this.cluster = home.resolve("cluster");
        this.log = home.resolve("postgres.log");
    }

    /** Makes the cluster, if there is none. */
    void init() throws IOException {
        if (!Files.exists(cluster.resolve("PG_VERSION"))) {
            run("initdb", "-A", "trust", "-U", "postgres", "-D", cluster.toString(), "-E", "UTF-8", "--no-locale");
        }
    }

    boolean isRunning() throws IOException {
        return exitOf(command("pg_ctl", "-D", cluster.toString(), "status")) == 0;
    }

    /**
     * Removes the note of a server that is gone, where its number is by now that of a living process that is no PostgreSQL and began after the note was written, as after a start of the
     * machine: PostgreSQL would take that one for its server for as long as it lives. Where any of it cannot be told, the note stays.
     */
    void forgetStranger() throws IOException {
        Path note = cluster.resolve("postmaster.pid");
        if (!Files.exists(note)) {
            return;
        }
        List<String> lines = Files.readAllLines(note);
        if (lines.size() < 3 || !lines.get(0).matches(NUMBER) || !lines.get(2).matches(NUMBER)) {
            return;
        }
        // The third line is when the server began, in seconds of the epoch (postmaster.pid, PostgreSQL 18).
        Instant lately = Instant.ofEpochSecond(Long.parseLong(lines.get(2))).plusSeconds(DOUBT_SECONDS);
        boolean stranger = ProcessHandle.of(Long.parseLong(lines.get(0)))
                .map(ProcessHandle::info)
                .filter(info -> info.startInstant().filter(lately::isBefore).isPresent())
                .flatMap(ProcessHandle.Info::command)
                .map(command -> !command.substring(command.lastIndexOf('/') + 1).startsWith("postgres"))
                .orElse(false);
        if (stranger) {
            Files.delete(note);
        }
    }

    void start(int port, List<String> settings) throws IOException {
        var options = new StringBuilder("-p " + port);
        settings.forEach(setting -> options.append(" -c ").append(setting));
        run(
                "pg_ctl",
                "-D",
                cluster.toString(),
                "-o",
                options.toString(),
                "-l",
                log.toString(),
                "-w",
                "-t",
                Integer.toString(PATIENCE_SECONDS),
                "start");
    }

    /** Ends all sessions, writes everything down, and stops. */
    void stop() throws IOException {
        run("pg_ctl", "-D", cluster.toString(), "-m", "fast", "-w", "-t", Integer.toString(PATIENCE_SECONDS), "stop");
    }

    private void run(String program, String... arguments) throws IOException {
        int exit = exitOf(command(program, arguments));
        if (exit != 0) {
            throw new IOException(program + ": exit status " + exit + " (expected: 0; its words are in " + log + ")");
        }
    }

    private List<String> command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private int exitOf(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            if (!process.waitFor(PATIENCE_SECONDS + 10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getLast() + ": no end after " + PATIENCE_SECONDS + " s");
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }
}

package org.qiantang.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A process on cores of its own, with all that it starts; what it says goes to a file. */
public final class Pinned implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final Process process;
    private final Path said;

    private Pinned(String name, Process process, Path said) {
        this.name = name;
        this.process = process;
        this.said = said;
    }

    /**
     * Starts a program.
     *
     * @param cores as {@code taskset -c} reads them
     * @param folder where {@code NAME.log} is written, and where it runs
     */
    public static Pinned start(
            String name, String cores, Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        Path said = folder.resolve(name + ".log");
        List<String> words = new ArrayList<>(List.of("taskset", "-c", cores));
        words.addAll(command);
        var builder = new ProcessBuilder(words)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectInput(new File("/dev/null"))
                .redirectOutput(said.toFile());
        builder.environment().putAll(environment);
        return new Pinned(name, builder.start(), said);
    }

    /** Waits until it is ready, or tells what it said when it was not. */
    public void until(String what, Duration atMost, BooleanSupplier ready) throws IOException, InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new IOException(name + " ended before " + what + ":\n" + lastWords());
            }
            if (System.nanoTime() > end) {
                throw new IOException(name + ": not " + what + " within " + atMost + ":\n" + lastWords());
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** What it has said so far. */
    public String words() throws IOException {
        return Files.readString(said);
    }

    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(said);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    /** CPU time of the process and of all it has started that still run, in nanoseconds. */
    public long cpuNanos() {
        return Proc.cpuNanos(process.toHandle());
    }

    /** Memory that it and all it has started hold for themselves, shared pages by their share, in bytes. */
    public long memoryBytes() {
        return Proc.memoryBytes(process.toHandle());
    }

    /** {@code kill -9} of this process alone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /** Asks it to end, then makes it, with all that it has started. */
    @Override
    public void close() throws IOException {
        List<ProcessHandle> started = process.descendants().toList();
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                process.waitFor();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        started.forEach(ProcessHandle::destroyForcibly);
    }
}

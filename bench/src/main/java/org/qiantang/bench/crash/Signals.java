package org.qiantang.bench.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Signals to processes that were started here. */
public final class Signals {
    private static final int LOOKS = 200;

    private Signals() {}

    /** {@code kill -SIGNAL} of one process. */
    public static void send(String signal, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
        if (kill.waitFor() != 0) {
            throw new IOException(
                    "kill -" + signal + " " + pid + ": exit status " + kill.exitValue() + " (expected: 0)");
        }
    }

    /**
     * {@code kill -9} of the PostgreSQL in a data folder; false where none runs there.
     *
     * @param all its servants too, and not only the first process, whose end the others notice by themselves
     */
    public static boolean killDatabase(Path data, boolean all) throws IOException, InterruptedException {
        Path file = data.resolve("postgres").resolve("cluster").resolve("postmaster.pid");
        if (!Files.exists(file)) {
            return false;
        }
        long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
        ProcessHandle first = ProcessHandle.of(pid).orElse(null);
        if (first == null) {
            return false;
        }
        List<ProcessHandle> servants = first.descendants().toList();
        first.destroyForcibly();
        if (all) {
            servants.forEach(ProcessHandle::destroyForcibly);
        }
        for (int look = 0; look < LOOKS && (isThere(first) || servants.stream().anyMatch(Signals::isThere)); look++) {
            TimeUnit.MILLISECONDS.sleep(25);
        }
        return true;
    }

    /** A process that nobody has buried yet is not there. */
    private static boolean isThere(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2) != 'Z';
        } catch (IOException gone) {
            return false;
        }
    }
}

package org.qiantang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** What Linux tells of running processes under {@code /proc}; see proc(5). */
public final class Proc {
    /** The kernel counts CPU time in hundredths of a second here, whatever its own clock is (USER_HZ). */
    private static final long TICK_NANOS = 10_000_000;

    private static final int KIB = 1_024;
    private static final int USER_TIME = 11;
    private static final int SYSTEM_TIME = 12;

    private Proc() {}

    /** CPU time of a process and its living descendants, in nanoseconds, in steps of 10 ms for each process. */
    public static long cpuNanos(ProcessHandle process) {
        return sum(process, Proc::cpuNanosOf);
    }

    /** Proportional set size of a process and its living descendants, in bytes. */
    public static long memoryBytes(ProcessHandle process) {
        return sum(process, Proc::memoryBytesOf);
    }

    /** The embedded PostgreSQL of a data folder; it is nobody's child, since it outlives the program that is killed. */
    public static Optional<ProcessHandle> database(Path data) throws IOException {
        try (Stream<Path> all = Files.walk(data, 4)) {
            Optional<Path> file =
                    all.filter(one -> one.endsWith("postmaster.pid")).findFirst();
            if (file.isEmpty()) {
                return Optional.empty();
            }
            return ProcessHandle.of(
                    Long.parseLong(Files.readAllLines(file.get()).getFirst().strip()));
        }
    }

    private static long sum(ProcessHandle process, ToLongFunction<Long> of) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(one -> of.applyAsLong(one.pid()))
                .sum();
    }

    private static long cpuNanosOf(long pid) {
        String stat = read(Path.of("/proc/" + pid + "/stat"));
        if (stat.isEmpty()) {
            return 0;
        }
        // The second field is the program's name in brackets, and may hold spaces.
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        return (Long.parseLong(fields.get(USER_TIME)) + Long.parseLong(fields.get(SYSTEM_TIME))) * TICK_NANOS;
    }

    private static long memoryBytesOf(long pid) {
        return read(Path.of("/proc/" + pid + "/smaps_rollup"))
                .lines()
                .filter(line -> line.startsWith("Pss:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIB)
                .sum();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (IOException trouble) {
            // A process that ends while it is looked at.
            if (trouble.getMessage() != null && trouble.getMessage().contains("No such process")) {
                return "";
            }
            throw new UncheckedIOException(trouble);
        }
    }
}

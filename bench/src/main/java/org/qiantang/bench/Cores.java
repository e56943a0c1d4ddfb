package org.qiantang.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/** Which cores servers and load run on, so that neither takes time from the other. */
public final class Cores {
    private static final int ONLINE = online();

    private Cores() {}

    /** Where servers run, in {@code taskset}'s writing. */
    public static String ofServers() {
        return "0";
    }

    /** Where load is made: all cores but the servers', where there are any. */
    public static String ofLoad() {
        return switch (ONLINE) {
            case 1 -> "0";
            case 2 -> "1";
            default -> "1-" + (ONLINE - 1);
        };
    }

    /** All of them. */
    public static String all() {
        return "0-" + (ONLINE - 1);
    }

    /** Cores of this machine, whatever this process is pinned to. */
    public static int online() {
        try {
            Set<String> processors = Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                    .filter(line -> line.startsWith("processor"))
                    .collect(Collectors.toSet());
            return Math.max(1, processors.size());
        } catch (IOException _) {
            return Runtime.getRuntime().availableProcessors();
        }
    }
}

package org.qiantang.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A process that measures by itself and tells its figures in lines, {@code figure NAME=VALUE}; the last one says that it came to its end. */
public final class Teller {
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private Teller() {}

    /**
     * Runs it to its end.
     *
     * @param cores as {@code taskset -c} reads them
     * @param last the figure without which it ended early
     */
    public static Map<String, Double> run(
            String name, String cores, Path folder, Class<?> program, List<String> words, String last)
            throws IOException, InterruptedException {
        try (Pinned host = Pinned.start(name, cores, folder, Map.of(), Jvm.command("1g", program, words))) {
            long end = System.nanoTime() + LONGEST.toNanos();
            while (host.isAlive()) {
                if (System.nanoTime() > end) {
                    throw new IOException(name + " has not ended after " + LONGEST + ":\n" + host.words());
                }
                Thread.sleep(100);
            }
            Map<String, Double> told = host.words()
                    .lines()
                    .filter(line -> line.startsWith("figure "))
                    .map(line -> line.substring("figure ".length()).split("=", 2))
                    .collect(Collectors.toMap(pair -> pair[0], pair -> Double.valueOf(pair[1])));
            if (!told.containsKey(last)) {
                throw new IOException(name + " ended early:\n" + host.words());
            }
            return told;
        }
    }
}

package org.qiantang.app.demo;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.settings.Settings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process of the demo's simulated viewers: it comes in by the public doors, and goes when the demo goes. */
final class DemoCrowd implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DemoCrowd.class);
    private static final Duration GRACE = Duration.ofSeconds(3);

    private final Settings settings;
    private @Nullable Process process;

    DemoCrowd(Settings settings) {
        this.settings = settings;
    }

    /** Lets the crowd come, where one was asked for. */
    synchronized void come() {
        if (settings.viewers() == 0) {
            return;
        }
        try {
            process = new ProcessBuilder(command()).inheritIO().start();
        } catch (IOException trouble) {
            LOG.warn("the simulated viewers cannot come", trouble);
        }
    }

    /** This program's own classes, with a small heap. */
    private List<String> command() {
        var words = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx160m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1"));
        String classes = System.getProperty("java.class.path");
        if (classes.endsWith(".jar") && !classes.contains(java.io.File.pathSeparator)) {
            words.addAll(List.of("-jar", classes));
        } else {
            words.addAll(List.of("-cp", classes, "org.qiantang.app.Qiantang"));
        }
        words.addAll(List.of(
                "crowd",
                "--bind",
                settings.bind(),
                "--port",
                Integer.toString(settings.port()),
                "--socket-port",
                Integer.toString(settings.socketPort()),
                "--data",
                settings.data().toString(),
                "--viewers",
                Integer.toString(settings.viewers())));
        return words;
    }

    @Override
    public synchronized void close() {
        Process coming = process;
        if (coming == null) {
            return;
        }
        coming.destroy();
        try {
            if (!coming.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                coming.destroyForcibly();
            }
        } catch (InterruptedException stopped) {
            coming.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}

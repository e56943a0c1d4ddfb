package org.qiantang.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The machine on which was measured, in words. */
final class Machine {
    private Machine() {}

    static String inWords() {
        return "Measured on " + LocalDate.now(ZoneOffset.UTC) + ": " + Cores.online() + " cores ("
                + fact("/proc/cpuinfo", "model name") + "), "
                + Long.parseLong(fact("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "")) / (1 << 20)
                + " GiB, Linux "
                + System.getProperty("os.version") + ", Java " + System.getProperty("java.version")
                + "; servers on core " + Cores.ofServers() + ", load on " + Cores.ofLoad()
                + "; load of the machine now "
                + read("/proc/loadavg").replaceAll(" .*\\R?", "") + ".";
    }

    private static String fact(String file, String key) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("0");
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }
}

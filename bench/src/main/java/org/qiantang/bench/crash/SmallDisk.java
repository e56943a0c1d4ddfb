package org.qiantang.bench.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file system of a fixed size under a data folder, which a ballast can fill to the last byte. */
final class SmallDisk {
    private static final String BALLAST = "ballast";
    private static final int BLOCK = 4_096;

    private SmallDisk() {}

    /** Whether this machine lets one be mounted. */
    static boolean isPossible(Path work) throws InterruptedException {
        Path trial = work.resolve("trial-disk");
        try {
            Files.createDirectories(trial);
            mount(trial, 1);
            unmount(trial);
            Files.delete(trial);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }

    static void mount(Path at, int mib) throws IOException, InterruptedException {
        run(List.of("mount", "-t", "tmpfs", "-o", "size=" + mib + "m", "tmpfs", at.toString()));
    }

    static void unmount(Path at) throws IOException {
        try {
            run(List.of("umount", "-l", at.toString()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fills it; whoever writes from now on is told that there is no room. */
    static void fill(Path at) throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(at.resolve(BALLAST))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (!Files.exists(at.resolve(BALLAST)) || Files.size(at.resolve(BALLAST)) == 0) {
                throw full;
            }
        }
    }

    static void free(Path at) throws IOException {
        Files.deleteIfExists(at.resolve(BALLAST));
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String words = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + words.strip());
        }
    }
}

package org.qiantang.app.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The archive of PostgreSQL's programs that comes with us, unpacked once into the data folder. */
final class PostgresBundle {
    private static final int RUNNABLE = 0_100;

    private PostgresBundle() {}

    /** The folder of the programs, named after the archive: another version is unpacked beside it. */
    static Path unpackInto(Path folder) throws IOException {
        String archive = "/postgres-linux-" + machine() + ".txz";
        try (InputStream bytes = PostgresBundle.class.getResourceAsStream(archive)) {
            if (bytes == null) {
                throw new IOException("no PostgreSQL for this machine: " + archive
                        + " (expected: name an external one with --database jdbc:postgresql://...)");
            }
            Path home = folder.resolve("postgres-" + bytes.available());
            if (Files.exists(home)) {
                return home;
            }
            Path unfinished =
                    folder.resolve("unfinished-" + ProcessHandle.current().pid());
            unpack(bytes, unfinished);
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            return home;
        }
    }

    private static void unpack(InputStream bytes, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(bytes))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("archive entry: " + entry.getName() + " (expected: inside the archive)");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                    continue;
                }
                Files.createDirectories(target.getParent());
                if (entry.isSymbolicLink()) {
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.copy(tar, target);
                    makeRunnable(target, entry.getMode());
                }
            }
        }
    }

    private static void makeRunnable(Path file, int mode) throws IOException {
        if ((mode & RUNNABLE) != 0) {
            Set<PosixFilePermission> allowed = new HashSet<>(Files.getPosixFilePermissions(file));
            Stream.of(
                            PosixFilePermission.OWNER_EXECUTE,
                            PosixFilePermission.GROUP_EXECUTE,
                            PosixFilePermission.OTHERS_EXECUTE)
                    .forEach(allowed::add);
            Files.setPosixFilePermissions(file, allowed);
        }
    }

    private static String machine() {
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        return machine.equals("aarch64") ? "arm_64" : "x86_64";
    }
}

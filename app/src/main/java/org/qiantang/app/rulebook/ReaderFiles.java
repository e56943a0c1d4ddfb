package org.qiantang.app.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.qiantang.engine.guard.ReaderPackage;
import org.qiantang.engine.guard.meaning.UnfitReader;

/** The packages of the second reader that officers brought: a folder of zips, each named by the SHA-256 of its bytes. */
final class ReaderFiles {
    /** What the program takes of any file that comes over the web. */
    static final int MOST_BYTES = 20 << 20;

    private final Path folder;

    ReaderFiles(Path folder) {
        this.folder = folder;
    }

    /**
     * What has come and is not believed yet.
     *
     * @param sha256 in hexadecimal digits
     */
    record Part(Path file, String sha256, long bytes) {}

    /** Writes down what comes, to be {@linkplain #keep kept} or {@linkplain #drop dropped}. */
    Part take(InputStream bytes) throws IOException {
        Files.createDirectories(folder);
        Path file = Files.createTempFile(folder, "brought-", ".part");
        MessageDigest digest = digest();
        try (var counted = new DigestInputStream(bytes, digest)) {
            long size = Files.copy(counted, file, StandardCopyOption.REPLACE_EXISTING);
            return new Part(file, HexFormat.of().formatHex(digest.digest()), size);
        } catch (IOException trouble) {
            Files.deleteIfExists(file);
            throw trouble;
        }
    }

    /** Gives it its name; what lay there under this name is this, or was damaged. */
    void keep(Part part) throws IOException {
        Files.move(part.file(), file(part.sha256()), StandardCopyOption.REPLACE_EXISTING);
    }

    void drop(Part part) throws IOException {
        Files.deleteIfExists(part.file());
    }

    /** A package that nobody has a row of. */
    void remove(String sha256) {
        try {
            Files.deleteIfExists(file(sha256));
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    Path file(String sha256) {
        return folder.resolve(sha256 + ".zip");
    }

    /** What is wrong with a file by its bytes alone; empty where it is as it was brought. */
    Optional<ReaderTrouble> troubleOf(String sha256) {
        try (var bytes = new DigestInputStream(Files.newInputStream(file(sha256)), digest())) {
            bytes.transferTo(OutputStream.nullOutputStream());
            String found = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
            return found.equals(sha256) ? Optional.empty() : Optional.of(ReaderTrouble.DAMAGED);
        } catch (NoSuchFileException _) {
            return Optional.of(ReaderTrouble.MISSING);
        } catch (IOException _) {
            return Optional.of(ReaderTrouble.DAMAGED);
        }
    }

    ReaderPackage read(Path file) throws IOException, UnfitReader {
        try (InputStream bytes = Files.newInputStream(file)) {
            return ReaderPackage.read(bytes);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}

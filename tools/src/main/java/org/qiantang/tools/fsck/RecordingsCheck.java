package org.qiantang.tools.fsck;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.qiantang.event.ShowEvent.SegmentRecorded;

/** Holds the files of recordings against the hashes that the journal keeps of them. */
final class RecordingsCheck {
    private final Path folder;
    private final Check check;

    RecordingsCheck(Path folder, Check check) {
        this.folder = folder;
        this.check = check;
    }

    void run(Map<Long, ShowCount> shows) {
        long pieces =
                shows.values().stream().mapToLong(show -> show.segments.size()).sum();
        if (pieces == 0) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            check.note("{} pieces are in the journal; their files were not looked at: {} is not there", pieces, folder);
            return;
        }
        shows.forEach((show, count) -> count.segments.values().forEach(segment -> look(show, segment)));
    }

    private void look(long show, SegmentRecorded segment) {
        Path file = folder.resolve(Long.toString(show)).resolve(segment.file());
        String name = show + "/" + segment.file();
        try {
            if (!Files.isRegularFile(file)) {
                check.must(false, "{}: missing (expected: {} bytes)", name, segment.bytes());
            } else if (Files.size(file) != segment.bytes()) {
                check.must(false, "{}: {} bytes (expected: {})", name, Files.size(file), segment.bytes());
            } else {
                String found = hashOf(file);
                check.must(
                        found.equals(segment.sha256()), "{}: sha-256 {} (expected: {})", name, found, segment.sha256());
            }
        } catch (IOException unreadable) {
            check.must(false, "{}: cannot be read: {}", name, unreadable.getMessage());
        }
    }

    private static String hashOf(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file);
                DigestInputStream hashing = new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"))) {
            hashing.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(hashing.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has sha-256", impossible);
        }
    }
}

package org.qiantang.app.account;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * Knows the demo's crowd by a secret that only who may read the data folder can know; closed to all outside a demo.
 *
 * <p>It opens nothing but a mark: who comes by it is counted as simulated, and may do no more than others.
 */
public final class CrowdDoor {
    /** The header that carries the secret. */
    public static final String HEADER = "X-Qiantang-Crowd";

    /** The file of the secret in the data folder. */
    public static final String FILE = "crowd-secret";

    private final byte @Nullable [] secret;

    private CrowdDoor(byte @Nullable [] secret) {
        this.secret = secret;
    }

    static CrowdDoor closed() {
        return new CrowdDoor(null);
    }

    /** Reads the folder's secret, which is made at the first start and is for the owner's eyes only. */
    static CrowdDoor in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            Files.createDirectories(folder);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, Tickets.fresh(new SecureRandom()));
        }
        return new CrowdDoor(Files.readString(file).strip().getBytes(StandardCharsets.UTF_8));
    }

    public boolean knows(@Nullable String said) {
        return secret != null && said != null && MessageDigest.isEqual(secret, said.getBytes(StandardCharsets.UTF_8));
    }
}

package org.qiantang.app.room;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Tells one wish from another: half of the SHA-256 of what is wanted, at which price. Thread-safe. */
final class WantHash {
    private record Hashed(List<RoomRequest.Want> wants, String hash) {}

    // In a hot sale all want the same, and hashing it anew for each would cost more than all else that is decided.
    private final AtomicReference<@Nullable Hashed> latest = new AtomicReference<>();

    String of(List<RoomRequest.Want> wants) {
        Hashed known = latest.get();
        if (known != null && known.wants().equals(wants)) {
            return known.hash();
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(wants.toString().getBytes(StandardCharsets.UTF_8));
            var hashed = new Hashed(List.copyOf(wants), HexFormat.of().formatHex(digest, 0, 16));
            latest.set(hashed);
            return hashed.hash();
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("SHA-256 is missing", broken);
        }
    }
}

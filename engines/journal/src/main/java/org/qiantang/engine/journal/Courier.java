package org.qiantang.engine.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A follower that does things in the world: asks a payment provider, refunds, sends, pushes.
 *
 * <p>Each event is carried at least once, and after success never again but for the last one before a crash, which then
 * goes out with the same request id. Receivers de-duplicate by that id.
 */
public non-sealed interface Courier extends Follower {
    /** Whether there is anything to do about this event; must be quick and do nothing itself. */
    default boolean wants(Recorded event) {
        return true;
    }

    /** How many events it may carry at the same time; then they may overtake each other, and a crash repeats so many. */
    default int atOnce() {
        return 1;
    }

    /**
     * Does what the event asks for.
     *
     * @throws UnknownEvent to stop this courier for good; anything else makes it try again later, for ever
     */
    void carry(Recorded event, String requestId) throws Exception;

    /** The id of the request that this courier makes for the event at this place: the same at every try, for ever. */
    static String requestId(String courier, int shard, long position) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((courier + "\n" + shard + "\n" + position).getBytes(UTF_8));
            ByteBuffer bytes = ByteBuffer.wrap(digest);
            // RFC 9562 version 8: a UUID made our own way.
            long high = (bytes.getLong() & ~0xF000L) | 0x8000L;
            long low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low).toString();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }
}

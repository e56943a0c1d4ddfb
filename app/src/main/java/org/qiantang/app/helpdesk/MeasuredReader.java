package org.qiantang.app.helpdesk;

import java.util.Optional;

/** Reads aloud as much as each listener may have in a while; what could not be read is not counted. */
final class MeasuredReader {
    private final ReadsAloud reader;
    private final Listeners listeners;

    MeasuredReader(ReadsAloud reader, Listeners listeners) {
        this.reader = reader;
        this.listeners = listeners;
    }

    /** Empty where this would be too many. */
    Optional<ReadsAloud.Read> read(long personId, long merchantId, String line) {
        // What lies ready costs nothing; a player may fetch the same file several times.
        if (reader.isReady(merchantId, line)) {
            return Optional.of(reader.read(merchantId, line));
        }
        if (!listeners.mayHear(personId)) {
            return Optional.empty();
        }
        ReadsAloud.Read read = reader.read(merchantId, line);
        if (!(read instanceof ReadsAloud.Read.Sound)) {
            listeners.heardNothing(personId);
        }
        return Optional.of(read);
    }
}

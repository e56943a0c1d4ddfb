package org.qiantang.app.takedown;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.event.FilmEvent.Ground;

/**
 * One time that a film was taken down, with what came of it.
 *
 * @param rule of the rule book; null where the ground is another
 * @param article of the law; empty where none is cited
 * @param words to the owner
 * @param version of the video that was judged
 * @param videoHash SHA-256 of its file in hexadecimal digits; empty where the file was gone
 * @param objection null while the owner has said nothing
 * @param upheld that the film stays down upon the objection; null while nobody has decided so
 * @param lifted that it may be seen again; null while it is down
 */
public record Takedown(
        long takedownId,
        long filmId,
        Instant at,
        Ground ground,
        @Nullable String rule,
        String article,
        String words,
        int version,
        String videoHash,
        long officerId,
        @Nullable Objection objection,
        @Nullable Decision upheld,
        @Nullable Decision lifted) {

    /**
     * What the owner says against it.
     *
     * @param words empty where they have been forgotten
     */
    public record Objection(Instant at, long personId, String words) {}

    /** The same with the owner's words. */
    Takedown saying(String objected) {
        Objection bare = objection;
        return bare == null
                ? this
                : new Takedown(
                        takedownId,
                        filmId,
                        at,
                        ground,
                        rule,
                        article,
                        words,
                        version,
                        videoHash,
                        officerId,
                        new Objection(bare.at(), bare.personId(), objected),
                        upheld,
                        lifted);
    }

    /** What an officer decided, in words to the owner. */
    public record Decision(Instant at, long officerId, String words) {}

    public boolean isInForce() {
        return lifted == null;
    }

    /** Whether the owner may still object: once, while the film is down. */
    public boolean mayBeContested() {
        return isInForce() && objection == null;
    }

    /** Whether an officer owes an answer to the owner. */
    public boolean isContested() {
        return isInForce() && objection != null && upheld == null;
    }
}

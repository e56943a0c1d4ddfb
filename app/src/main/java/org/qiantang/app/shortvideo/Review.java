package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.hearing.Taken;

/**
 * What machines took down of a version of a film, and what a person of the house decided about it.
 *
 * @param sound null until it was listened to
 * @param picture null until it was looked at
 * @param asked that an officer is to look at it; null where nobody asked
 * @param decided what the officer decided; null until then
 * @param brief whether the words were left out, as in lists
 */
record Review(
        State state,
        @Nullable Taken sound,
        @Nullable Taken picture,
        @Nullable Asked asked,
        @Nullable Decided decided,
        boolean brief) {
    enum State {
        QUEUED,
        RUNNING,
        DONE,
        /** Its owner has stopped it; before it is published it goes on. */
        STOPPED;

        boolean isAtWork() {
            return this == QUEUED || this == RUNNING;
        }
    }

    record Asked(Instant at, long personId) {}

    /**
     * What an officer decided.
     *
     * @param passed whether it may be published
     * @param words to the owner
     * @param waved what the rules of that day found in it and the officer let pass; another finding counts again
     */
    record Decided(Instant at, long officerId, boolean passed, String words, Set<String> waved) {
        Decided {
            waved = Set.copyOf(waved);
        }
    }

    /** A sense, by which words came. */
    enum Sense {
        HEARD,
        SEEN
    }

    /** Words that were heard or seen. */
    record Found(Sense sense, Taken.Word word) {}

    /** All words that were taken down, the heard ones first. */
    List<Found> found() {
        if (brief) {
            throw new IllegalStateException("words: left out (expected: a film that was read by itself)");
        }
        return Stream.concat(found(Sense.HEARD, sound), found(Sense.SEEN, picture))
                .toList();
    }

    private static Stream<Found> found(Sense sense, @Nullable Taken taken) {
        return taken == null ? Stream.of() : taken.words().stream().map(word -> new Found(sense, word));
    }

    /** Whether both were tried, and nothing has stayed unheard or unseen. */
    boolean isWhole() {
        Taken heard = sound;
        Taken seen = picture;
        return state == State.DONE
                && heard != null
                && heard.reach().isWhole()
                && seen != null
                && seen.reach().isWhole();
    }

    boolean waitsForOfficer() {
        return asked != null && decided == null;
    }

    boolean hasPassedOfficer() {
        Decided now = decided;
        return now != null && now.passed();
    }

    Set<String> waved() {
        Decided now = decided;
        return now == null || !now.passed() ? Set.of() : now.waved();
    }
}

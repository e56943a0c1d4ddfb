package org.qiantang.app.host;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the sentence on air stands at one moment, for pages that draw the host themselves.
 *
 * @param id of the sentence under way; null in silence
 * @param place how many seconds of it had been heard at {@code at}; it goes on from there unless it is held
 * @param held whether it waits at its place and nothing of it is heard
 * @param cut the sentences that were broken off last, oldest first: of them not a syllable more is to be heard
 */
public record DrawnMoment(@Nullable String id, double place, boolean held, Instant at, List<String> cut) {
    public DrawnMoment {
        cut = List.copyOf(cut);
    }
}

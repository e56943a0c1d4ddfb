package org.qiantang.app.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qiantang.engine.recommend.Act;
import org.qiantang.engine.recommend.weigh.Outcome;

/** What people did with things, to be looked up by the places that had shown them; the window is the ranker's. */
final class Deeds {
    static final Duration WINDOW = Duration.ofMinutes(30);
    /** A deed may be heard of before it is told that its place was on the screen. */
    static final Duration EARLY = Duration.ofSeconds(10);

    private record Key(long personId, long itemId) {}

    private record Deed(Instant at, int outcome) {}

    private final Map<Key, List<Deed>> deeds = new HashMap<>();

    void add(long personId, long itemId, Act act, Instant at) {
        int outcome = Outcome.bits(act);
        if (outcome != 0) {
            deeds.computeIfAbsent(new Key(personId, itemId), _ -> new ArrayList<>())
                    .add(new Deed(at, outcome));
        }
    }

    /**
     * What somebody did with an item within half an hour after it was shown, as {@link Outcome#bits}; of what was done while
     * they had it switched off nothing is known, though an order stays where it is.
     */
    int after(long personId, long itemId, Instant shown, FeedRows.Choice choice) {
        int came = 0;
        for (Deed deed : deeds.getOrDefault(new Key(personId, itemId), List.of())) {
            boolean isOfIt =
                    !deed.at().isBefore(shown.minus(EARLY)) && deed.at().isBefore(shown.plus(WINDOW));
            if (isOfIt && choice.mayKnow(deed.at())) {
                came |= deed.outcome();
            }
        }
        return came;
    }
}

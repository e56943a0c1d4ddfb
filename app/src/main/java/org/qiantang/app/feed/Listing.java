package org.qiantang.app.feed;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.qiantang.engine.recommend.Event;
import org.qiantang.engine.recommend.Item;
import org.qiantang.engine.recommend.Recommender;

/** What the recommender was told can be listed, so that it hears only of what has changed. */
final class Listing {
    private final Recommender recommender;
    private final InstantSource clock;
    private final Map<Long, Item> listed = new ConcurrentHashMap<>();

    Listing(Recommender recommender, InstantSource clock) {
        this.recommender = recommender;
        this.clock = clock;
    }

    void put(Item item) {
        // Whoever watches tells every change, also such as change nothing here.
        if (!item.equals(listed.put(item.id(), item))) {
            recommender.learn(new Event.Listed(item, clock.instant()));
        }
    }

    void remove(long id) {
        if (listed.remove(id) != null) {
            recommender.learn(new Event.Removed(id, clock.instant()));
        }
    }
}

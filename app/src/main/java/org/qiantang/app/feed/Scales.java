package org.qiantang.app.feed;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.feed.Weighed.Way;
import org.qiantang.engine.recommend.Alternative;
import org.qiantang.engine.recommend.Foreseen;
import org.qiantang.engine.recommend.Kind;
import org.qiantang.engine.recommend.Policy;
import org.qiantang.engine.recommend.weigh.Bounds;
import org.qiantang.engine.recommend.weigh.Place;
import org.qiantang.engine.recommend.weigh.Weighing;

/** One weighing for each kind of list and each way to make it; places of which nothing was foreseen are left out. */
final class Scales {
    /** The same log gives the same intervals. */
    private static final long SEED = 1;

    private final Map<Kind, Map<Way, Weighing>> weighings = new EnumMap<>(Kind.class);

    Scales(Bounds bounds) {
        for (Kind kind : Kind.values()) {
            Map<Way, Weighing> ways = new EnumMap<>(Way.class);
            for (Way way : Way.values()) {
                ways.put(way, new Weighing(bounds));
            }
            weighings.put(kind, ways);
        }
    }

    /** @param came what came of the place, as {@link org.qiantang.engine.recommend.weigh.Outcome#bits} */
    void add(ImpressionRows.Kept kept, int came) {
        Optional<Foreseen> foreseen = Foreseen.of(kept.foreseen());
        // A propensity of 0 cannot have come about; a row that says so is broken.
        if (foreseen.isEmpty() || !(kept.propensity() > 0)) {
            return;
        }
        weighings
                .getOrDefault(kept.kind(), Map.of())
                .forEach((way, weighing) -> weighing.add(place(kept, foreseen.get(), policy(way), came)));
    }

    List<Weighed.Result> results() {
        List<Weighed.Result> results = new ArrayList<>();
        weighings.forEach((kind, ways) ->
                ways.forEach((way, weighing) -> results.add(new Weighed.Result(kind, way, weighing.verdict(SEED)))));
        return results;
    }

    private static Place place(ImpressionRows.Kept kept, Foreseen foreseen, @Nullable Policy policy, int came) {
        if (policy == null) {
            return new Place(kept.personId(), 1, 1, foreseen.shown(), foreseen.shown(), came);
        }
        Alternative other = foreseen.of(policy);
        double weight = other.same() ? 1 / kept.propensity() : 0;
        return new Place(kept.personId(), weight, other.chance(), foreseen.shown(), other.predicted(), came);
    }

    /** Null where it is the one that made the lists. */
    private static @Nullable Policy policy(Way way) {
        return switch (way) {
            case PRESENT -> null;
            case NO_TRIALS -> Policy.NO_TRIALS;
            case RELEVANCE_ONLY -> Policy.RELEVANCE_ONLY;
            case POPULARITY -> Policy.POPULARITY;
        };
    }
}

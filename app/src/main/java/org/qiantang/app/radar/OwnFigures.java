package org.qiantang.app.radar;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.qiantang.app.web.Problem;

/**
 * Whether a figure is wholly the asker's own, so that it leads to what is behind it. That takes a count of the span and of the days before
 * it, which is made for the first page of a list; those after it go by what the first one came to.
 */
final class OwnFigures {
    /** How long a reader may take over the pages of one list before it is counted again. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private static final int MOST_KEPT = 1_000;

    private final Counted counted;
    private final InstantSource clock;
    private final Map<Figure, Instant> opened = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Figure, Instant> eldest) {
            return size() > MOST_KEPT;
        }
    };

    OwnFigures(Counted counted, InstantSource clock) {
        this.counted = counted;
        this.clock = clock;
    }

    /** Counts what was seen of one thing. */
    interface Counted {
        Optional<Seen> one(Asked asked, long id);
    }

    private record Figure(Asked asked, long id) {}

    /** Goes on where the figures of one thing may be opened; a refusal where there is no such thing, or where a part of them is others'. */
    void open(Asked asked, long id, boolean firstPage) {
        var figure = new Figure(asked, id);
        Instant now = clock.instant();
        if (!firstPage && isOpen(figure, now)) {
            return;
        }
        Seen seen = counted.one(asked, id).orElseThrow(Problem::notFound);
        if (!asked.own() && !seen.mine()) {
            throw new Problem(
                    403, "others-figure", "含别家的数字，不列出背后的事件", "a figure that is partly others' leads to no events");
        }
        synchronized (opened) {
            opened.put(figure, now);
        }
    }

    private boolean isOpen(Figure figure, Instant now) {
        synchronized (opened) {
            Instant since = opened.get(figure);
            return since != null && now.isBefore(since.plus(KEPT));
        }
    }
}

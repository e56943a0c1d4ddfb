package org.qiantang.app.stage;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Audience;
import org.qiantang.engine.fanout.Counters;
import org.qiantang.event.ShowEvent.HostKind;
import org.qiantang.event.Sitting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front door to what viewers see: shows are read from the past when the first viewer comes. */
public final class Stage implements Audience {
    private static final Logger LOG = LoggerFactory.getLogger(Stage.class);

    private final Map<Long, ShowStage> shows = new ConcurrentHashMap<>();
    private final ShowStage.Tools tools;

    /**
     * A stage without shows.
     *
     * @param ticker runs the frames of all shows; one thread is enough
     * @param chance decides between viewers who have an equal claim to be shown
     */
    public Stage(
            Story story,
            Names names,
            ScheduledExecutorService ticker,
            InstantSource clock,
            RandomGenerator chance,
            StageSettings settings) {
        this.tools = new ShowStage.Tools(story, names, ticker, clock, chance, new Counters(), settings);
    }

    @Override
    public void happened(long showId, List<Happened> events) {
        ShowStage show = shows.get(showId);
        if (show == null) {
            return;
        }
        try {
            show.happened(events);
        } catch (RuntimeException slip) {
            // What is seen has parted from what has happened: send all away, to find it read anew.
            LOG.error("a show's view is thrown away, show={}", showId, slip);
            shows.remove(showId, show);
            show.close("shutdown");
        }
    }

    /** Whether there is such a show; reads its past if need be, so it may block. */
    public boolean knows(long showId) {
        return loaded(showId).isPresent();
    }

    /** Lets a viewer in; empty where there is no such show. May block while the show's past is read. */
    public Optional<Attendance> join(long showId, Arrival arrival) {
        while (true) {
            Optional<ShowStage> show = loaded(showId);
            if (show.isEmpty()) {
                return Optional.empty();
            }
            // A show may be put away between the two lines; then it is read again.
            if (show.get().join(arrival)) {
                return Optional.of(new Attendance(show.get(), arrival));
            }
        }
    }

    /** The sentence that the host is speaking now; an empty text ends it. */
    public void spoken(long showId, HostKind speaker, String text, @Nullable Long itemId) {
        at(showId).ifPresent(show -> show.spoken(speaker, text, itemId));
    }

    /** Shows a value of which only the newest counts; it is written as JSON, and where nobody looks it is not kept. */
    public void setLatest(long showId, String key, @Nullable Object value) {
        at(showId).ifPresent(show -> show.latest(key, Messages.json(value)));
    }

    public void like(long showId, int times, boolean simulated) {
        at(showId).ifPresent(show -> show.like(times, simulated));
    }

    /** Takes what somebody said from what newcomers see in the shows at hand. */
    public void forget(long personId) {
        shows.values().forEach(show -> show.forget(personId));
    }

    public int viewers(long showId) {
        return counts(showId).viewers();
    }

    /** Who has signed in and looks at a show now, but for its own people and a demo's crowd; nobody where it is not at hand. */
    public Set<Long> people(long showId) {
        return at(showId).map(ShowStage::people).orElse(Set.of());
    }

    /** The counts of a show; all are 0 where it is not at hand. */
    public Counts counts(long showId) {
        return at(showId).map(ShowStage::counts).orElseGet(() -> new Counts(0, 0, 0, 0, 0, 0));
    }

    /** The counts of all shows at hand. */
    public Map<Long, Counts> counts() {
        return shows.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, show -> show.getValue().counts()));
    }

    /** The card of a show on air was seen in a list. May block while the show's past is read. */
    public void exposed(long showId, boolean simulated) {
        loaded(showId).ifPresent(show -> show.exposed(simulated));
    }

    /** What the audience of a show has done in the sitting under way; empty where the show is not at hand. */
    public Optional<Sitting> sitting(long showId) {
        return at(showId).flatMap(ShowStage::sitting);
    }

    /** What has been counted and not yet written down, by show. */
    public Map<Long, Sitting> untold() {
        Map<Long, Sitting> untold = new HashMap<>();
        shows.forEach((id, show) -> show.untold().ifPresent(sitting -> untold.put(id, sitting)));
        return untold;
    }

    /** These numbers of a show are durable. */
    public void told(long showId, Sitting sitting) {
        at(showId).ifPresent(show -> show.told(sitting));
    }

    /** What was delivered and what was left out, over all shows since the start. */
    public Counters.Counts deliveries() {
        return tools.counters().counts();
    }

    /** Sends every viewer away. */
    public void close() {
        shows.values().forEach(show -> show.close("shutdown"));
        shows.clear();
    }

    private Optional<ShowStage> at(long showId) {
        return Optional.ofNullable(shows.get(showId));
    }

    private Optional<ShowStage> loaded(long showId) {
        ShowStage known = shows.get(showId);
        if (known != null && known.load()) {
            return Optional.of(known);
        }
        ShowStage show = shows.computeIfAbsent(showId, id -> new ShowStage(id, tools));
        boolean exists = false;
        try {
            exists = show.load();
        } finally {
            if (!exists) {
                shows.remove(showId, show);
            }
        }
        if (exists && known == null) {
            putAwayLater(showId, show);
        }
        return exists ? Optional.of(show) : Optional.empty();
    }

    private void putAwayLater(long showId, ShowStage show) {
        try {
            var _ = tools.ticker()
                    .schedule(
                            () -> putAway(showId, show),
                            tools.settings().keptEmpty().toMillis(),
                            TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException _) {
            // The house is closing, and all shows with it.
        }
    }

    private void putAway(long showId, ShowStage show) {
        // In one step, so that nobody finds a show that is just being put away.
        ShowStage kept =
                shows.computeIfPresent(showId, (_, known) -> known.equals(show) && known.retire() ? null : known);
        if (show.equals(kept)) {
            putAwayLater(showId, show);
        }
    }
}

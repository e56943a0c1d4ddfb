package org.qiantang.app.helpdesk;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.Audience;
import org.qiantang.app.show.Shows;
import org.qiantang.event.ShowEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The helpdesks of all shows that people talk in: each is begun when the first line is heard, and ends with its show. */
public final class Helpdesk implements Audience, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Helpdesk.class);
    private static final long EVERY_MILLIS = 500;

    private final Company company;
    private final Shows shows;
    private final SettingRows settings;
    private final InstantSource clock;
    private final Map<Long, Place> places = new ConcurrentHashMap<>();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().name("helpdesk").daemon().unstarted(task));
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    /** A show's ear, which is there at once, and its desk, which is made on its first turn. */
    private static final class Place {
        private final Heard ear = new Heard();
        private final AtomicBoolean busy = new AtomicBoolean();
        private volatile @Nullable LiveDesk desk;
    }

    Helpdesk(Company company, Shows shows, SettingRows settings, InstantSource clock) {
        this.company = company;
        this.shows = shows;
        this.settings = settings;
        this.clock = clock;
    }

    void start() {
        var _ = ticker.scheduleWithFixedDelay(this::tick, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void happened(long showId, List<Happened> events) {
        for (Happened happened : events) {
            if (happened.event() instanceof ShowEvent.TalkHeard talk) {
                hear(showId, talk, happened.words());
            } else if (happened.event() instanceof ShowEvent.PiecesHeld held) {
                // Shelves sell all day and nobody talks there: only who talks begins a helpdesk.
                ofTalk(showId).ifPresent(ear -> ear.holds(held.buyerId()));
            } else if (happened.event() instanceof ShowEvent.OrderPaid paid) {
                ofTalk(showId).ifPresent(ear -> ear.paid(paid.buyerId()));
            } else if (happened.event() instanceof ShowEvent.ShowClosed) {
                places.remove(showId);
            }
        }
    }

    private void hear(long showId, ShowEvent.TalkHeard talk, List<String> words) {
        for (int slot = 0; slot < Math.min(talk.lines().size(), words.size()); slot++) {
            ShowEvent.TalkLine line = talk.lines().get(slot);
            ear(showId).line(line.lineId(), line.personId(), words.get(slot), talk.at());
        }
    }

    /** The guard kept a viewer's line from a show. */
    public void heldBack(long showId) {
        ear(showId).heldBack();
    }

    /** Whether a show quarrels, whatever its helpdesk is set to. Does not block. */
    boolean isQuarrelling(long showId) {
        Place place = places.get(showId);
        LiveDesk desk = place == null ? null : place.desk;
        return desk != null && desk.isQuarrelling();
    }

    /**
     * How many people have asked about an item in the last ten minutes, by item; nobody where the helpdesk of the show is
     * off, or nobody has talked there.
     */
    public Map<Long, Integer> askers(long showId) {
        Place place = places.get(showId);
        LiveDesk desk = place == null ? null : place.desk;
        return desk == null ? Map.of() : desk.askers(clock.instant());
    }

    private Heard ear(long showId) {
        return places.computeIfAbsent(showId, _ -> new Place()).ear;
    }

    private Optional<Heard> ofTalk(long showId) {
        return Optional.ofNullable(places.get(showId)).map(place -> place.ear);
    }

    private void tick() {
        places.forEach((showId, place) -> {
            if (place.busy.compareAndSet(false, true)) {
                workers.execute(() -> turn(showId, place));
            }
        });
    }

    private void turn(long showId, Place place) {
        try {
            desk(showId, place).ifPresent(desk -> desk.work(clock.instant()));
        } catch (RuntimeException broken) {
            // One show's trouble, such as a database that is away, must not end the others' turns, nor its own next.
            LOG.error("a turn of the helpdesk failed: show={}", showId, broken);
        } finally {
            place.busy.set(false);
        }
    }

    private Optional<LiveDesk> desk(long showId, Place place) {
        LiveDesk there = place.desk;
        if (there != null) {
            return Optional.of(there);
        }
        Optional<Shows.Brief> show = shows.brief(showId);
        if (show.isEmpty()) {
            return Optional.empty();
        }
        if (isOver(show.get())) {
            places.remove(showId, place);
            return Optional.empty();
        }
        synchronized (place) {
            LiveDesk made = place.desk;
            if (made == null) {
                made = new LiveDesk(
                        showId, show.get().merchantId(), company, setting(show.get()), place.ear, clock.instant());
                place.desk = made;
            }
            return Optional.of(made);
        }
    }

    private static boolean isOver(Shows.Brief show) {
        return show.isShelf() || show.state().equals("closed");
    }

    private Setting setting(Shows.Brief show) {
        return settings.of(show.showId())
                .orElse(show.hostKind().equals("DIGITAL") ? Setting.BESIDE_DIGITAL_HOST : Setting.USUAL);
    }

    /** How a show's helpdesk is set, whether anybody has spoken there or not; empty where there is no such show. */
    Optional<Setting> setting(long showId) {
        return shows.brief(showId).map(this::setting);
    }

    Optional<Long> merchantOf(long showId) {
        return shows.brief(showId).map(Shows.Brief::merchantId);
    }

    /** The desk of a show that is not over. */
    Optional<LiveDesk> of(long showId) {
        return shows.brief(showId)
                .filter(show -> !isOver(show))
                .flatMap(_ -> desk(showId, places.computeIfAbsent(showId, _ -> new Place())));
    }

    void set(long showId, Setting setting, long personId) {
        settings.set(showId, setting, personId);
        of(showId).ifPresent(desk -> desk.set(setting));
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        workers.shutdownNow();
    }
}

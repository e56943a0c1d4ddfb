package org.qiantang.app.media;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The hub of live video: takes sources in, decides which of them a room shows, and hands that to the outlets. */
@SuppressWarnings("FutureReturnValueIgnored") // a tick that fails is logged where it runs
public final class Programmes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Programmes.class);
    private static final long TICK_MS = 500;

    private final InstantSource clock;
    private final SourceListener listener;
    private final AigcMark mark;
    private final Map<Long, Programme> byRoom = new ConcurrentHashMap<>();
    private final List<Opening> openings = new CopyOnWriteArrayList<>();
    private final ExecutorService announcer = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("media-announcer").factory());
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("media-ticker").daemon().factory());

    /** What is done when a programme begins; outlets are added by the given way. */
    @FunctionalInterface
    public interface Opening {
        void begins(long roomId, Consumer<Outlet> join);
    }

    /** A hub whose digital pictures say that the house made them. */
    public Programmes(InstantSource clock, SourceListener listener) {
        this(clock, listener, AigcMark.HOUSE);
    }

    /**
     * A hub of live video.
     *
     * @param mark what digital pictures say of themselves
     */
    public Programmes(InstantSource clock, SourceListener listener, AigcMark mark) {
        this.clock = clock;
        this.listener = listener;
        this.mark = mark;
        ticker.scheduleWithFixedDelay(this::tick, TICK_MS, TICK_MS, TimeUnit.MILLISECONDS);
    }

    /** Opens a room's programme to the digital host, in place of an older feed of it. */
    public Feed openDigital(long roomId) {
        Feed[] opened = new Feed[1];
        byRoom.compute(roomId, (id, old) -> {
            Programme programme = old == null ? begin(id) : old;
            opened[0] = programme.openDigital();
            return programme;
        });
        return opened[0];
    }

    /** Opens a room's programme to a person; empty if another person is still sending. */
    public Optional<Feed> openHuman(long roomId) {
        List<Feed> opened = new CopyOnWriteArrayList<>();
        byRoom.compute(roomId, (id, old) -> {
            Programme programme = old == null ? begin(id) : old;
            programme.openHuman().ifPresent(opened::add);
            return programme;
        });
        return opened.stream().findFirst();
    }

    /** A person's picture lies at another server, so that nobody else has the air here; empty if somebody is sending. */
    Optional<Feed> openElsewhere(long roomId) {
        List<Feed> opened = new CopyOnWriteArrayList<>();
        byRoom.compute(roomId, (id, old) -> {
            Programme programme = old == null ? begin(id) : old;
            programme.openElsewhere().ifPresent(opened::add);
            return programme;
        });
        return opened.stream().findFirst();
    }

    /** For a minute the next camera takes the place of the one that is sending; false if there is no programme. */
    public boolean letNextCameraIn(long roomId) {
        Programme programme = byRoom.get(roomId);
        if (programme != null) {
            programme.openToNewcomers();
        }
        return programme != null;
    }

    /** Sends a room's camera away, because what let it in is no longer good. */
    public void cutCamera(long roomId) {
        Programme programme = byRoom.get(roomId);
        if (programme != null) {
            programme.cutHuman();
        }
    }

    /** How a room's programme stands; empty if it has none. */
    public Optional<OnAir> snapshot(long roomId) {
        return Optional.ofNullable(byRoom.get(roomId)).map(Programme::snapshot);
    }

    /** Ends a room's programme at once: publishers and viewers are sent away. */
    public void end(long roomId) {
        Programme programme = byRoom.remove(roomId);
        if (programme != null) {
            programme.end();
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
        List.copyOf(byRoom.keySet()).forEach(this::end);
        announcer.shutdown();
    }

    /** The room's programme, once there is a picture to show. */
    Optional<Programme> showing(long roomId) {
        return Optional.ofNullable(byRoom.get(roomId)).filter(Programme::hasPicture);
    }

    /** Is told of every programme as it begins, before its first tag. */
    public void whenOneBegins(Opening opening) {
        openings.add(opening);
    }

    /** Adds an outlet to a room's running programme; false if there is none. */
    public boolean join(long roomId, Outlet outlet) {
        Programme programme = byRoom.get(roomId);
        if (programme == null) {
            return false;
        }
        programme.join(outlet);
        return true;
    }

    /** Takes an outlet away; it is not told. */
    public void leave(long roomId, Outlet outlet) {
        Programme programme = byRoom.get(roomId);
        if (programme != null) {
            programme.leave(outlet);
        }
    }

    InstantSource clock() {
        return clock;
    }

    private Programme begin(long roomId) {
        Programme programme = new Programme(roomId, clock, this::announce, mark);
        openings.forEach(opening -> opening.begins(roomId, programme::join));
        return programme;
    }

    // In order, and away from the programme's lock: the listener may take its time, or call back.
    private void announce(long roomId, Source source, boolean live) {
        LOG.info("air changes hands room={} source={} live={}", roomId, source, live);
        announcer.execute(() -> {
            try {
                listener.onAir(roomId, source, live);
            } catch (RuntimeException failed) {
                LOG.error("source listener failed room={} source={} live={}", roomId, source, live, failed);
            }
        });
    }

    private void tick() {
        for (Long roomId : byRoom.keySet()) {
            try {
                byRoom.computeIfPresent(roomId, (id, programme) -> programme.tick() ? null : programme);
            } catch (RuntimeException failed) {
                LOG.error("programme tick failed room={}", roomId, failed);
            }
        }
    }
}

package org.qiantang.app.room;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The show desks of this machine: loaded when first asked, kept on a few loop threads, one writer for all. */
public final class LocalRooms implements Rooms, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalRooms.class);

    private final Map<Long, Desk> desks = new ConcurrentHashMap<>();
    private final List<ScheduledExecutorService> loops;
    private final List<Audience> audiences = new CopyOnWriteArrayList<>();
    private final Desk.Tools tools;

    public LocalRooms(
            ShardWriter writer,
            Story story,
            EventCodec codec,
            ShowDecision decision,
            InstantSource clock,
            int loopCount) {
        this(writer, story, codec, decision, clock, loops(loopCount), LocalRooms::beside);
    }

    /**
     * Rooms on loops that are driven by somebody else.
     *
     * @param loops each runs its tasks one at a time, in the order in which they came
     * @param loader runs what takes long, beside the loops
     */
    LocalRooms(
            ShardWriter writer,
            Story story,
            EventCodec codec,
            ShowDecision decision,
            InstantSource clock,
            List<? extends ScheduledExecutorService> loops,
            Executor loader) {
        this.tools = new Desk.Tools(writer, story, codec, decision, clock, loader, this::tellAll);
        this.loops = List.copyOf(loops);
    }

    private static List<ScheduledThreadPoolExecutor> loops(int count) {
        var loops = new ArrayList<ScheduledThreadPoolExecutor>();
        for (int i = 0; i < count; i++) {
            int number = i;
            var loop = new ScheduledThreadPoolExecutor(
                    1,
                    task -> Thread.ofPlatform().name("room-" + number).daemon().unstarted(task));
            // Deadlines far ahead must not hold up the end; the next owner reads them from the journal.
            loop.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
            loops.add(loop);
        }
        return loops;
    }

    private static void beside(Runnable task) {
        Thread.ofVirtual().name("room-loader").start(task);
    }

    /** Rooms on a floor that is owned, with ids that are that owner's. */
    public static LocalRooms on(
            ShardWriter floor, Story story, EventCodec codec, WordHash words, InstantSource clock, int loopCount) {
        var decision = new ShowDecision(Ids.of(clock, floor.shard(), floor.epoch()), words);
        return new LocalRooms(floor, story, codec, decision, clock, loopCount);
    }

    @Override
    public CompletableFuture<Receipt> ask(long showId, RoomRequest request) {
        while (true) {
            CompletableFuture<Receipt> receipt = desk(showId).ask(request);
            if (receipt != null) {
                return receipt;
            }
            // It has just left, and is out of the map already.
        }
    }

    /** How many desks are in memory. */
    public int awake() {
        return desks.size();
    }

    /** Lets the desks of shows that are over look now whether they may leave, as they do by themselves one day. */
    void sweep() {
        desks.values().forEach(desk -> loopOf(desk.showId()).execute(desk::leave));
    }

    @Override
    public void tell(Audience audience) {
        audiences.add(audience);
    }

    /** Wakes a show that may have overdue holds, after a restart. */
    @Override
    public void wake(long showId) {
        desk(showId).summon();
    }

    private Desk desk(long showId) {
        return desks.computeIfAbsent(
                showId, id -> new Desk(id, tools, loopOf(id), gone -> desks.remove(gone.showId(), gone)));
    }

    private ScheduledExecutorService loopOf(long showId) {
        return loops.get(Math.floorMod(Long.hashCode(showId), loops.size()));
    }

    private void tellAll(Desk.Told told) {
        for (Audience audience : audiences) {
            try {
                audience.happened(told.showId(), told.events());
            } catch (RuntimeException broken) {
                // What has happened has happened; one listener's slip must not keep it from the others.
                LOG.error("an audience failed: show={} audience={}", told.showId(), audience, broken);
            }
        }
    }

    /** Stops taking turns; what was appended is durable, what was not is answered by nobody. */
    @Override
    public void close() {
        loops.forEach(ScheduledExecutorService::shutdown);
        for (ScheduledExecutorService loop : loops) {
            try {
                if (!loop.awaitTermination(5, TimeUnit.SECONDS)) {
                    LOG.warn("a room loop did not end in time");
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}

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

    @Override
    public CompletableFuture<Receipt> ask(long showId, RoomRequest request) {
        return desk(showId).ask(request);
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
                showId, id -> new Desk(id, tools, loops.get(Math.floorMod(Long.hashCode(id), loops.size()))));
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

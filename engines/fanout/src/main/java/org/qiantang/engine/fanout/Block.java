package org.qiantang.engine.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Some of one show's viewers, who hear the same frames at the same moment; {@link Broadcast} says what its methods mean.
 * While a lane has not yet written the frame before to all viewers of the block, nothing more is handed to it: what is
 * said meanwhile merges into the next frame, so that lanes that cannot keep up get fewer frames and not a growing queue.
 */
final class Block {
    private final Bounds bounds;
    private final Counters counters;
    private final ByteBufAllocator buffers;
    private final Map<Executor, Row> rows = new HashMap<>();
    private final Map<Viewer, Row> attending = new HashMap<>();
    /** Open sockets of each person here, those included that wait to be let in. */
    private final Map<Long, Integer> sockets = new HashMap<>();

    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Row.Private> privates = new ArrayList<>();
    /** In order; a state lies under its key, any other message under itself. */
    private final Map<Object, Must> waitingMust = new LinkedHashMap<>();

    private final Map<String, byte[]> waitingLatest = new LinkedHashMap<>();
    private final Map<String, byte[]> newest = new LinkedHashMap<>();
    private final Talk talk;
    private final Ring ring;
    private final RandomGenerator chance;
    private final Runnable free;
    /** Lanes that have not written the newest frames to all their viewers. */
    private final AtomicInteger lanesBusy = new AtomicInteger();

    private final AtomicBoolean putOff = new AtomicBoolean();
    private int waitingBytes;
    private long head;

    /** A block in which nobody sits yet. */
    Block(
            Bounds bounds,
            long start,
            Counters counters,
            ByteBufAllocator buffers,
            RandomGenerator chance,
            Runnable free) {
        this(
                bounds,
                new Ring(bounds.ringBytes(), bounds.ringMessages(), start),
                start,
                counters,
                buffers,
                chance,
                free);
    }

    private Block(
            Bounds bounds,
            Ring ring,
            long head,
            Counters counters,
            ByteBufAllocator buffers,
            RandomGenerator chance,
            Runnable free) {
        this.bounds = bounds;
        this.counters = counters;
        this.buffers = buffers;
        this.chance = chance;
        this.talk = new Talk(bounds.linesPerFrame(), chance);
        this.ring = ring;
        this.head = head;
        this.free = free;
    }

    /** Another one beside it. What waits here is past for those who will be greeted there: their state tells it. */
    Block another() {
        var another = new Block(bounds, new Ring(ring), head, counters, buffers, chance, free);
        waitingMust.values().forEach(another.ring::put);
        another.newest.putAll(newest);
        return another;
    }

    /** @param told what was said to this person alone since it came; it is heard behind the greeting */
    private record Arrival(Viewer viewer, @Nullable Long from, Broadcast.Greeting greeting, List<byte[]> told) {}

    void must(long offset, byte[] message) {
        reached(offset);
        var must = new Must(offset, message);
        waitingMust.put(must, must);
        waitingBytes += message.length;
    }

    void mustState(long offset, String key, byte[] message) {
        reached(offset);
        Must older = waitingMust.remove(key);
        if (older != null) {
            waitingBytes -= older.message().length;
            counters.superseded.increment();
        }
        waitingMust.put(key, new Must(offset, message));
        waitingBytes += message.length;
    }

    void reached(long offset) {
        if (offset < head) {
            throw new IllegalArgumentException("offset: " + offset + " (expected: not below " + head + ")");
        }
        // One place's messages are never parted: a viewer resumes behind a place, not in it.
        if (offset > head && (waitingBytes > Bounds.FRAME_BYTES || talk.waiting() >= Bounds.FRAME_LINES)) {
            sendAll();
        }
        head = offset;
    }

    void latest(String key, byte[] value) {
        newest.put(key, value);
        if (waitingLatest.put(key, value) != null) {
            counters.superseded.increment();
        }
    }

    void sample(Line line) {
        talk.add(line);
    }

    void filler(byte[] line) {
        talk.addFiller(line);
    }

    void tell(long personId, byte[] message) {
        if (!sockets.containsKey(personId)) {
            return;
        }
        privates.add(new Row.Private(personId, message));
        arrivals.stream()
                .filter(arrival -> arrival.viewer().personId() == personId)
                .forEach(arrival -> arrival.told().add(message));
    }

    /** Lets a viewer in: at once if nothing waits, else behind the next frame, so that nothing is heard twice. */
    void join(Viewer viewer, @Nullable Long from, Broadcast.Greeting greeting) {
        arrivals.add(new Arrival(viewer, from, greeting, new ArrayList<>()));
        sockets.merge(viewer.personId(), 1, Integer::sum);
        if (!gathering()) {
            admitArrivals();
        }
    }

    void leave(Viewer viewer) {
        boolean waited = arrivals.removeIf(arrival -> arrival.viewer().equals(viewer));
        Row row = attending.remove(viewer);
        if (row != null) {
            on(viewer.lane(), () -> row.leave(viewer));
        }
        if (row != null || waited) {
            sockets.computeIfPresent(viewer.personId(), (_, open) -> open == 1 ? null : open - 1);
        }
    }

    int viewers() {
        return attending.size() + arrivals.size();
    }

    boolean waiting() {
        return gathering() || !arrivals.isEmpty();
    }

    /** Sends what waits, or does so later if a lane is still busy with what was sent before; {@code free} tells when. */
    void flush() {
        if (lanesBusy.get() > 0) {
            putOff.set(true);
            // It may have become free before it could know that somebody waits.
            if (lanesBusy.get() > 0 || !putOff.compareAndSet(true, false)) {
                return;
            }
        }
        sendAll();
    }

    private void sendAll() {
        if (gathering()) {
            send();
        }
        admitArrivals();
    }

    private void written() {
        if (lanesBusy.decrementAndGet() == 0 && putOff.compareAndSet(true, false)) {
            free.run();
        }
    }

    void close(String reason) {
        arrivals.forEach(arrival -> {
            Viewer viewer = arrival.viewer();
            on(viewer.lane(), () -> viewer.close(reason));
        });
        arrivals.clear();
        attending.clear();
        sockets.clear();
        rows.forEach((lane, row) -> on(lane, () -> row.closeAll(reason)));
    }

    private boolean gathering() {
        return !waitingMust.isEmpty() || !waitingLatest.isEmpty() || talk.waiting() > 0 || !privates.isEmpty();
    }

    private void send() {
        var frame = new Frame(head, List.copyOf(waitingMust.values()), new LinkedHashMap<>(waitingLatest), talk.take());
        List<Row.Private> own = List.copyOf(privates);
        waitingMust.values().forEach(ring::put);
        waitingMust.clear();
        waitingLatest.clear();
        waitingBytes = 0;
        privates.clear();
        counters.sampledOut.add(frame.linesLeftOut());
        counters.leftOut.add((long) frame.linesLeftOut() * attending.size());
        counters.fillersLost.add(frame.fillersLost());
        if (attending.isEmpty()) {
            return;
        }
        if (frame.isEmpty()) {
            rows.forEach((lane, row) -> on(lane, () -> own.forEach(row::deliver)));
            return;
        }
        ByteBuf whole = frame.whole(buffers, 0);
        // Counted before any lane begins, one for this thread too: none may find itself the last too early.
        lanesBusy.addAndGet(rows.size() + 1);
        rows.forEach((lane, row) -> {
            whole.retain();
            boolean taken = on(lane, () -> {
                try {
                    row.deliver(frame, whole);
                    own.forEach(row::deliver);
                } finally {
                    whole.release();
                    written();
                }
            });
            if (!taken) {
                whole.release();
                lanesBusy.decrementAndGet();
            }
        });
        whole.release();
        lanesBusy.decrementAndGet();
    }

    private void admitArrivals() {
        for (Arrival arrival : arrivals) {
            Viewer viewer = arrival.viewer();
            Long from = arrival.from();
            boolean resumed = from != null && from <= head && ring.reaches(from);
            List<Must> missed = from != null && resumed ? ring.after(from) : List.of();
            List<ByteBuf> greeting = new ArrayList<>();
            greeting.add(TextFrame.of(buffers, arrival.greeting().hello(head, resumed)));
            var news = Frame.catchingUp(head, missed, newest);
            if (!news.isEmpty()) {
                greeting.add(news.whole(buffers, 0));
            }
            arrival.told().forEach(message -> greeting.add(TextFrame.of(buffers, message)));
            Row row = rows.computeIfAbsent(viewer.lane(), _ -> new Row(bounds, counters, buffers));
            attending.put(viewer, row);
            if (!on(viewer.lane(), () -> row.admit(viewer, greeting))) {
                greeting.forEach(ByteBuf::release);
            }
        }
        arrivals.clear();
    }

    // A lane that has shut down has no viewers any more.
    private static boolean on(Executor lane, Runnable work) {
        try {
            lane.execute(work);
            return true;
        } catch (RejectedExecutionException _) {
            return false;
        }
    }
}

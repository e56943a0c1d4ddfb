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
 * One show's messages to all its viewers. What is said between two calls of {@link #flush} leaves as one frame, encoded
 * once. While a lane has not yet written the frame before to all its viewers, nothing more is handed to it: what is said
 * meanwhile merges into the next frame, so that lanes that cannot keep up get fewer frames and not a growing queue.
 *
 * <p>Not thread-safe: calls come from one thread at a time. Viewers are written to on their own lanes.
 */
public final class Broadcast {
    private final Bounds bounds;
    private final Counters counters;
    private final ByteBufAllocator buffers;
    private final Map<Executor, Row> rows = new HashMap<>();
    private final Map<Viewer, Row> attending = new HashMap<>();
    private final List<Arrival> arrivals = new ArrayList<>();
    private final List<Row.Private> privates = new ArrayList<>();
    /** In order; a state lies under its key, any other message under itself. */
    private final Map<Object, Must> waitingMust = new LinkedHashMap<>();

    private final Map<String, byte[]> waitingLatest = new LinkedHashMap<>();
    private final Map<String, byte[]> newest = new LinkedHashMap<>();
    private final Talk talk;
    private final Ring ring;
    private final Runnable free;
    /** Lanes that have not written the newest frames to all their viewers. */
    private final AtomicInteger lanesBusy = new AtomicInteger();

    private final AtomicBoolean putOff = new AtomicBoolean();
    private int waitingBytes;
    private long head;

    /**
     * A broadcast that nobody attends yet.
     *
     * @param start the place in the journal up to which all is known to those who will be greeted
     * @param chance decides between persons who have an equal claim to be shown
     * @param free called on a lane, when a {@link #flush} that came too early could do its work now; must not block
     */
    public Broadcast(
            Bounds bounds,
            long start,
            Counters counters,
            ByteBufAllocator buffers,
            RandomGenerator chance,
            Runnable free) {
        this.bounds = bounds;
        this.counters = counters;
        this.buffers = buffers;
        this.talk = new Talk(bounds.linesPerFrame(), chance);
        this.ring = new Ring(bounds.ringBytes(), bounds.ringMessages(), start);
        this.head = start;
        this.free = free;
    }

    /** What a viewer hears first, as JSON. */
    @FunctionalInterface
    public interface Greeting {
        /**
         * Makes the words of one greeting.
         *
         * @param at where the show stands; what comes later follows in frames
         * @param resumed whether the viewer gets all it missed, and so needs no state
         */
        byte[] hello(long at, boolean resumed);
    }

    private record Arrival(Viewer viewer, @Nullable Long from, Greeting greeting) {}

    /** Says what nobody may miss. Places in the journal never go down. */
    public void must(long offset, byte[] message) {
        reached(offset);
        var must = new Must(offset, message);
        waitingMust.put(must, must);
        waitingBytes += message.length;
    }

    /**
     * Says how something stands that nobody may miss. Only the newest state of one key in a frame is sent: it tells all
     * that the older ones told.
     */
    public void mustState(long offset, String key, byte[] message) {
        reached(offset);
        Must older = waitingMust.remove(key);
        if (older != null) {
            waitingBytes -= older.message().length;
            counters.superseded.increment();
        }
        waitingMust.put(key, new Must(offset, message));
        waitingBytes += message.length;
    }

    /** The show's story has come to this place, with or without a message. */
    public void reached(long offset) {
        if (offset < head) {
            throw new IllegalArgumentException("offset: " + offset + " (expected: not below " + head + ")");
        }
        // One place's messages are never parted: a viewer resumes behind a place, not in it.
        if (offset > head && (waitingBytes > Bounds.FRAME_BYTES || talk.waiting() >= Bounds.FRAME_LINES)) {
            sendAll();
        }
        head = offset;
    }

    /** Says a value of which only the newest counts, as JSON. */
    public void latest(String key, byte[] value) {
        newest.put(key, value);
        if (waitingLatest.put(key, value) != null) {
            counters.superseded.increment();
        }
    }

    /**
     * Says a line of talk.
     *
     * @param own the line as its author sees it, on all of their sockets, even if it is left out for others
     */
    public void sample(long personId, byte[] shared, byte[] own) {
        talk.add(new Line(personId, shared, own));
    }

    /** Says a line that is shown only where the talk leaves room. */
    public void filler(byte[] line) {
        talk.addFiller(line);
    }

    /** A message for one person's sockets only, after the frame that is being gathered. Never sampled. */
    public void tell(long personId, byte[] message) {
        if (!attending.isEmpty()) {
            privates.add(new Row.Private(personId, message));
        }
    }

    /** Lets a viewer in: at once if nothing waits, else behind the next frame, so that nothing is heard twice. */
    public void join(Viewer viewer, @Nullable Long from, Greeting greeting) {
        arrivals.add(new Arrival(viewer, from, greeting));
        if (!gathering()) {
            admitArrivals();
        }
    }

    public void leave(Viewer viewer) {
        arrivals.removeIf(arrival -> arrival.viewer().equals(viewer));
        Row row = attending.remove(viewer);
        if (row != null) {
            on(viewer.lane(), () -> row.leave(viewer));
        }
    }

    /** Whether the next {@link #flush} has something to do. */
    public boolean waiting() {
        return gathering() || !arrivals.isEmpty();
    }

    /** Sends what waits, or does so later if a lane is still busy with what was sent before; {@code free} tells when. */
    public void flush() {
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

    /** Closes everybody with a reason. */
    public void close(String reason) {
        arrivals.forEach(arrival -> {
            Viewer viewer = arrival.viewer();
            on(viewer.lane(), () -> viewer.close(reason));
        });
        arrivals.clear();
        attending.clear();
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
        counters.sampledOut.add(frame.shed());
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

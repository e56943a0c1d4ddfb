package org.qiantang.engine.fanout;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The viewers of one lane. Touched by that lane alone, so it needs no lock. */
final class Row {
    static final String SLOW = "slow";

    private final Bounds bounds;
    private final Counters counters;
    private final ByteBufAllocator buffers;
    private final Map<Viewer, Seat> seats = new HashMap<>();
    /** The same seats side by side, since each frame walks along all of them. */
    private final List<Seat> inOrder = new ArrayList<>();

    private final Map<Long, List<Seat>> byPerson = new HashMap<>();

    Row(Bounds bounds, Counters counters, ByteBufAllocator buffers) {
        this.bounds = bounds;
        this.counters = counters;
        this.buffers = buffers;
    }

    private static final class Seat {
        final Viewer viewer;
        int place;
        int owed;
        int thinned;

        /** The frame that holds lines of who sits here, while it is delivered. */
        @Nullable
        Frame own;

        Seat(Viewer viewer) {
            this.viewer = viewer;
        }
    }

    /** A message for one person's sockets only. */
    record Private(long personId, byte[] message) {}

    void admit(Viewer viewer, List<ByteBuf> greeting) {
        var seat = new Seat(viewer);
        seats.put(viewer, seat);
        seat.place = inOrder.size();
        inOrder.add(seat);
        if (viewer.personId() != Viewer.GUEST) {
            byPerson.computeIfAbsent(viewer.personId(), _ -> new ArrayList<>()).add(seat);
        }
        viewer.write(greeting);
    }

    void leave(Viewer viewer) {
        Seat seat = seats.remove(viewer);
        if (seat == null) {
            return;
        }
        Seat last = inOrder.removeLast();
        if (!last.equals(seat)) {
            last.place = seat.place;
            inOrder.set(seat.place, last);
        }
        if (viewer.personId() != Viewer.GUEST) {
            byPerson.computeIfPresent(viewer.personId(), (_, own) -> {
                own.remove(seat);
                return own.isEmpty() ? null : own;
            });
        }
    }

    void closeAll(String reason) {
        seats.keySet().forEach(viewer -> viewer.close(reason));
        seats.clear();
        inOrder.clear();
        byPerson.clear();
    }

    /** @param whole the frame as most viewers get it; still the caller's */
    void deliver(Frame frame, ByteBuf whole) {
        var round = new Round(frame, whole);
        // The few who have said something are looked up, and not whether each of the many has.
        for (long person : frame.authors()) {
            byPerson.getOrDefault(person, List.of()).forEach(seat -> seat.own = frame);
        }
        List<Seat> lost = new ArrayList<>();
        for (Seat seat : inOrder) {
            if (!round.deliver(seat)) {
                lost.add(seat);
            }
            seat.own = null;
        }
        round.count();
        lost.forEach(this::closeSlow);
    }

    void deliver(Private message) {
        List<Seat> own = byPerson.getOrDefault(message.personId(), List.of());
        for (Seat seat : List.copyOf(own)) {
            ByteBuf frame = TextFrame.of(buffers, message.message());
            if (fits(seat.viewer.pendingBytes(), frame)) {
                seat.viewer.write(frame);
            } else {
                frame.release();
                closeSlow(seat);
            }
        }
    }

    private void closeSlow(Seat seat) {
        leave(seat.viewer);
        counters.closedSlow.increment();
        seat.viewer.close(SLOW);
    }

    // A viewer with nothing waiting may always get one frame, however big.
    private boolean fits(long pending, ByteBuf frame) {
        return pending == 0 || pending + frame.readableBytes() <= bounds.viewerBytes();
    }

    /** One frame's way along the row. */
    private final class Round {
        private final Frame frame;
        private final ByteBuf whole;
        private @Nullable ByteBuf slim;
        private int written;
        private int wholes;
        private int shedForSlow;
        private long mostWaiting;

        Round(Frame frame, ByteBuf whole) {
            this.frame = frame;
            this.whole = whole;
        }

        /** False where the viewer has lagged too far. */
        boolean deliver(Seat seat) {
            long pending = seat.viewer.pendingBytes();
            if (pending <= bounds.viewerBytes() / 2 && fits(pending, whole)) {
                write(seat, pending, whole(seat));
                seat.owed = 0;
                seat.thinned = 0;
                wholes++;
                written++;
                return true;
            }
            seat.owed += frame.lines() + frame.shed();
            seat.thinned++;
            shedForSlow += frame.lines();
            return seat.thinned < bounds.patience() && deliverThin(seat, pending);
        }

        private ByteBuf whole(Seat seat) {
            if (seat.own != null) {
                return frame.personal(buffers, seat.viewer.personId(), seat.owed);
            }
            return seat.owed == 0 ? whole.retainedDuplicate() : frame.whole(buffers, seat.owed);
        }

        private boolean deliverThin(Seat seat, long pending) {
            ByteBuf thin = thin(seat);
            if (thin == null) {
                return true;
            }
            if (!fits(pending, thin)) {
                thin.release();
                return false;
            }
            write(seat, pending, thin);
            written++;
            return true;
        }

        private void write(Seat seat, long pending, ByteBuf bytes) {
            if (pending > 0) {
                mostWaiting = Math.max(mostWaiting, pending + bytes.readableBytes());
            }
            seat.viewer.write(bytes);
        }

        private @Nullable ByteBuf thin(Seat seat) {
            if (seat.own != null) {
                return frame.slimPersonal(buffers, seat.viewer.personId());
            }
            if (!frame.mattersWithoutTalk()) {
                return null;
            }
            if (slim == null) {
                slim = frame.slim(buffers);
            }
            return slim.retainedDuplicate();
        }

        void count() {
            counters.frames.add(written);
            counters.must.add((long) written * frame.mustMessages());
            counters.latest.add((long) written * frame.latestValues());
            counters.sample.add((long) wholes * frame.lines());
            counters.shedForSlow.add(shedForSlow);
            counters.mostWaiting.accumulate(mostWaiting);
            if (slim != null) {
                slim.release();
            }
        }
    }
}

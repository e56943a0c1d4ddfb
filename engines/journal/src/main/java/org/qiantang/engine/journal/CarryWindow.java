package org.qiantang.engine.journal;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A courier's events under way, so many at once as it allows; its position moves only over those that are all done. */
final class CarryWindow {
    private final Courier courier;
    private final int shard;
    private final Place place;
    private final Supplier<ExecutorService> carriers;
    private final ArrayDeque<Carried> underWay = new ArrayDeque<>();

    /** Where the position is kept; false if another runner has moved it meanwhile. */
    @FunctionalInterface
    interface Place {
        boolean save(long position) throws SQLException;
    }

    private record Carried(long position, Future<?> done) {}

    CarryWindow(Courier courier, int shard, Place place, Supplier<ExecutorService> carriers) {
        this.courier = courier;
        this.shard = shard;
        this.place = place;
        this.carriers = carriers;
    }

    /** Carries events in order until all are done or it should end; false if another runner has moved the position. */
    boolean carry(List<Recorded> events, long from, BooleanSupplier isEnding) throws Exception {
        return courier.atOnce() == 1 ? oneByOne(events, from, isEnding) : together(events, from, isEnding);
    }

    private boolean oneByOne(List<Recorded> events, long from, BooleanSupplier isEnding) throws Exception {
        long passed = from;
        for (Recorded event : events) {
            if (isEnding.getAsBoolean()) {
                break;
            }
            if (courier.wants(event)) {
                courier.carry(event, requestId(event));
                if (!place.save(event.position())) {
                    return false;
                }
            }
            passed = event.position();
        }
        // Events it does not want cost no write each.
        return place.save(passed);
    }

    private boolean together(List<Recorded> events, long from, BooleanSupplier isEnding) throws Exception {
        long passed = from;
        // Closing waits for all that is under way: what has failed is then tried again, and nothing runs on beside it.
        try (ExecutorService together = carriers.get()) {
            for (Recorded event : events) {
                if (isEnding.getAsBoolean()) {
                    break;
                }
                if (courier.wants(event)) {
                    if (underWay.size() == courier.atOnce() && !finishOldest()) {
                        return false;
                    }
                    underWay.add(new Carried(event.position(), together.submit(() -> {
                        courier.carry(event, requestId(event));
                        return null;
                    })));
                }
                passed = event.position();
            }
            while (!underWay.isEmpty()) {
                if (!finishOldest()) {
                    return false;
                }
            }
        } finally {
            underWay.clear();
        }
        return place.save(passed);
    }

    private boolean finishOldest() throws Exception {
        long done = await(underWay.remove());
        // Those behind it that are done too share its write.
        while (!underWay.isEmpty() && underWay.element().done().state() == Future.State.SUCCESS) {
            done = underWay.remove().position();
        }
        return place.save(done);
    }

    private static long await(Carried oldest) throws Exception {
        try {
            oldest.done().get();
            return oldest.position();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Exception known) {
                throw known;
            }
            throw failure;
        }
    }

    private String requestId(Recorded event) {
        return Courier.requestId(courier.name(), shard, event.position());
    }
}

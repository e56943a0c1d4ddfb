package org.qiantang.app.simulation;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.qiantang.engine.journal.Courier;
import org.qiantang.engine.journal.Follower;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.Table;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent;

/** How a defect shows in the parts that the simulation puts together. */
final class Defects {
    private static final EventCodec CODEC = new EventCodec();

    private Defects() {}

    /** A follower as it is, or as it should not be. */
    static Follower in(Follower sound, World world, Machine machine) {
        return switch (sound) {
            case Table table when world.has(Defect.ROWS_APART_FROM_POSITION) -> new Apart(table, world);
            case Courier courier
            when world.has(Defect.LATE_MONEY_KEPT) && courier.name().equals("refunder") -> new Keeps(courier);
            case Courier courier when world.has(Defect.SAVED_BEFORE_DONE) -> new Hasty(courier, world, machine);
            case Table _, Courier _ -> sound;
        };
    }

    /** A stream as it is read back, or as it should not be. */
    static List<Recorded> in(List<Recorded> stream, World world) {
        if (world.has(Defect.RELEASE_FORGOTTEN)) {
            return stream.stream()
                    .filter(event -> !event.type().equals(ShowEvent.HoldReleased.class.getSimpleName()))
                    .toList();
        }
        if (!world.has(Defect.INTENT_FORGOTTEN)) {
            return stream;
        }
        var all = new ArrayList<Recorded>();
        for (Recorded place : stream) {
            all.add(
                    world.journal().event(place) instanceof ShowEvent.PiecesHeld held
                            ? new Recorded(
                                    place.shard(),
                                    place.position(),
                                    place.stream(),
                                    place.type(),
                                    place.version(),
                                    place.at(),
                                    CODEC.bytes(forgetful(held)))
                            : place);
        }
        return all;
    }

    private static ShowEvent.PiecesHeld forgetful(ShowEvent.PiecesHeld held) {
        return new ShowEvent.PiecesHeld(
                held.at(),
                held.orderId(),
                held.buyerId(),
                held.lines(),
                held.total(),
                "order " + held.orderId(),
                held.intentHash(),
                held.payUntil(),
                held.checkoutId(),
                held.freight());
    }

    /** Its rows stay when its transaction is undone. */
    private record Apart(Table table, World world) implements Table {
        @Override
        public String name() {
            return table.name();
        }

        @Override
        public Set<Integer> shards() {
            return table.shards();
        }

        @Override
        public void fold(List<Recorded> events, Connection transaction) throws java.sql.SQLException {
            world.database().apart(() -> table.fold(events, transaction));
        }

        @Override
        public void clear(Connection transaction) throws java.sql.SQLException {
            table.clear(transaction);
        }
    }

    /** A courier that differs from a sound one in one thing. */
    private interface Altered extends Courier {
        Courier courier();

        @Override
        default String name() {
            return courier().name();
        }

        @Override
        default Set<Integer> shards() {
            return courier().shards();
        }

        @Override
        default boolean wants(Recorded event) {
            return courier().wants(event);
        }

        @Override
        default void carry(Recorded event, String requestId) throws Exception {
            courier().carry(event, requestId);
        }
    }

    /** Sends back what shops give back, and keeps what rooms did not take. */
    private record Keeps(Courier courier) implements Altered {
        @Override
        public boolean wants(Recorded event) {
            return courier.wants(event) && !event.type().equals(ShowEvent.PaymentNotTaken.class.getSimpleName());
        }
    }

    /** Says that it has done what it is only about to do. */
    private record Hasty(Courier courier, World world, Machine machine) implements Altered {
        @Override
        public void carry(Recorded event, String requestId) {
            later(event, requestId, 1_000);
        }

        private void later(Recorded event, String requestId, long pause) {
            world.clockwork().later(machine, pause, "carry late", () -> {
                try {
                    courier.carry(event, requestId);
                } catch (Exception trouble) {
                    later(event, requestId, 1_000_000);
                }
            });
        }
    }
}

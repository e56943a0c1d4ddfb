package org.qiantang.tools.fsck;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.ShopEvent;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Sitting;
import org.qiantang.event.Streams;

/** The facts behind shows' figures counted anew, as far as their follower has come. */
final class InsightCount {
    static final String FOLLOWER = "insight";

    private final Followed followed;
    private final Map<Long, String> placed = new HashMap<>();
    private final Map<Long, Long> paid = new HashMap<>();
    final Map<String, String> refunds = new HashMap<>();
    final Map<String, Sitting.Reach> sittings = new HashMap<>();

    InsightCount(Followed followed) {
        this.followed = followed;
    }

    void happened(Recorded place, Event event) {
        if (place.position() > followed.upTo(FOLLOWER, place.shard())) {
            return;
        }
        if (event instanceof ShowEvent.PiecesHeld held) {
            placed.putIfAbsent(
                    held.orderId(),
                    "show " + Streams.idOf(place.stream()) + " placed "
                            + held.total().minor());
        } else if (event instanceof ShowEvent.OrderPaid one) {
            paid.putIfAbsent(one.orderId(), one.amount().minor());
        } else if (event instanceof ShopEvent.RefundOrdered back) {
            refunds.putIfAbsent(
                    Long.toString(back.refundId()),
                    "order " + back.orderId() + " minor " + back.amount().minor());
        } else if (event instanceof ShowEvent.AudienceCounted count) {
            String key = Streams.idOf(place.stream()) + "/" + count.sitting().sittingId();
            grow(key + "/f", count.sitting().reach());
            grow(key + "/t", count.sitting().simulated());
        }
    }

    /** Each order as its row must be. */
    Map<String, String> orders() {
        Map<String, String> orders = new HashMap<>();
        placed.forEach((id, line) -> {
            Long minor = paid.get(id);
            orders.put(Long.toString(id), line + " paid " + (minor == null ? "-" : minor));
        });
        return orders;
    }

    private void grow(String key, Sitting.@Nullable Reach reach) {
        if (reach != null) {
            sittings.merge(key, reach, InsightCount::most);
        }
    }

    private static Sitting.Reach most(Sitting.Reach one, Sitting.Reach other) {
        return new Sitting.Reach(
                Math.max(one.exposures(), other.exposures()),
                Math.max(one.entries(), other.entries()),
                Math.max(one.exits(), other.exits()),
                Math.max(one.viewers(), other.viewers()),
                Math.max(one.watchSeconds(), other.watchSeconds()),
                Math.max(one.productViewers(), other.productViewers()),
                Math.max(one.clickers(), other.clickers()));
    }
}

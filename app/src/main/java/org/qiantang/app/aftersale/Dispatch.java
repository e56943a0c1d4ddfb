package org.qiantang.app.aftersale;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qiantang.app.catalog.OrderCounter;
import org.qiantang.app.parcel.Label;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;

/** Many orders of one shop sent in one turn of its counter, each with all that waits. */
public final class Dispatch {
    private final OrderCounter turns;
    private final CareDesk desk;
    private final Ids ids;

    Dispatch(OrderCounter turns, CareDesk desk, Ids ids) {
        this.turns = turns;
        this.desk = desk;
        this.ids = ids;
    }

    /** One order and what is glued to its parcel. */
    public record Load(long orderId, Label label) {}

    /** Leaves the turn without anything that was done in it. */
    private static final class NoneSent extends RuntimeException {
        private final transient Map<Long, Problem> refused;

        NoneSent(Map<Long, Problem> refused) {
            super("refused: " + refused.size(), null, false, false);
            this.refused = refused;
        }
    }

    /**
     * Sends them, and tells which were refused and why; where all are wanted or none, one refusal keeps all of them.
     *
     * <p>An order that has left with the same label before is as good as sent: asked twice, nothing is sent twice.
     */
    public Map<Long, Problem> send(long merchantId, List<Load> loads, boolean allOrNone) {
        try {
            return turns.take(merchantId, turn -> {
                        Map<Long, Problem> refused = new LinkedHashMap<>();
                        for (Load load : loads) {
                            Label label = load.label();
                            var send = new CareRequest.Send(
                                    ids.next(), label.carrier().zh(), label.trackingNo(), null);
                            if (desk.work(turn, load.orderId(), send) instanceof CareOutcome.Refused(CareRefusal why)) {
                                refused.put(load.orderId(), why.problem());
                            }
                        }
                        if (allOrNone && !refused.isEmpty()) {
                            throw new NoneSent(refused);
                        }
                        return refused;
                    })
                    .value();
        } catch (NoneSent none) {
            return none.refused;
        }
    }
}

package org.qiantang.app.aftersale;

import java.util.List;
import org.qiantang.event.ShopEvent.AboutOrder;

/** What an order's desk answers: what happens, or why not. */
sealed interface CareOutcome {
    /** Nothing happens where it stands already. */
    record Happens(List<AboutOrder> events, List<Move> moves) implements CareOutcome {
        public Happens {
            events = List.copyOf(events);
            moves = List.copyOf(moves);
        }
    }

    record Refused(CareRefusal why) implements CareOutcome {}

    /** Pieces into the warehouse's free stock, or out of it where the number is negative. */
    record Move(long skuId, int pieces, String reason) {}
}

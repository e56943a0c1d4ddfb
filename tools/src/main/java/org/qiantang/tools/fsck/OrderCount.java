package org.qiantang.tools.fsck;

import org.jspecify.annotations.Nullable;
import org.qiantang.event.ShowEvent.PiecesHeld;

/** One order as its show's events tell it. */
final class OrderCount {
    final PiecesHeld held;
    boolean released;

    @Nullable
    String paymentNo;

    OrderCount(PiecesHeld held) {
        this.held = held;
    }

    boolean isOpen() {
        return !released && paymentNo == null;
    }
}

package org.qiantang.event;

import java.time.Instant;

/** Something that happened. It carries person ids, never names, phones, addresses or a viewer's words. */
public sealed interface Event permits ShowEvent, ShopEvent, PaymentEvent, GovernEvent, HelpdeskEvent {
    /** Stream time: never earlier than the event before it in the same stream. */
    Instant at();
}

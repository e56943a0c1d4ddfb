package org.qiantang.app.journal;

import org.qiantang.engine.journal.Courier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;

/** A courier that is handed events, not bytes. */
public abstract class EventCourier implements Courier {
    private final EventCodec codec;

    protected EventCourier(EventCodec codec) {
        this.codec = codec;
    }

    @Override
    public final void carry(Recorded place, String requestId) throws Exception {
        carry(place, Folding.decode(codec, place), requestId);
    }

    /** Does what the event asks for; what is thrown makes it try again later. */
    protected abstract void carry(Recorded place, Event event, String requestId) throws Exception;
}

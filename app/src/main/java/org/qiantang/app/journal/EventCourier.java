package org.qiantang.app.journal;

import java.util.Set;
import java.util.stream.Collectors;
import org.qiantang.engine.journal.Courier;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;

/**
 * A courier that is handed events, not bytes, of the kinds that it names.
 *
 * <p>It has to name them: each event that it would look at only to pass it over costs it a write of its place.
 */
public abstract class EventCourier implements Courier {
    private final EventCodec codec;
    private final Set<String> kinds;

    protected EventCourier(EventCodec codec, Set<Class<? extends Event>> kinds) {
        this.codec = codec;
        this.kinds = kinds.stream().map(Class::getSimpleName).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public final boolean wants(Recorded place) {
        return kinds.contains(place.type()) && wants(place, Folding.decode(codec, place));
    }

    /** Whether there is anything to do about an event of its kinds, as far as the event and memory tell; quick. */
    protected boolean wants(Recorded place, Event event) {
        return true;
    }

    @Override
    public final void carry(Recorded place, String requestId) throws Exception {
        carry(place, Folding.decode(codec, place), requestId);
    }

    /** Does what the event asks for; what is thrown makes it try again later. */
    protected abstract void carry(Recorded place, Event event, String requestId) throws Exception;
}

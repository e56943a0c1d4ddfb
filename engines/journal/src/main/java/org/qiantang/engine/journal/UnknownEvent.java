package org.qiantang.engine.journal;

/** A follower met a type or version that it cannot read; going on would be guessing, so it stops. */
public final class UnknownEvent extends RuntimeException {
    public UnknownEvent(Recorded event) {
        super("unknown event: type=" + event.type() + " version=" + event.version() + " shard=" + event.shard()
                + " position=" + event.position());
    }
}

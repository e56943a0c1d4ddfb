package org.qiantang.app.avatar;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.host.Body.Trouble;

/** Whether an engine is to be used: after a failure it rests, twice as long each time, until it is seen to do well again. */
final class Health {
    static final Duration FIRST_REST = Duration.ofSeconds(2);
    static final Duration LONGEST_REST = Duration.ofSeconds(60);

    private final InstantSource clock;
    private @Nullable Trouble trouble;
    private Instant again = Instant.MIN;
    private Duration rest = FIRST_REST;

    Health(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void failed(Trouble what) {
        trouble = what;
        again = clock.instant().plus(rest);
        rest = rest.multipliedBy(2).compareTo(LONGEST_REST) > 0 ? LONGEST_REST : rest.multipliedBy(2);
    }

    /** It answers, so that it may be handed a sentence; only one that is seen shortens its rests again. */
    synchronized void answers() {
        trouble = null;
    }

    synchronized void doesWell() {
        trouble = null;
        rest = FIRST_REST;
    }

    synchronized boolean isWell() {
        return trouble == null;
    }

    /** Whether its rest is over, and it may be asked how it does. */
    synchronized boolean mayBeAsked() {
        return trouble != null && !clock.instant().isBefore(again);
    }

    synchronized @Nullable Trouble trouble() {
        return trouble;
    }

    /** When it will be asked again; null where it does not rest. */
    synchronized @Nullable Instant again() {
        return trouble == null ? null : again;
    }
}

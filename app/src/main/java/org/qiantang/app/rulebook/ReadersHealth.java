package org.qiantang.app.rulebook;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Tells which second reader reads here, and why where it is not the one that officers put in force. Rooms work by either. */
final class ReadersHealth implements HealthIndicator {
    private final Readers readers;

    ReadersHealth(Readers readers) {
        this.readers = readers;
    }

    @Override
    public Health health() {
        Readers.Standing now = readers.standing();
        Health.Builder health = Health.up().withDetail("version", now.using());
        BroughtReader wanted = now.wanted();
        ReaderTrouble trouble = now.trouble();
        if (wanted != null && trouble != null) {
            health.withDetail("in place of", wanted.version() + ": its file is " + trouble.name());
        }
        return health.build();
    }
}

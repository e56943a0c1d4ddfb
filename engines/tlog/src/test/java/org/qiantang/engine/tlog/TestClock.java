package org.qiantang.engine.tlog;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that goes on when it is told to. */
public final class TestClock implements InstantSource {
    private Instant now = Instant.parse("2026-06-18T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration by) {
        now = now.plus(by);
    }
}

package org.qiantang.app.gateway;

import static org.assertj.core.api.Assertions.fail;

import java.util.function.BooleanSupplier;

/** Waits for what another thread is about to do. */
final class Waiting {
    private static final long PATIENCE_MILLIS = 30_000;

    private Waiting() {}

    static void until(BooleanSupplier done) {
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!done.getAsBoolean()) {
            if (System.currentTimeMillis() > until) {
                fail("it did not happen in " + PATIENCE_MILLIS + " ms");
            }
            millis(5);
        }
    }

    static void millis(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

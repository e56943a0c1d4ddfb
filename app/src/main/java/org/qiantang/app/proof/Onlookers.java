package org.qiantang.app.proof;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in the ledger of custody that officers look at evidence, behind their backs: no page waits for it. One note an hour
 * says for each of them that something was looked at, however often.
 */
public final class Onlookers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Onlookers.class);
    private static final int MOST_WAITING = 1_000;
    private static final int MOST_REMEMBERED = 10_000;
    private static final int CLOSING_SECONDS = 5;

    private final Custody custody;
    private final AccessTable accesses;
    private final InstantSource clock;
    private final Set<Look> lately = new LinkedHashSet<>();
    // Where too many wait, who looks writes the note: it must not be lost.
    private final ExecutorService worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().name("onlookers").daemon().factory(),
            new ThreadPoolExecutor.CallerRunsPolicy());

    Onlookers(Custody custody, AccessTable accesses, InstantSource clock) {
        this.custody = custody;
        this.accesses = accesses;
        this.clock = clock;
    }

    private record Look(long personId, String about, Instant hour) {}

    /** Takes note of a look; answers at once. */
    public void looked(long showId, long personId, String about, String reason) {
        var look = new Look(personId, about, clock.instant().truncatedTo(ChronoUnit.HOURS));
        if (isNew(look)) {
            worker.execute(() -> note(look, showId, reason));
        }
    }

    private synchronized boolean isNew(Look look) {
        boolean added = lately.add(look);
        if (lately.size() > MOST_REMEMBERED) {
            lately.remove(lately.iterator().next());
        }
        return added;
    }

    private synchronized void forget(Look look) {
        lately.remove(look);
    }

    private void note(Look look, long showId, String reason) {
        try {
            // Another program of the house, or this one before a restart, may have noted it.
            if (!accesses.hasRead(look.personId(), look.about(), look.hour())) {
                custody.looked(showId, look.personId(), look.about(), reason);
            }
        } catch (RuntimeException trouble) {
            forget(look);
            LOG.error("a look at evidence is not noted, with the next look again: about={}", look.about(), trouble);
        }
    }

    @Override
    public void close() {
        worker.shutdown();
        try {
            if (!worker.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.error(
                        "looks at evidence were not all noted: waiting={}",
                        worker.shutdownNow().size());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

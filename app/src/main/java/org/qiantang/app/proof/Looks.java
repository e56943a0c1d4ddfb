package org.qiantang.app.proof;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has looks at evidence written into the ledger of custody beside the pages, which do not wait for it. */
public final class Looks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);
    private static final int MOST_WAITING = 1_000;
    private static final long LISTEN_MS = 100;
    private static final long AGAIN_MS = 1_000;
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final Custody custody;
    private final InstantSource clock;
    private final BlockingQueue<Look> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    /** A look; {@code showId} is null where it was at what belongs to no room. */
    private record Look(@Nullable Long showId, long personId, String about, String reason, Instant at) {}

    Looks(Custody custody, InstantSource clock) {
        this.custody = custody;
        this.clock = clock;
        this.thread = Thread.ofVirtual().name("custody-looks").start(this::run);
    }

    /**
     * Somebody looks at evidence of a show now.
     *
     * @param about at what, such as {@code show/7 line/9}
     * @param reason why; no names
     */
    public void looked(long showId, long personId, String about, String reason) {
        note(new Look(showId, personId, about, reason, clock.instant()));
    }

    /**
     * Somebody looks now at evidence that belongs to no room, such as a film.
     *
     * @param about at what, such as {@code film/7 report/9}
     * @param reason why; no names
     */
    public void lookedAtHouse(long personId, String about, String reason) {
        note(new Look(null, personId, about, reason, clock.instant()));
    }

    private void note(Look look) {
        if (!waiting.offer(look)) {
            // A ledger that leaves something out is none, so here the page does wait.
            write(look);
        }
    }

    /** What waits is written before. */
    @Override
    public void close() {
        closing.countDown();
        try {
            if (!thread.join(GOODBYE)) {
                thread.interrupt();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (closing.getCount() > 0 || !waiting.isEmpty()) {
                Look look = waiting.poll(LISTEN_MS, TimeUnit.MILLISECONDS);
                if (look != null) {
                    writeInTheEnd(look);
                }
            }
        } catch (InterruptedException late) {
            LOG.error("looks at evidence are not in the ledger: waiting={}", waiting.size(), late);
        }
    }

    private void writeInTheEnd(Look look) throws InterruptedException {
        boolean written = false;
        while (!written) {
            try {
                write(look);
                written = true;
            } catch (RuntimeException failed) {
                LOG.warn("a look at evidence is not in the ledger yet: about={}", look.about(), failed);
                Thread.sleep(AGAIN_MS);
            }
        }
    }

    private void write(Look look) {
        Long showId = look.showId();
        if (showId == null) {
            custody.lookedAtHouse(look.personId(), look.about(), look.reason(), look.at());
        } else {
            custody.looked(showId, look.personId(), look.about(), look.reason(), look.at());
        }
    }
}

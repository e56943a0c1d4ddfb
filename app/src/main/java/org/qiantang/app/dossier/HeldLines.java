package org.qiantang.app.dossier;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.qiantang.event.Ids;
import org.qiantang.event.ShowEvent.FoundInLine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Keeps lines of chat that the guard held back, for officers alone. Whoever spoke does not wait for it: one hand writes, and
 * what it cannot follow is not kept.
 */
public final class HeldLines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HeldLines.class);
    private static final int MOST_WAITING = 500;
    private static final long CLOSING_SECONDS = 5;

    private final HeldRows rows;
    private final Ids ids;
    private final InstantSource clock;
    private final LongAdder lost = new LongAdder();
    private final ThreadPoolExecutor hand = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            Thread.ofVirtual().name("held-lines-", 0).factory());

    HeldLines(HeldRows rows, Ids ids, InstantSource clock) {
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A line that nobody heard.
     *
     * @param staff whether who typed it is of the show's staff
     * @param judgedBy the version of the guard's rules
     */
    public record Line(
            long showId, long personId, boolean staff, String text, List<FoundInLine> findings, String judgedBy) {
        public Line {
            findings = List.copyOf(findings);
        }
    }

    public void heldBack(Line line) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            hand.execute(() -> keep(line, at));
        } catch (RejectedExecutionException full) {
            lost.increment();
            LOG.debug("a line that was held back is not kept: show={}", line.showId(), full);
        }
    }

    private void keep(Line line, Instant at) {
        try {
            rows.keep(ids.next(), line, at);
            long more = lost.sumThenReset();
            if (more > 0) {
                LOG.warn("lines that were held back came faster than they could be kept: lost={}", more);
            }
        } catch (DataAccessException trouble) {
            LOG.error("a line that was held back is not kept: show={}", line.showId(), trouble);
        }
    }

    @Override
    public void close() {
        hand.shutdown();
        try {
            if (!hand.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                hand.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            hand.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

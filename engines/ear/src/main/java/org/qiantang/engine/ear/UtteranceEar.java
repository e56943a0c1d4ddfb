package org.qiantang.engine.ear;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An ear whose engine wants whole utterances: it cuts the sound, lets a scribe write, and tells the words in order. */
final class UtteranceEar implements Ear {
    private static final Logger LOG = LoggerFactory.getLogger(UtteranceEar.class);
    /** Two minutes of speech at most; what is older is no longer news. */
    private static final int MOST_WAITING = 8;

    private static final int MOST_AHEAD = 32;

    private final Scribe scribe;
    private final Counts counts = new Counts();
    private final Teller teller;
    private final Turns turns;
    private final List<Thread> writers = new ArrayList<>();
    private final AtomicInteger writing = new AtomicInteger();
    /** Utterances that wait or are being written down. */
    private final AtomicLong openNanos = new AtomicLong();

    private final ReentrantLock lock = new ReentrantLock();
    private final Utterances utterances = new Utterances();
    private boolean closed;

    /**
     * @param hands how many utterances are written down at once
     * @param threads what the writing runs on; the scribe is only ever called there
     */
    UtteranceEar(Scribe scribe, int hands, Thread.Builder threads, EarListener listener) {
        this.scribe = scribe;
        teller = new Teller(scribe.engine().name(), listener, counts);
        turns = new Turns(MOST_WAITING, MOST_AHEAD, teller::heard);
        writing.set(hands);
        for (int i = 0; i < hands; i++) {
            writers.add(threads.name(scribe.engine().name() + "-writer-" + i).start(this::work));
        }
    }

    @Override
    public void hear(Frame frame) {
        counts.took(frame.length());
        lock.lock();
        try {
            if (closed) {
                counts.dropped(frame.length());
            } else {
                utterances.take(frame).forEach(this::pass);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public EarTally tally() {
        return counts.tally();
    }

    @Override
    public Duration behind() {
        return Duration.ofNanos(openNanos.get());
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            utterances.end().ifPresent(this::pass);
        } finally {
            lock.unlock();
        }
        turns.close();
        long until = System.nanoTime() + PATIENCE.toNanos();
        awaitWriters(until);
        turns.giveUp().forEach(this::giveUp);
        writers.forEach(Thread::interrupt);
        teller.close(left(until));
    }

    private void awaitWriters(long until) {
        try {
            for (Thread writer : writers) {
                Duration left = left(until);
                if (Thread.currentThread() == writer || left.isZero() || !writer.join(left)) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }

    private void pass(Utterance utterance) {
        openNanos.addAndGet(utterance.length().toNanos());
        Utterance givesWay = turns.offer(utterance);
        if (givesWay != null) {
            giveUp(givesWay);
            teller.troubled("engine does not keep up: engine=" + scribe.engine().name());
        }
    }

    private void giveUp(Utterance utterance) {
        openNanos.addAndGet(-utterance.length().toNanos());
        drop(utterance);
    }

    private void drop(Utterance utterance) {
        counts.dropped(utterance.length());
    }

    private void work() {
        try {
            for (Turns.Turn turn = turns.take(); turn != null; turn = turns.take()) {
                List<Heard> heard = List.of();
                try {
                    heard = write(turn.utterance());
                } finally {
                    // Also where it was cut short: what was said after it waits for it.
                    turns.done(turn, heard);
                    openNanos.addAndGet(-turn.utterance().length().toNanos());
                }
            }
        } catch (InterruptedException _) {
            // Closed before all was done.
        } finally {
            if (writing.decrementAndGet() == 0) {
                scribe.close();
            }
        }
    }

    private List<Heard> write(Utterance utterance) throws InterruptedException {
        try {
            List<Written> written = scribe.write(utterance);
            // One utterance alone does not end a rush, or each would be told of as a trouble of its own.
            if (turns.waiting() <= MOST_WAITING / 2) {
                teller.well();
            }
            return written.stream()
                    .map(words -> words.heardIn(utterance, scribe.engine()))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (ScribeFailed failed) {
            teller.troubled(String.valueOf(failed.getMessage()));
        } catch (InterruptedException over) {
            drop(utterance);
            throw over;
        } catch (RuntimeException broken) {
            // The one place where a broken promise is caught: it costs its own utterance and no other.
            LOG.error("scribe broke engine={} utterance={}", scribe.engine().name(), utterance.from(), broken);
            teller.troubled("engine broke: " + broken);
        }
        counts.failed();
        drop(utterance);
        return List.of();
    }
}

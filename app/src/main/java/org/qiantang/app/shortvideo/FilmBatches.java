package org.qiantang.app.shortvideo;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Has films of many products written and made: one enters the line of films only when nobody waits there, so that who asks
 * for a single film is not kept behind a whole catalogue. The products wait in a table, and so outlive a restart.
 */
final class FilmBatches implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FilmBatches.class);
    private static final int MOST_OPEN = 5;
    private static final List<Batch.State> OPEN = List.of(Batch.State.RUNNING, Batch.State.HALTED);
    private static final long AFTER_TROUBLE_SECONDS = 5;
    private static final int MOST_TRIES = 3;

    private record Item(long batch, int place) {}

    private final BatchTable table;
    private final FilmTable films;
    private final FilmDesk desk;
    private final FilmJobs jobs;
    private final LongSupplier ids;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** How often an item has failed since the program started; only the thread below looks at it. */
    private final Map<Item, Integer> failures = new HashMap<>();

    private @Nullable Thread thread;
    private boolean asked;
    private boolean closed;

    FilmBatches(
            BatchTable table, FilmTable films, FilmDesk desk, FilmJobs jobs, LongSupplier ids, InstantSource clock) {
        this.table = table;
        this.films = films;
        this.desk = desk;
        this.jobs = jobs;
        this.ids = ids;
        this.clock = clock;
    }

    /** Lines the films of these products up; a refusal where too many of the shop's batches are open. */
    Batch begin(long merchantId, Batch.Wanted wanted, List<Long> products, boolean render, long personId) {
        requireRoom(merchantId);
        var batch = new Batch(ids.getAsLong(), merchantId, wanted, render, Batch.State.RUNNING, null, personId, now());
        table.insert(batch, products);
        wake();
        return batch;
    }

    private void requireRoom(long merchantId) {
        if (table.open(merchantId) >= MOST_OPEN) {
            throw new Problem(
                    409,
                    "batches-open",
                    "已有 " + MOST_OPEN + " 个批量没有做完，等它们做完或先取消",
                    MOST_OPEN + " batches are open; wait for them or cancel some");
        }
    }

    /** A batch of this shop; a refusal where it has no such. */
    Batch ofShop(long merchantId, long id) {
        return table.find(id).filter(batch -> batch.merchantId() == merchantId).orElseThrow(Problem::notFound);
    }

    List<Batch> ofShop(long merchantId, long before, int limit) {
        return table.ofShop(merchantId, before, limit);
    }

    Map<Long, Batch.Count> counts(List<Batch> batches) {
        return table.counts(batches.stream().map(Batch::id).toList());
    }

    List<Batch.Refused> refusals(Batch batch, int limit) {
        return table.refusals(batch.id(), limit);
    }

    /** Begins nothing more of it, and stops what of it waits to be made or is being made. What is made stays. */
    Batch cancel(Batch batch) {
        boolean open = table.turn(batch.id(), OPEN, Batch.State.CANCELLED, null);
        List<Long> atWork = table.atWork(batch.id());
        if (!open && !atWork.isEmpty()) {
            // Each product has had its turn, but not all of their films are made.
            table.turn(batch.id(), List.of(Batch.State.DONE), Batch.State.CANCELLED, null);
        }
        atWork.stream().flatMap(id -> films.find(id).stream()).forEach(desk::cancel);
        return again(batch);
    }

    /**
     * Goes on with one that was halted or cancelled; a refusal where what had stopped it still does, or where too many others of
     * the shop are open.
     */
    Batch resume(Batch batch) {
        if (batch.state() == Batch.State.CANCELLED) {
            requireRoom(batch.merchantId());
        }
        Optional<Problem> obstacle = batch.render() ? desk.obstacle() : Optional.empty();
        if (obstacle.isPresent()) {
            throw obstacle.get();
        }
        table.turn(batch.id(), List.of(Batch.State.HALTED, Batch.State.CANCELLED), Batch.State.RUNNING, null);
        wake();
        return again(batch);
    }

    private Batch again(Batch batch) {
        return table.find(batch.id()).orElseThrow(Problem::notFound);
    }

    /** Goes on where the program ended. */
    void afterRestart() {
        table.afterRestart();
        if (next().isPresent()) {
            wake();
        }
    }

    private void wake() {
        lock.lock();
        try {
            asked = true;
            if (thread == null && !closed) {
                thread = Thread.ofPlatform().name("film-batches").daemon().start(this::run);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Begins nothing more. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            serveAll();
        } finally {
            // Also after an Error: who asks next starts another thread.
            lock.lock();
            try {
                thread = null;
            } finally {
                lock.unlock();
            }
        }
    }

    private void serveAll() {
        while (rest()) {
            try {
                boolean more = true;
                while (more && !isClosed()) {
                    more = serveNext();
                }
            } catch (RuntimeException trouble) {
                // Such as a database that is away: what waits, waits in its table.
                LOG.warn("films of a batch have to wait", trouble);
                pause();
            }
        }
    }

    /** Waits until somebody asks for something; false once it is closed. */
    private boolean rest() {
        lock.lock();
        try {
            while (!closed && !asked) {
                changed.awaitUninterruptibly();
            }
            asked = false;
            return !closed;
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            asked = true;
            long left = TimeUnit.SECONDS.toNanos(AFTER_TROUBLE_SECONDS);
            while (!closed && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** The product whose turn it is; a batch that cannot be read is halted, so that it keeps no other waiting. */
    private Optional<Batch.Turn> next() {
        while (true) {
            try {
                return table.next();
            } catch (BatchTable.Unreadable why) {
                LOG.error("a batch of films is halted", why);
                table.turn(why.batchId(), List.of(Batch.State.RUNNING), Batch.State.HALTED, "unreadable");
            }
        }
    }

    /** Gives one product its turn; false where none waits, or the program ends. */
    private boolean serveNext() {
        Optional<Batch.Turn> first = next();
        if (first.isEmpty()) {
            table.end();
            return false;
        }
        if (first.get().batch().render() && !jobs.awaitRoom(1)) {
            return false;
        }
        // Much may have happened while it waited for room.
        next().ifPresent(this::serve);
        return true;
    }

    private void serve(Batch.Turn turn) {
        Batch batch = turn.batch();
        Optional<Problem> obstacle = batch.render() ? desk.obstacle() : Optional.empty();
        if (obstacle.isPresent()) {
            table.turn(
                    batch.id(),
                    List.of(Batch.State.RUNNING),
                    Batch.State.HALTED,
                    obstacle.get().code());
            return;
        }
        table.served(batch.id(), now());
        var item = new Item(batch.id(), turn.place());
        try {
            make(turn);
            failures.remove(item);
        } catch (Problem why) {
            // Others may have filled the line meanwhile: its turn comes again.
            if (!why.code().equals("queue-full")) {
                table.refused(turn, why);
                failures.remove(item);
            }
        } catch (DataAccessException | TransactionException away) {
            throw away;
        } catch (RuntimeException trouble) {
            if (failures.merge(item, 1, Integer::sum) < MOST_TRIES) {
                throw trouble;
            }
            LOG.error("no film of product {} in batch {}", turn.productId(), batch.id(), trouble);
            table.refused(turn, failed());
            failures.remove(item);
        }
        table.end();
    }

    private void make(Batch.Turn turn) {
        Film film = film(turn);
        if (turn.batch().render()) {
            desk.render(film);
            // Whoever cancelled the batch meanwhile did not find this film at work yet.
            if (again(turn.batch()).state() == Batch.State.CANCELLED) {
                desk.cancel(film);
            }
        }
        table.taken(turn);
    }

    private static Problem failed() {
        return new Problem(
                500,
                "failed",
                "试了 " + MOST_TRIES + " 次都没有做成，原因在服务器日志里",
                "it failed " + MOST_TRIES + " times; the server's log says why");
    }

    private Film film(Batch.Turn turn) {
        Batch batch = turn.batch();
        Long known = turn.filmId();
        Optional<Film> before = known == null ? Optional.empty() : films.find(known);
        return before.orElseGet(() -> {
            Film film = desk.write(
                    batch.merchantId(),
                    batch.wanted().like().of(turn.productId()),
                    batch.wanted().first(),
                    batch.by());
            table.written(turn, film.id());
            return film;
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

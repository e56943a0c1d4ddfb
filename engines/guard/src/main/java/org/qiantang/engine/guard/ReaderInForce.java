package org.qiantang.engine.guard;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.meaning.SecondReader;

/**
 * The second reader that everybody asks, the newest that was put here. It is loaded when first asked: a program in which no
 * person speaks needs neither its memory nor the time of its loading. Who is judging goes on with the reader it began with,
 * which is closed when the last of them is done; nobody waits but for that first loading.
 *
 * <p>At most two readers are in memory: the one in force, and one {@linkplain #place beside it}, which is the next, or the
 * one before that still judges, or one that is tried out.
 */
public final class ReaderInForce {
    private final Source shipped;
    private final Semaphore beside = new Semaphore(1);

    private Source source;
    private boolean asked;
    private @Nullable Held held;

    /** Where a reader comes from. */
    @FunctionalInterface
    public interface Source {
        /** A reader, to be closed by who asked; null where none can be had, and the rules stay alone. */
        @Nullable
        SecondReader load();
    }

    /** Begins with the reader that the program brings. */
    public ReaderInForce(Source shipped) {
        this.shipped = shipped;
        this.source = shipped;
    }

    public Source shipped() {
        return shipped;
    }

    /** Judged by the rules of a book, by what the reader in force makes doubts of, and by what it doubts beside them. */
    public Judgement judge(Guard book, Line line) {
        try (Lease lease = take()) {
            return lease.over(book).judge(line);
        }
    }

    /** The reader in force, which stays in memory until the lease is given back. */
    public Lease take() {
        return new Lease(taken());
    }

    private synchronized @Nullable Held taken() {
        if (!asked) {
            asked = true;
            held = held(source.load());
        }
        Held now = held;
        if (now != null) {
            now.users++;
        }
        return now;
    }

    private static @Nullable Held held(@Nullable SecondReader reader) {
        return reader == null ? null : new Held(reader);
    }

    /**
     * From now on this one. Where a reader was asked for already, the next is loaded before it takes over.
     *
     * @return false where two are in memory: then all stays as it is, and it is to be asked again later
     */
    public boolean put(Source next) {
        if (putUnasked(next)) {
            return true;
        }
        if (!beside.tryAcquire()) {
            return false;
        }
        boolean loaded = false;
        try {
            SecondReader reader = next.load();
            loaded = true;
            takeOver(next, held(reader));
            return true;
        } finally {
            if (!loaded) {
                beside.release();
            }
        }
    }

    private synchronized boolean putUnasked(Source next) {
        if (!asked) {
            source = next;
        }
        return !asked;
    }

    /** The new one takes the place of the one in force, and that the place beside it until nobody needs it any more. */
    private synchronized void takeOver(Source next, @Nullable Held now) {
        Held before = held;
        source = next;
        held = now;
        if (before == null) {
            beside.release();
            return;
        }
        before.retired = true;
        closeIfUnused(before);
    }

    private synchronized void giveBack(Held one) {
        one.users--;
        closeIfUnused(one);
    }

    private void closeIfUnused(Held one) {
        if (one.retired && one.users == 0) {
            try {
                one.reader.close();
            } finally {
                beside.release();
            }
        }
    }

    /**
     * The place for a second reader in memory, to be given back when that reader is closed.
     *
     * @param most how long to wait for it
     * @return empty where it was taken all that time
     */
    public Optional<Place> place(Duration most) throws InterruptedException {
        return beside.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)
                ? Optional.of(new Place(beside))
                : Optional.empty();
    }

    /** The right to have a second reader in memory. */
    public static final class Place implements AutoCloseable {
        private final Semaphore beside;

        private Place(Semaphore beside) {
            this.beside = beside;
        }

        @Override
        public void close() {
            beside.release();
        }
    }

    /** A reader that is not closed while somebody holds this. */
    public final class Lease implements AutoCloseable {
        private final @Nullable Held mine;

        private Lease(@Nullable Held mine) {
            this.mine = mine;
        }

        /** The rules of a book with this reader beside them; the rules alone where there is no reader. */
        public Guard over(Guard book) {
            return mine == null ? book : mine.over(book);
        }

        @Override
        public void close() {
            if (mine != null) {
                giveBack(mine);
            }
        }
    }

    /** A reader in memory, and who needs it. */
    private static final class Held {
        private final SecondReader reader;
        private int users;
        private boolean retired;
        private volatile @Nullable Pair newest;

        private Held(SecondReader reader) {
            this.reader = reader;
        }

        private record Pair(Guard rules, Guard doubting) {}

        /** The same pair for line after line, until the book is another. */
        private Guard over(Guard book) {
            Pair known = newest;
            if (known != null && known.rules() == book) {
                return known.doubting();
            }
            Guard doubting = book.doubtedBy(reader);
            newest = new Pair(book, doubting);
            return doubting;
        }
    }
}

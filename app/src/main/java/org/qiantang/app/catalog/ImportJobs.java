package org.qiantang.app.catalog;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.qiantang.app.catalog.GoodsImport.Mode;
import org.qiantang.event.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Imports as work in the background, one file at a time for all shops, so that memory stays bounded.
 *
 * <p>A file is looked through first. Told to write, it goes product by product in pieces of the desk's work, each whole or
 * not at all: what a crash leaves is whole products, and the same file goes on where it stopped, since goods are known by
 * their codes. A file of up to {@value GoodsImport#ONE_PIECE} rows of which all or none is wanted is one piece.
 */
public final class ImportJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ImportJobs.class);
    private static final int WAITING = 16;
    private static final int PIECE = 100;
    private static final int EVERY = 200;

    private final GoodsImport goods;
    private final ImportTable table;
    private final InstantSource clock;
    private final Ids ids;
    private final ExecutorService worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("goods-import").daemon().factory());

    public ImportJobs(GoodsImport goods, JdbcClient jdbc, InstantSource clock, Ids ids) {
        this.goods = goods;
        this.table = new ImportTable(jdbc);
        this.clock = clock;
        this.ids = ids;
    }

    /** The answer to who brings a file or tells one to be written. */
    public sealed interface Taking {
        record Taken(long importId) implements Taking {}

        /** The shop has one under way, or too many files wait. */
        record Busy() implements Taking {}

        /** It is not there, or not waiting to be written, or its file has been let go. */
        record NotWaiting() implements Taking {}
    }

    /** What was under way when the program ended is marked so. */
    public void start() {
        int interrupted = table.interruptAll(clock.instant());
        if (interrupted > 0) {
            LOG.warn("imports interrupted: count={}", interrupted);
        }
    }

    /** Takes a file and looks through it. */
    public Taking take(long merchantId, long personId, ImportFile file, Mode mode) {
        if (table.isOneUnderWay(merchantId)) {
            return new Taking.Busy();
        }
        long id = ids.next();
        table.insert(id, merchantId, personId, file, mode, clock.instant());
        return begin(id, () -> check(id, merchantId, file.format(), file.bytes(), mode));
    }

    /** Writes what was looked through, or goes on where a crash stopped it. */
    public Taking write(long merchantId, long id, Mode mode) {
        Optional<ImportJob> job = table.find(merchantId, id);
        Optional<byte[]> file = job.isPresent() ? table.file(id) : Optional.empty();
        if (job.isEmpty() || file.isEmpty()) {
            return new Taking.NotWaiting();
        }
        if (table.isOneUnderWay(merchantId)) {
            return new Taking.Busy();
        }
        if (!table.beginWriting(merchantId, id, mode)) {
            return new Taking.NotWaiting();
        }
        return begin(id, () -> write(id, merchantId, job.get().format(), file.get(), mode));
    }

    public Optional<ImportJob> find(long merchantId, long id) {
        return table.find(merchantId, id);
    }

    public List<ImportJob> page(long merchantId, long after, int limit) {
        return table.page(merchantId, after, limit);
    }

    /** The flaws found, from the top of the file, up to that many. */
    public List<RowError> errors(long id, int most) {
        return table.errors(id, most);
    }

    /** The file as it came, with a column of what is wrong in each row; empty where the file has been let go. */
    public Optional<byte[]> marked(ImportJob job, boolean english) {
        return table.file(job.id())
                .map(bytes ->
                        MarkedFile.of(job.format(), bytes, table.errors(job.id(), GoodsImport.MOST_ERRORS), english));
    }

    private Taking begin(long id, Runnable work) {
        try {
            worker.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException | Error trouble) {
                    // Whatever ends the work must not leave the shop waiting for it for ever.
                    LOG.warn("import stopped: import={}", id, trouble);
                    table.interrupt(id, clock.instant());
                }
            });
            return new Taking.Taken(id);
        } catch (RejectedExecutionException full) {
            table.interrupt(id, clock.instant());
            return new Taking.Busy();
        }
    }

    private void check(long id, long merchantId, GoodsFormat format, byte[] bytes, Mode mode) {
        GoodsImport.Checked checked = look(id, merchantId, format, bytes);
        end(id, ImportJob.State.CHECKED, checked, 0);
        LOG.info("import checked: import={} rows={} mode={}", id, checked.rows(), mode);
    }

    private void write(long id, long merchantId, GoodsFormat format, byte[] bytes, Mode mode) {
        GoodsImport.Checked checked = look(id, merchantId, format, bytes);
        boolean nothing = checked.sound().isEmpty()
                || (mode == Mode.ALL_OR_NOTHING && !checked.errors().isEmpty());
        if (nothing) {
            end(id, ImportJob.State.CHECKED, checked, 0);
            return;
        }
        boolean onePiece = mode == Mode.ALL_OR_NOTHING && checked.rows() <= GoodsImport.ONE_PIECE;
        int total = checked.good();
        int past = 0;
        int imported = 0;
        table.progress(id, 0, total);
        for (List<Candidate> piece : pieces(checked.sound(), onePiece ? Integer.MAX_VALUE : PIECE)) {
            imported += goods.write(merchantId, piece, onePiece ? mode : Mode.GOOD_ROWS);
            past += piece.stream().mapToInt(GoodsImport::weight).sum();
            table.progress(id, past, total);
        }
        end(id, ImportJob.State.DONE, checked, imported);
        LOG.info("import written: import={} rows={} imported={}", id, checked.rows(), imported);
    }

    private GoodsImport.Checked look(long id, long merchantId, GoodsFormat format, byte[] bytes) {
        return goods.check(merchantId, format, bytes, GoodsImport.MOST_ROWS, (done, total) -> {
            if (done % EVERY == 0 || done == total) {
                table.progress(id, done, total);
            }
        });
    }

    private void end(long id, ImportJob.State state, GoodsImport.Checked checked, int imported) {
        List<RowError> errors = checked.errors();
        table.putErrors(id, errors.subList(0, Math.min(errors.size(), GoodsImport.MOST_ERRORS)));
        table.end(id, state, checked.report(imported), clock.instant());
    }

    /** Products in pieces of so many SKUs at least, but for the last. */
    private static List<List<Candidate>> pieces(List<Candidate> all, int size) {
        var pieces = new ArrayList<List<Candidate>>();
        var piece = new ArrayList<Candidate>();
        int skus = 0;
        for (Candidate candidate : all) {
            piece.add(candidate);
            skus += candidate.rows().size();
            if (skus >= size) {
                pieces.add(List.copyOf(piece));
                piece.clear();
                skus = 0;
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(List.copyOf(piece));
        }
        return pieces;
    }

    @Override
    public void close() {
        // What is under way is marked as interrupted at the next start.
        worker.shutdownNow();
    }
}

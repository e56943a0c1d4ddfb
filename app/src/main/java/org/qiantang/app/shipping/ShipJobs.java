package org.qiantang.app.shipping;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.qiantang.app.aftersale.Dispatch;
import org.qiantang.app.parcel.Label;
import org.qiantang.app.sheet.SheetFormat;
import org.qiantang.app.web.Problem;
import org.qiantang.event.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files of parcels as work in the background, one at a time for all shops.
 *
 * <p>All rows are looked through first. Told to send all or none, it is one turn of the shop's counter; told to send what
 * is sound, it goes in pieces. A crash in between loses nothing: what was sent is known by its order, and is not sent again.
 */
final class ShipJobs implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ShipJobs.class);
    private static final int WAITING = 16;
    private static final int PIECE = 50;

    private final ShipTable table;
    private final ShipCheck check;
    private final Dispatch dispatch;
    private final InstantSource clock;
    private final Ids ids;
    private final ExecutorService worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Thread.ofPlatform().name("ship-files").daemon().factory());

    ShipJobs(ShipTable table, ShipCheck check, Dispatch dispatch, InstantSource clock, Ids ids) {
        this.table = table;
        this.check = check;
        this.dispatch = dispatch;
        this.clock = clock;
        this.ids = ids;
    }

    /** How much of a file is wanted. */
    enum Mode {
        ALL_OR_NOTHING,
        GOOD_ROWS
    }

    /** What was under way when the program ended is marked so. */
    void start() {
        int interrupted = table.interruptAll(clock.instant());
        if (interrupted > 0) {
            LOG.warn("files of parcels interrupted: count={}", interrupted);
        }
    }

    /** Takes a file and looks through it; a {@code Problem} where it cannot be taken. */
    long take(long merchantId, long personId, String name, SheetFormat format, byte[] bytes) {
        List<ShipRow> rows = ShipFile.read(format, bytes);
        mustBeFree(merchantId);
        long id = ids.next();
        table.insert(id, merchantId, personId, name, format, rows, clock.instant());
        begin(id, () -> {
            table.checked(id, check.check(merchantId, rows, past -> table.progress(id, past, rows.size())));
            table.end(id, ShipJob.State.CHECKED, clock.instant());
        });
        return id;
    }

    /** Sends what was looked through, or goes on where it was interrupted. */
    void send(ShipJob job, Mode mode) {
        mustBeFree(job.merchantId());
        List<ShipJob.Row> rows = table.rows(job.id());
        ShipJob.Counts counts = ShipJob.Counts.of(rows);
        // A file whose looking through was interrupted has sound rows that nobody has looked at.
        boolean unchecked = rows.stream().anyMatch(row -> row.isSound() && row.orderId() == null);
        if (unchecked || counts.good() == 0 || (mode == Mode.ALL_OR_NOTHING && counts.bad() > 0)) {
            throw new Problem(
                    409,
                    "not-all-good",
                    "文件里还有错误的行，请先改好或只发正确的行",
                    "some rows are wrong: mend them, or send the good rows");
        }
        if (!table.beginSending(job.merchantId(), job.id())) {
            throw new Problem(
                    409, "not-waiting", "这个文件不在等待发货，请重新上传", "this file does not wait to be sent; send it again");
        }
        begin(job.id(), () -> send(job, rows, mode));
    }

    private void send(ShipJob job, List<ShipJob.Row> rows, Mode mode) {
        List<Dispatch.Load> loads = rows.stream()
                .filter(row -> row.isSound() && !row.sent())
                .map(row -> new Dispatch.Load(
                        Objects.requireNonNull(row.orderId()),
                        Label.read(row.row().carrier(), row.row().trackingNo())))
                .toList();
        boolean allOrNone = mode == Mode.ALL_OR_NOTHING;
        boolean none = false;
        int past = 0;
        for (List<Dispatch.Load> piece : pieces(loads, allOrNone ? Math.max(1, loads.size()) : PIECE)) {
            Map<Long, Problem> refused = dispatch.send(job.merchantId(), piece, allOrNone);
            refused.forEach((order, why) -> table.refused(job.id(), order, why));
            none = allOrNone && !refused.isEmpty();
            if (!none) {
                table.sent(
                        job.id(),
                        piece.stream()
                                .map(Dispatch.Load::orderId)
                                .filter(order -> !refused.containsKey(order))
                                .toList());
            }
            past += piece.size();
            table.progress(job.id(), past, loads.size());
        }
        table.end(job.id(), none ? ShipJob.State.CHECKED : ShipJob.State.DONE, clock.instant());
        LOG.info("file of parcels sent: file={} rows={} none={}", job.id(), loads.size(), none);
    }

    private static List<List<Dispatch.Load>> pieces(List<Dispatch.Load> all, int size) {
        var pieces = new ArrayList<List<Dispatch.Load>>();
        for (int from = 0; from < all.size(); from += size) {
            pieces.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return pieces;
    }

    Optional<ShipJob> find(long merchantId, long id) {
        return table.find(merchantId, id);
    }

    List<ShipJob> page(long merchantId, long before, int most) {
        return table.page(merchantId, before, most);
    }

    List<ShipJob.Row> rows(long id) {
        return table.rows(id);
    }

    private void mustBeFree(long merchantId) {
        if (table.isOneUnderWay(merchantId)) {
            throw busy();
        }
    }

    private static Problem busy() {
        return new Problem(409, "ship-file-under-way", "已有文件正在处理，请等它完成", "a file is under way; wait until it is done");
    }

    private void begin(long id, Runnable work) {
        try {
            worker.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException | Error trouble) {
                    LOG.warn("file of parcels stopped: file={}", id, trouble);
                    table.end(id, ShipJob.State.INTERRUPTED, clock.instant());
                }
            });
        } catch (RejectedExecutionException full) {
            table.end(id, ShipJob.State.INTERRUPTED, clock.instant());
            throw busy();
        }
    }

    @Override
    public void close() {
        // What is under way is marked as interrupted at the next start.
        worker.shutdownNow();
    }
}

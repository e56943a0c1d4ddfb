package org.qiantang.app.keep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.keep.FileCheck.Fault;
import org.qiantang.app.keep.FileCheck.Faulty;
import org.qiantang.app.keep.FileCheck.Part;
import org.qiantang.app.keep.FileCheck.Piece;
import org.qiantang.app.keep.FileCheck.State;
import org.qiantang.event.Ids;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes through recordings' files in the background, one check at a time: each is to be what the journal says it was. */
final class FileChecks implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FileChecks.class);
    private static final int PIECES_AT_A_TIME = 50;
    private static final int BUFFER = 1 << 16;

    private final CheckTable checks;
    private final Pieces files;
    private final Ids ids;
    private final InstantSource clock;
    private final ExecutorService worker = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(1),
            Thread.ofPlatform().name("recording-check").daemon().factory());

    FileChecks(CheckTable checks, Pieces files, Ids ids, InstantSource clock) {
        this.checks = checks;
        this.files = files;
        this.ids = ids;
        this.clock = clock;
    }

    /** Where the file of a piece lies; empty where it is not there. */
    @FunctionalInterface
    interface Pieces {
        Optional<Path> file(long showId, int number);
    }

    /** What was under way when the program ended is marked so. */
    void start() {
        int interrupted = checks.interruptAll(clock.instant());
        if (interrupted > 0) {
            LOG.warn("checks of recordings interrupted: count={}", interrupted);
        }
    }

    /** Begins to go through so many pieces by chance, or all; empty where a check is under way. */
    Optional<FileCheck> begin(@Nullable Integer sample, long personId) {
        if (checks.isOneUnderWay()) {
            return Optional.empty();
        }
        long id = ids.next();
        checks.insert(id, sample, personId, clock.instant());
        try {
            worker.execute(() -> run(id, sample));
        } catch (RejectedExecutionException full) {
            checks.end(id, State.INTERRUPTED, clock.instant());
            return Optional.empty();
        }
        return checks.one(id);
    }

    /** Goes through them; whoever waits for it sees how far it has come. */
    void run(long id, @Nullable Integer sample) {
        try {
            boolean whole = sample == null ? all(id) : some(id, checks.byChance(id, sample));
            checks.end(id, whole ? State.DONE : State.STOPPED, clock.instant());
        } catch (IOException | RuntimeException trouble) {
            LOG.warn("a check of recordings ended early: check={}", id, trouble);
            checks.end(id, State.INTERRUPTED, clock.instant());
        }
    }

    private boolean all(long id) throws IOException {
        long show = Long.MIN_VALUE;
        int number = 0;
        while (true) {
            List<Piece> pieces = checks.after(show, number, PIECES_AT_A_TIME);
            if (pieces.isEmpty()) {
                return true;
            }
            if (!some(id, pieces)) {
                return false;
            }
            show = pieces.getLast().showId();
            number = pieces.getLast().number();
        }
    }

    /** False where somebody stopped it. */
    private boolean some(long id, List<Piece> pieces) throws IOException {
        for (int from = 0; from < pieces.size(); from += PIECES_AT_A_TIME) {
            List<Piece> part = pieces.subList(from, Math.min(pieces.size(), from + PIECES_AT_A_TIME));
            if (checks.progress(id, part(part))) {
                return false;
            }
        }
        return true;
    }

    private Part part(List<Piece> pieces) throws IOException {
        var faults = new ArrayList<Faulty>();
        long bytes = 0;
        for (Piece piece : pieces) {
            @Nullable Fault fault = fault(piece);
            if (fault == null) {
                bytes += piece.bytes();
            } else if (checks.isStillKept(piece)) {
                faults.add(new Faulty(piece.showId(), piece.number(), fault));
            }
        }
        return new Part(pieces.size(), bytes, faults);
    }

    private @Nullable Fault fault(Piece piece) throws IOException {
        Optional<Path> file = files.file(piece.showId(), piece.number());
        if (file.isEmpty()) {
            return Fault.ABSENT;
        }
        try {
            if (Files.size(file.get()) != piece.bytes()) {
                return Fault.SIZE;
            }
            return sha256(file.get()).equals(piece.sha256()) ? null : Fault.HASH;
        } catch (NoSuchFileException gone) {
            return Fault.ABSENT;
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[BUFFER];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    @Override
    public void close() {
        // What is under way is marked as interrupted at the next start.
        worker.shutdownNow();
    }
}

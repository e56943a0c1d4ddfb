package org.qiantang.app.proof;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.Log;
import org.qiantang.engine.tlog.Tree;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.note.VerifierKey;
import org.qiantang.engine.tlog.store.FileTiles;

/**
 * The log in its folder. It is opened when it is first needed, and again after its disk has failed: a log that cannot be used must
 * not keep the program from running.
 */
final class EvidenceLog implements AutoCloseable {
    private static final String HEAD = "head";

    private final Path folder;
    private final Supplier<NoteSigner> signers;
    private final LongSupplier noted;
    private @Nullable NoteSigner signer;
    private @Nullable FileTiles tiles;
    private @Nullable Log log;

    /**
     * A log in a folder.
     *
     * @param noted how many leaves it is known to have had; where there were any, none is begun anew: that would be a fork
     */
    EvidenceLog(Path folder, Supplier<NoteSigner> signers, LongSupplier noted) {
        this.folder = folder;
        this.signers = signers;
        this.noted = noted;
    }

    VerifierKey key() {
        return signer().verifier();
    }

    /** @throws RuntimeException if the log cannot be opened */
    synchronized Tree tree() {
        return log().tree();
    }

    synchronized SignedNote head() {
        return log().head();
    }

    synchronized @Nullable SignedNote published() {
        return log().published();
    }

    synchronized void publish(SignedNote checkpoint) {
        log().publish(checkpoint);
    }

    /** Adds entries, all or none; whoever does not know how it ended asks for the tree, which is then read anew. */
    synchronized long append(List<byte[]> entries) {
        try {
            return log().append(entries).first();
        } catch (RuntimeException trouble) {
            leave();
            throw trouble;
        }
    }

    /** A file as it lies in the folder. */
    synchronized Optional<byte[]> read(String path) {
        log();
        return Optional.ofNullable(files().read(path));
    }

    /** Keeps files beside the log, such as time-stamps. */
    synchronized void keep(Map<String, byte[]> files) {
        log();
        files().write(files);
    }

    Path file(String path) {
        return folder.resolve(path);
    }

    @Override
    public synchronized void close() {
        leave();
    }

    private synchronized NoteSigner signer() {
        NoteSigner known = signer;
        if (known == null) {
            known = signers.get();
            signer = known;
        }
        return known;
    }

    private FileTiles files() {
        FileTiles open = tiles;
        if (open == null) {
            open = new FileTiles(folder);
            tiles = open;
        }
        return open;
    }

    private Log log() {
        Log open = log;
        if (open == null) {
            if (files().read(HEAD) == null && noted.getAsLong() > 0) {
                throw new IllegalStateException(
                        "log: gone (expected: " + noted.getAsLong() + " leaves in " + folder + ")");
            }
            open = Log.openOrCreate(files(), signer());
            log = open;
        }
        return open;
    }

    private void leave() {
        FileTiles open = tiles;
        log = null;
        tiles = null;
        if (open != null) {
            open.close();
        }
    }
}

package org.qiantang.app.rulebook;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.qiantang.engine.guard.ReaderInForce;
import org.qiantang.engine.guard.ReaderPackage;
import org.qiantang.engine.guard.meaning.UnfitReader;

/** Lets packages of the second reader in: unpacked within bounds, tried on a few lines, and kept by their hash. */
final class ReaderGate {
    /** So long for a place in memory, which a try-out may have. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ReaderInForce inForce;
    private final ReaderFiles files;

    ReaderGate(ReaderInForce inForce, ReaderFiles files) {
        this.inForce = inForce;
        this.files = files;
    }

    /**
     * A package that is fit and lies in the folder now.
     *
     * @param card {@code reader.json} as it is written
     */
    record Arrived(String version, String sha256, long bytes, String card) {}

    /**
     * Looks at a package and keeps it.
     *
     * @return empty where two readers are in memory, so that no third can be tried
     * @throws UnfitReader with the first thing that is wrong with it
     */
    Optional<Arrived> letIn(InputStream bytes) throws IOException, UnfitReader, InterruptedException {
        ReaderFiles.Part part = files.take(bytes);
        try {
            Optional<ReaderInForce.Place> place = inForce.place(PATIENCE);
            if (place.isEmpty()) {
                return Optional.empty();
            }
            try (var _ = place.get()) {
                ReaderPackage known = files.read(part.file());
                known.load().close();
                files.keep(part);
                return Optional.of(
                        new Arrived(known.card().traits().version(), part.sha256(), part.bytes(), known.cardText()));
            }
        } finally {
            files.drop(part);
        }
    }
}

package org.qiantang.app.manual;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.catalog.Fact;
import org.qiantang.app.catalog.Product;

/** Has manuals read, one at a time, keeps what they state, and tells of which fact of a sheet which of them speaks. */
final class ManualDesk {
    private static final int WAIT_SECONDS = 20;

    private final ManualReader reader;
    private final FactFinder finder;
    private final ManualRows rows;
    private final LongSupplier ids;
    private final InstantSource clock;
    // A long picture takes a hundred megabytes while it is looked at.
    private final Semaphore turn = new Semaphore(1, true);

    ManualDesk(ManualReader reader, FactFinder finder, ManualRows rows, LongSupplier ids, InstantSource clock) {
        this.reader = reader;
        this.finder = finder;
        this.rows = rows;
        this.ids = ids;
        this.clock = clock;
    }

    /** What came of a file that was brought. */
    sealed interface Brought {
        record Kept(ManualRows.Row row) implements Brought {}

        record Refused(ManualReading why) implements Brought {}

        /** Others' files are being read. */
        record Busy() implements Brought {}
    }

    /** @param product that the manual is of; null where it is not in the catalogue yet */
    Brought bring(long merchantId, @Nullable Product product, String name, byte[] bytes, long personId)
            throws InterruptedException {
        if (!turn.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS)) {
            return new Brought.Busy();
        }
        ManualReading reading;
        try {
            reading = reader.read(bytes);
        } finally {
            turn.release();
        }
        return switch (reading) {
            case ManualReading.Read read -> {
                var row = new ManualRows.Row(
                        ids.getAsLong(),
                        product == null ? null : product.id(),
                        name,
                        read.kind(),
                        read.pages(),
                        read.scanned(),
                        finder.find(read.passages(), product == null ? null : product.legalCategory()),
                        clock.instant());
                rows.insert(merchantId, row, hash(bytes), personId);
                yield new Brought.Kept(row);
            }
            case ManualReading.Unknown why -> new Brought.Refused(why);
            case ManualReading.Broken why -> new Brought.Refused(why);
            case ManualReading.Locked why -> new Brought.Refused(why);
            case ManualReading.TooLong why -> new Brought.Refused(why);
            case ManualReading.Unseen why -> new Brought.Refused(why);
        };
    }

    Optional<ManualRows.Row> find(long merchantId, long id) {
        return rows.find(merchantId, id);
    }

    List<ManualRows.Row> of(long merchantId, long productId) {
        return rows.of(merchantId, productId);
    }

    boolean attach(long merchantId, long id, long productId) {
        return rows.attach(merchantId, id, productId);
    }

    /** Where a fact on the sheet stands, word for word, in a manual. */
    record Source(String key, ManualRows.Row manual, Proposal proposal) {}

    /** The facts of the sheet that a manual states just so, each with the newest of them. */
    List<Source> sources(Product product) {
        List<ManualRows.Row> manuals = rows.of(product.merchantId(), product.id());
        var sources = new ArrayList<Source>();
        for (Fact fact : product.facts().facts()) {
            manuals.stream()
                    .flatMap(manual -> manual.proposals().stream()
                            .filter(proposal -> states(proposal, fact))
                            .map(proposal -> new Source(fact.key(), manual, proposal)))
                    .findFirst()
                    .ifPresent(sources::add);
        }
        return sources;
    }

    private static boolean states(Proposal proposal, Fact fact) {
        String unit = fact.unit() == null ? "" : fact.unit();
        String stated = proposal.unit() == null ? "" : proposal.unit();
        return proposal.key().equals(fact.key()) && proposal.value().equals(fact.value()) && stated.equals(unit);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

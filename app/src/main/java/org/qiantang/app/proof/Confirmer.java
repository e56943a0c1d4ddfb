package org.qiantang.app.proof;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.stamp.LocalAuthority;
import org.qiantang.engine.tlog.stamp.StampAuthority;
import org.qiantang.engine.tlog.stamp.StampTrust;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shows the log's checkpoints to the world: to the witnesses, to an authority for time, and to whoever asks. What fails is tried
 * again, and never holds the log up.
 */
final class Confirmer {
    private static final Logger LOG = LoggerFactory.getLogger(Confirmer.class);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String FOLDER = "stamped/";

    private final EvidenceLog log;
    private final StampTable stamps;
    private final Witnesses witnesses;
    private final Supplier<Ours> ours;
    private final @Nullable StampAuthority independent;
    private final BooleanSupplier accesses;
    private final InstantSource clock;
    private Instant stampedAt = Instant.EPOCH;
    private Instant shownAt = Instant.EPOCH;
    private volatile @Nullable Instant grownAt;
    private volatile @Nullable Trouble stampTrouble;

    /**
     * A confirmer.
     *
     * @param ours opened while the program starts: whoever asks waits for it
     * @param independent whose time-stamps are asked for beside our own; null for nobody's
     * @param accesses brings what was done with evidence into the log, and tells whether there was anything
     */
    Confirmer(
            EvidenceLog log,
            StampTable stamps,
            Witnesses witnesses,
            Supplier<Ours> ours,
            @Nullable StampAuthority independent,
            BooleanSupplier accesses,
            InstantSource clock) {
        this.log = log;
        this.stamps = stamps;
        this.witnesses = witnesses;
        this.ours = ours;
        this.independent = independent;
        this.accesses = accesses;
        this.clock = clock;
    }

    /**
     * Our own authority, which is nobody's third party.
     *
     * @param trust whose time-stamps are believed: its own, and those of the authority that was settled
     */
    record Ours(LocalAuthority own, StampTrust trust) {
        static Ours of(LocalAuthority own, @Nullable StampTrust others) {
            return new Ours(
                    own,
                    others == null
                            ? own.trust()
                            : StampTrust.parse(others.pem() + own.trust().pem()));
        }
    }

    /** A checkpoint with its cosignatures and time-stamps. */
    record Confirmed(SignedNote checkpoint, List<byte[]> stamps) {
        Confirmed {
            stamps = List.copyOf(stamps);
        }

        long size() {
            return Checkpoint.of(checkpoint).size();
        }
    }

    /** Whose time-stamps are believed: our own, and those of the authority that was settled. */
    StampTrust trust() {
        return ours.get().trust();
    }

    /** When the last new checkpoint was shown; null before the first since the start. */
    @Nullable
    Instant grownAt() {
        return grownAt;
    }

    boolean asksAnIndependentAuthority() {
        return independent != null;
    }

    /** Why the authority that was settled has not stamped; null while it does, or none was settled. */
    @Nullable
    Trouble stampTrouble() {
        return stampTrouble;
    }

    /** Shows what is new, and once a minute has it stamped; accesses at once by ourselves, lest a fall comes between. */
    synchronized void round() {
        boolean isUrgent = bringAccesses();
        SignedNote head = log.head();
        long size = Checkpoint.of(head).size();
        if (size == 0) {
            return;
        }
        Instant now = clock.instant();
        SignedNote published = log.published();
        if (isNew(published, head) || shownAt.isBefore(now.minus(MINUTE))) {
            show(head, isNew(published, head));
        }
        if (stampedAt.isBefore(now.minus(MINUTE)) && stamps.largest(independent != null) < size) {
            stamp();
        } else if (isUrgent) {
            stampByOurselves(checkpoint(), stamps.of(size));
        }
    }

    private boolean bringAccesses() {
        try {
            return accesses.getAsBoolean();
        } catch (RuntimeException failed) {
            // The clerk's own rounds tell what is wrong with the log.
            LOG.warn("accesses are not in the log yet: cause={}", failed.toString());
            return false;
        }
    }

    private static boolean isNew(@Nullable SignedNote published, SignedNote head) {
        return published == null
                || Checkpoint.of(published).size() < Checkpoint.of(head).size();
    }

    private void show(SignedNote head, boolean isNew) {
        shownAt = clock.instant();
        log.publish(witnesses.show(head));
        grownAt = isNew ? shownAt : grownAt;
    }

    /** Has the log stamped as it stands now. */
    synchronized Confirmed confirmNow() {
        SignedNote head = log.head();
        if (isNew(log.published(), head)) {
            show(head, true);
        }
        return stamp();
    }

    private Confirmed stamp() {
        stampedAt = clock.instant();
        SignedNote checkpoint = checkpoint();
        long size = Checkpoint.of(checkpoint).size();
        List<StampTable.Stamped> had = stamps.of(size);
        StampAuthority other = independent;
        boolean isStamped = false;
        if (other != null && had.stream().allMatch(StampTable.Stamped::own)) {
            isStamped = stampBy(other, checkpoint, had.size(), false);
        }
        if (!isStamped) {
            stampByOurselves(checkpoint, had);
        }
        return confirmed(size);
    }

    private void stampByOurselves(SignedNote checkpoint, List<StampTable.Stamped> had) {
        if (had.isEmpty()) {
            stampBy(ours.get().own(), checkpoint, 0, true);
        }
    }

    private SignedNote checkpoint() {
        SignedNote published = log.published();
        if (published == null) {
            throw new IllegalStateException("checkpoint: none (expected: one that was shown)");
        }
        return published;
    }

    private boolean stampBy(StampAuthority authority, SignedNote checkpoint, int number, boolean isOwn) {
        try {
            byte[] token = authority.stamp(checkpoint.imprint());
            StampTrust.Stamp stamp = trust().judge(token, checkpoint.imprint()).stamp();
            if (stamp == null) {
                throw new IOException("time-stamp not trusted");
            }
            long size = Checkpoint.of(checkpoint).size();
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put(FOLDER + size + ".checkpoint", checkpoint.bytes());
            files.put(FOLDER + size + "-" + number + ".tst", token);
            log.keep(files);
            stamps.put(new StampTable.Stamped(size, number, stamp.at(), stamp.authority(), stamp.local()));
            if (!isOwn) {
                stampTrouble = null;
            }
            return true;
        } catch (IOException failed) {
            LOG.warn("time-stamp not had: own={} cause={}", isOwn, failed.toString());
            stampTrouble = new Trouble(clock.instant(), String.valueOf(failed.getMessage()));
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A checkpoint that was stamped before. */
    Confirmed confirmed(long size) {
        byte[] checkpoint = log.read(FOLDER + size + ".checkpoint").orElseThrow();
        var tokens = new ArrayList<byte[]>();
        for (StampTable.Stamped stamp : stamps.of(size)) {
            log.read(FOLDER + size + "-" + stamp.number() + ".tst").ifPresent(tokens::add);
        }
        return new Confirmed(SignedNote.parse(checkpoint), tokens);
    }
}

package org.qiantang.app.proof;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Journal;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.event.Streams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the log stands: how large it is, who has confirmed it, and what is not well. */
final class ProofState {
    private static final Logger LOG = LoggerFactory.getLogger(ProofState.class);
    private static final int NEWEST = 5;

    private final EvidenceLog log;
    private final Clerk clerk;
    private final Confirmer confirmer;
    private final Witnesses witnesses;
    private final Notes notes;
    private final StampTable stamps;
    private final Journal journal;
    private final VerifierJar verifier;

    ProofState(
            EvidenceLog log,
            Clerk clerk,
            Confirmer confirmer,
            Witnesses witnesses,
            Notes notes,
            StampTable stamps,
            Journal journal,
            VerifierJar verifier) {
        this.log = log;
        this.clerk = clerk;
        this.confirmer = confirmer;
        this.witnesses = witnesses;
        this.notes = notes;
        this.stamps = stamps;
        this.journal = journal;
        this.verifier = verifier;
    }

    /**
     * A time-stamp.
     *
     * @param size of the checkpoint that bears it
     * @param independent whether it is by somebody else than us
     */
    record StampView(Instant at, long size, String authority, boolean independent) {}

    /** What is not well, by where: log, stamps, or the name of a witness. */
    record TroubleView(String where, Instant at, String what) {}

    /**
     * What everybody may know.
     *
     * @param checkpointAt when the last checkpoint was shown; null where that was before the start
     */
    record About(
            String origin,
            String key,
            long size,
            String root,
            @Nullable Instant checkpointAt,
            List<StampView> stamps,
            List<WitnessView> witnesses) {}

    /** @param size of the last checkpoint that it has cosigned; 0 before the first */
    record WitnessView(String name, long size, @Nullable Instant at) {}

    /**
     * What officers see.
     *
     * @param about null where the log cannot be used now
     * @param behind entries of the journal that are not in the log yet
     * @param setBacks how often the journal was found to have been set back
     * @param independentStamps whether an authority other than our own was settled
     * @param verifier whether the verifier can be had here
     */
    record Standing(
            @Nullable About about,
            long behind,
            long setBacks,
            boolean independentStamps,
            boolean verifier,
            List<TroubleView> troubles) {}

    About about() {
        SignedNote published = log.published();
        Checkpoint checkpoint = Checkpoint.of(published == null ? log.head() : published);
        return new About(
                checkpoint.origin(),
                log.key().toString(),
                checkpoint.size(),
                checkpoint.root().base64(),
                confirmer.grownAt(),
                stamps.newest(NEWEST).stream()
                        .map(stamp -> new StampView(stamp.at(), stamp.size(), stamp.authority(), !stamp.own()))
                        .toList(),
                witnesses.standings().stream()
                        .map(one -> new WitnessView(one.name(), one.size(), one.at()))
                        .toList());
    }

    Standing standing() {
        long behind = 0;
        for (int shard : List.of(Streams.OFFICE, Streams.FLOOR)) {
            behind += Math.max(0, journal.head(shard) - notes.position(shard));
        }
        return new Standing(
                aboutOrNull(),
                behind,
                clerk.setBacks(),
                confirmer.asksAnIndependentAuthority(),
                verifier.jar().isPresent(),
                troubles());
    }

    private @Nullable About aboutOrNull() {
        try {
            return about();
        } catch (RuntimeException unusable) {
            LOG.warn("the evidence log cannot be told of: cause={}", unusable.toString());
            return null;
        }
    }

    private List<TroubleView> troubles() {
        var all = new ArrayList<TroubleView>();
        add("log", clerk.trouble(), all);
        add("stamps", confirmer.stampTrouble(), all);
        witnesses.standings().forEach(one -> add(one.name(), one.trouble(), all));
        return all;
    }

    private static void add(String where, @Nullable Trouble trouble, List<TroubleView> all) {
        if (trouble != null) {
            all.add(new TroubleView(where, trouble.at(), trouble.what()));
        }
    }
}

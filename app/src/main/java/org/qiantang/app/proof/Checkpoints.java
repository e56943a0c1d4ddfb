package org.qiantang.app.proof;

import java.util.Optional;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.SignedNote;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The front door for those who seal something to the evidence log as it is now. */
public final class Checkpoints {
    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final EvidenceLog log;

    Checkpoints(EvidenceLog log) {
        this.log = log;
    }

    /**
     * A checkpoint of the log.
     *
     * @param note with its signatures, as it is shown to everybody
     * @param size how many leaves it covers
     */
    public record Now(String note, long size) {}

    /** The newest that was shown; empty where the log cannot be used. */
    public Optional<Now> now() {
        try {
            SignedNote published = log.published();
            SignedNote note = published == null ? log.head() : published;
            return Optional.of(new Now(note.toString(), Checkpoint.of(note).size()));
        } catch (RuntimeException unusable) {
            LOG.warn("no checkpoint can be told: cause={}", unusable.toString());
            return Optional.empty();
        }
    }
}

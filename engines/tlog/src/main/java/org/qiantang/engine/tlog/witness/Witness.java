package org.qiantang.engine.tlog.witness;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.merkle.Merkle;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.Cosigner;
import org.qiantang.engine.tlog.note.NoteSignature;
import org.qiantang.engine.tlog.note.SignatureType;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.note.VerifierKey;
import org.qiantang.engine.tlog.store.TileStore;
import org.qiantang.engine.tlog.wire.Malformed;

/**
 * Signs the checkpoints of some logs, each only if the log has kept all that the witness saw of it before (C2SP tlog-witness).
 *
 * <p>Of each log it keeps the last checkpoint it signed, at {@code <SHA-256 of the origin>/checkpoint}, where those who watch may
 * read it. That is durable before the signature leaves: else a witness that fell could be shown another past.
 */
public final class Witness {
    private final Cosigner cosigner;
    private final Map<String, VerifierKey> logs;
    private final TileStore store;
    private final InstantSource clock;

    /**
     * Watches some logs.
     *
     * @param logs the keys of the logs that it watches; a key's name is the log's origin
     * @param store the witness's own, in which nobody else writes
     */
    public Witness(Cosigner cosigner, List<VerifierKey> logs, TileStore store, InstantSource clock) {
        this.cosigner = cosigner;
        this.logs = byOrigin(logs);
        this.store = store;
        this.clock = clock;
    }

    public VerifierKey verifier() {
        return cosigner.verifier();
    }

    /** Answers the body of an add-checkpoint request. */
    public Reply addCheckpoint(String body) {
        AddCheckpoint request;
        Checkpoint next;
        try {
            request = AddCheckpoint.parse(body);
            next = Checkpoint.of(request.checkpoint());
        } catch (Malformed broken) {
            return refused(Reply.Kind.MALFORMED, String.valueOf(broken.getMessage()));
        }
        return answer(request, next);
    }

    /**
     * The last checkpoint of a log that was signed, with both signatures; null where there is none.
     *
     * @throws IllegalStateException if what is kept cannot be read: it must be looked at by a person
     */
    public @Nullable SignedNote last(String origin) {
        byte @Nullable [] kept = store.read(path(origin));
        if (kept == null) {
            return null;
        }
        try {
            SignedNote last = SignedNote.parse(kept);
            if (!Checkpoint.of(last).origin().equals(origin)) {
                throw new IllegalStateException("kept checkpoint: " + last.text() + " (expected: of " + origin + ")");
            }
            return last;
        } catch (Malformed broken) {
            throw new IllegalStateException(
                    "kept checkpoint: cannot be read (expected: one of " + origin + ")", broken);
        }
    }

    /** Comparing and keeping are one step: two requests at once must not roll each other back. */
    private synchronized Reply answer(AddCheckpoint request, Checkpoint next) {
        VerifierKey log = logs.get(next.origin());
        if (log == null) {
            return refused(Reply.Kind.UNKNOWN_LOG, "origin not watched here");
        }
        SignedNote.Signers signers = request.checkpoint().signersAmong(List.of(log));
        if (signers.valid().isEmpty() || !signers.broken().isEmpty()) {
            return refused(Reply.Kind.NOT_SIGNED, "not signed by the log: key=" + log);
        }
        if (request.oldSize() > next.size()) {
            return refused(Reply.Kind.MALFORMED, "old size above the checkpoint's: " + request.oldSize());
        }
        SignedNote seen = last(next.origin());
        Checkpoint last = seen == null ? new Checkpoint(next.origin(), 0, Merkle.EMPTY) : Checkpoint.of(seen);
        if (request.oldSize() != last.size()) {
            return refused(Reply.Kind.OTHER_SIZE, Long.toString(last.size()));
        }
        // Only the empty tree is without leaves, and every tree grows out of it.
        Hash oldRoot = last.size() == 0 ? Merkle.EMPTY : last.root();
        if (next.size() == last.size() && !next.root().equals(oldRoot)) {
            return refused(Reply.Kind.OTHER_ROOT, "another tree was signed: size=" + last.size());
        }
        if (!Merkle.extendsTree(oldRoot, last.size(), next.root(), next.size(), request.proof())) {
            return refused(Reply.Kind.INCONSISTENT, "does not grow out of what was signed: size=" + last.size());
        }
        return cosign(request.checkpoint(), log);
    }

    private Reply cosign(SignedNote checkpoint, VerifierKey log) {
        NoteSignature cosignature = cosigner.sign(checkpoint.text(), clock.instant());
        var kept = new ArrayList<NoteSignature>();
        for (NoteSignature signature : checkpoint.signatures()) {
            var alone = new SignedNote(checkpoint.text(), List.of(signature));
            if (!alone.signersAmong(List.of(log)).valid().isEmpty()) {
                kept.add(signature);
            }
        }
        kept.add(cosignature);
        store.write(Map.of(path(Checkpoint.of(checkpoint).origin()), new SignedNote(checkpoint.text(), kept).bytes()));
        return new Reply(Reply.Kind.COSIGNED, cosignature.line());
    }

    private static Reply refused(Reply.Kind kind, String why) {
        return new Reply(kind, why + "\n");
    }

    private static String path(String origin) {
        return Hash.sha256(origin.getBytes(UTF_8)).hex() + "/checkpoint";
    }

    private static Map<String, VerifierKey> byOrigin(List<VerifierKey> logs) {
        var byOrigin = new HashMap<String, VerifierKey>();
        for (VerifierKey log : logs) {
            if (log.type() != SignatureType.ED25519 || byOrigin.put(log.name(), log) != null) {
                throw new IllegalArgumentException("log: " + log + " (expected: an Ed25519 key, one for each origin)");
            }
        }
        return Map.copyOf(byOrigin);
    }
}

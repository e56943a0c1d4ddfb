package org.qiantang.engine.tlog.witness;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.NoteSignature;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.note.VerifierKey;
import org.qiantang.engine.tlog.wire.Decimal;
import org.qiantang.engine.tlog.wire.Lines;
import org.qiantang.engine.tlog.wire.Malformed;

/**
 * A log's way to one witness: shows it a checkpoint, proves what has grown since the last visit, and looks at what it answers.
 * How the words travel is the caller's business.
 */
public final class Visit {
    private final VerifierKey witness;
    private final Door door;
    private final Proofs proofs;
    private long seen;

    /** The witness, near or far: the body of an add-checkpoint request in, the answer out. */
    @FunctionalInterface
    public interface Door {
        Reply addCheckpoint(String body);
    }

    /** The log's proofs: that the tree at one size begins with the whole of the tree at an earlier one. */
    @FunctionalInterface
    public interface Proofs {
        List<Hash> consistency(long earlier, long at);
    }

    /** A way to the witness whose cosignatures are checked by this key. */
    public Visit(VerifierKey witness, Door door, Proofs proofs) {
        this.witness = witness;
        this.door = door;
        this.proofs = proofs;
    }

    /**
     * What came of a visit.
     *
     * @param cosignatures a good one by this witness; empty where it refused
     * @param refusal its answer where it refused, or where that is not in form or not signed with its key
     */
    public record Outcome(
            List<NoteSignature> cosignatures, @Nullable Reply refusal) {
        public Outcome {
            cosignatures = List.copyOf(cosignatures);
        }
    }

    /**
     * Asks for a cosignature. A witness that remembers another size than we thought is asked once more, from there. Whatever it
     * answers, it does not keep the log from showing its checkpoint to the others.
     */
    public Outcome show(SignedNote checkpoint) {
        long size = Checkpoint.of(checkpoint).size();
        Reply reply = ask(checkpoint, Math.min(seen, size), size);
        if (reply.kind() == Reply.Kind.OTHER_SIZE) {
            Long known = sizeIn(reply);
            if (known == null || known > size) {
                return new Outcome(List.of(), reply);
            }
            reply = ask(checkpoint, known, size);
        }
        NoteSignature good = reply.kind() == Reply.Kind.COSIGNED ? goodOne(checkpoint, reply.text()) : null;
        if (good == null) {
            return new Outcome(List.of(), reply);
        }
        seen = size;
        return new Outcome(List.of(good), null);
    }

    private Reply ask(SignedNote checkpoint, long from, long size) {
        return door.addCheckpoint(new AddCheckpoint(from, proofs.consistency(from, size), checkpoint).toString());
    }

    private static @Nullable Long sizeIn(Reply reply) {
        try {
            return Decimal.read("size", new Lines("size known to the witness", reply.text()).take());
        } catch (Malformed notInForm) {
            return null;
        }
    }

    /** The first that is its own. One is enough, and a note has no room for as many as somebody might send. */
    private @Nullable NoteSignature goodOne(SignedNote checkpoint, String answer) {
        try {
            var lines = new Lines("cosignatures", answer);
            for (int i = 0; i < SignedNote.MOST_SIGNATURES && !lines.isAtEnd(); i++) {
                NoteSignature signature = NoteSignature.parse(lines.take());
                var alone = new SignedNote(checkpoint.text(), List.of(signature));
                if (alone.signersAmong(List.of(witness)).valid().contains(witness)) {
                    return signature;
                }
            }
            return null;
        } catch (Malformed notInForm) {
            return null;
        }
    }
}

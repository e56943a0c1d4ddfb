package org.qiantang.engine.tlog.witness;

import java.util.ArrayList;
import java.util.List;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.wire.Decimal;
import org.qiantang.engine.tlog.wire.Lines;
import org.qiantang.engine.tlog.wire.Malformed;

/**
 * What a log asks of a witness: to sign a checkpoint that grew out of the last one the witness has seen.
 *
 * @param oldSize the size of that last one, 0 where there is none
 * @param proof that the new tree begins with the old one; empty where the old one is empty or as large
 */
public record AddCheckpoint(long oldSize, List<Hash> proof, SignedNote checkpoint) {
    private static final int MOST_HASHES = 63;

    public AddCheckpoint {
        proof = List.copyOf(proof);
        if (oldSize < 0) {
            throw new Malformed("old size", Long.toString(oldSize), "0 or more");
        }
        if (proof.size() > MOST_HASHES) {
            throw new Malformed("proof", proof.size() + " hashes", MOST_HASHES + " at most");
        }
    }

    /**
     * Reads the body of an add-checkpoint request.
     *
     * @throws Malformed if it is not the body of an add-checkpoint request
     */
    public static AddCheckpoint parse(String body) {
        var lines = new Lines("add-checkpoint", body);
        long oldSize = Decimal.read("old size", lines.takeAfter("old"));
        var proof = new ArrayList<Hash>();
        while (!lines.peek().isEmpty()) {
            proof.add(Hash.fromBase64(lines.take()));
        }
        lines.take();
        return new AddCheckpoint(oldSize, proof, SignedNote.parse(lines.rest()));
    }

    /** The body of the request. */
    @Override
    public String toString() {
        var body = new StringBuilder("old ").append(oldSize).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        return body.append('\n').append(checkpoint).toString();
    }
}

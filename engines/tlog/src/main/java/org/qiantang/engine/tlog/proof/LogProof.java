package org.qiantang.engine.tlog.proof;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.merkle.Merkle;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.wire.Base64Text;
import org.qiantang.engine.tlog.wire.Decimal;
import org.qiantang.engine.tlog.wire.Lines;
import org.qiantang.engine.tlog.wire.Malformed;
import org.qiantang.engine.tlog.witness.Policy;

/**
 * That an entry stands in a log, to be checked without the log and without a network (C2SP tlog-proof).
 *
 * @param extra bytes that nothing vouches for; null where there are none
 * @param index where the entry stands, from 0
 * @param path the hashes beside its way up to the root, its sibling first
 * @param checkpoint with the signatures of the log and of witnesses
 */
public record LogProof(byte @Nullable [] extra, long index, List<Hash> path, SignedNote checkpoint) {
    private static final String FIRST_LINE = "c2sp.org/tlog-proof@v1";

    /** A tree of 2^63 leaves has no longer ways. */
    private static final int MOST_HASHES = 63;

    public LogProof {
        path = List.copyOf(path);
        if (index < 0) {
            throw new Malformed("index", Long.toString(index), "0 or more");
        }
        if (path.size() > MOST_HASHES) {
            throw new Malformed("path", path.size() + " hashes", MOST_HASHES + " at most");
        }
    }

    public LogProof(long index, List<Hash> path, SignedNote checkpoint) {
        this(null, index, path, checkpoint);
    }

    /**
     * Reads a proof file.
     *
     * @throws Malformed if it is not a proof file
     */
    public static LogProof parse(String text) {
        var lines = new Lines("proof", text);
        String first = lines.take();
        if (!first.equals(FIRST_LINE)) {
            throw new Malformed("first line", first, FIRST_LINE);
        }
        byte[] extra = null;
        if (lines.peek().startsWith("extra ")) {
            extra = Base64Text.read("extra", lines.takeAfter("extra"));
        }
        long index = Decimal.read("index", lines.takeAfter("index"));
        var path = new ArrayList<Hash>();
        while (!lines.peek().isEmpty()) {
            path.add(Hash.fromBase64(lines.take()));
        }
        lines.take();
        return new LogProof(extra, index, path, SignedNote.parse(lines.rest()));
    }

    /** What checking a proof comes to. */
    public enum Verdict {
        HOLDS,
        /** The origin is none of the policy's, or its log has not signed. */
        NOT_BY_THE_LOG,
        /** A signature stands in a known name that is not by its key. */
        FALSE_SIGNATURE,
        TOO_FEW_WITNESSES,
        /** The path does not lead from this entry to the root. */
        NOT_IN_THE_TREE
    }

    /** Whether this is the proof of these bytes, for somebody who trusts this policy. */
    public Verdict verify(byte[] entry, Policy policy) {
        Policy.Standing standing = policy.judge(checkpoint);
        if (!standing.broken().isEmpty()) {
            return Verdict.FALSE_SIGNATURE;
        }
        if (!standing.logSigned()) {
            return Verdict.NOT_BY_THE_LOG;
        }
        if (!standing.quorumMet()) {
            return Verdict.TOO_FEW_WITNESSES;
        }
        Checkpoint tree = Checkpoint.of(checkpoint);
        return Merkle.includes(tree.root(), tree.size(), index, Merkle.leaf(entry), path)
                ? Verdict.HOLDS
                : Verdict.NOT_IN_THE_TREE;
    }

    /** The proof file. */
    @Override
    public String toString() {
        var text = new StringBuilder(FIRST_LINE).append('\n');
        if (extra != null) {
            text.append("extra ").append(Base64Text.of(extra)).append('\n');
        }
        text.append("index ").append(index).append('\n');
        path.forEach(hash -> text.append(hash.base64()).append('\n'));
        return text.append('\n').append(checkpoint).toString();
    }
}

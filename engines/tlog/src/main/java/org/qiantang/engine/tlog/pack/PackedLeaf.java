package org.qiantang.engine.tlog.pack;

import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.proof.LogProof;
import org.qiantang.engine.tlog.wire.Malformed;
import org.qiantang.engine.tlog.wire.Utf8;

/**
 * A leaf in a pack, with the proof beside it.
 *
 * @param path where it stands
 * @param proofPath where its proof stands
 */
record PackedLeaf(String path, String proofPath, long index, Leaf leaf, LogProof proof) {
    /** @throws Malformed if it is no proof file, or carries bytes that nothing vouches for */
    static LogProof proof(byte[] bytes) {
        LogProof proof = LogProof.parse(Utf8.read("proof", bytes));
        if (proof.extra() != null) {
            throw new Malformed("extra", "some", "none in a pack");
        }
        return proof;
    }
}

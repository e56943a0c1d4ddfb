package org.qiantang.engine.tlog.pack;

import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.proof.LogProof;
import org.qiantang.engine.tlog.wire.Utf8;

/**
 * A leaf in a pack, with the proof beside it.
 *
 * @param path where it stands
 * @param proofPath where its proof stands
 */
record PackedLeaf(String path, String proofPath, long index, Leaf leaf, LogProof proof) {
    static LogProof proof(byte[] bytes) {
        return LogProof.parse(Utf8.read("proof", bytes));
    }
}

package org.qiantang.engine.tlog;

import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.merkle.Merkle;

/** Up to 256 hashes side by side: the leaves of a small tree of eight levels. */
final class Tile {
    private final byte[] hashes;

    /** @param hashes at least as many bytes as the hashes that will be asked for */
    Tile(byte[] hashes) {
        this.hashes = hashes;
    }

    /** The node over {@code count} hashes from {@code from} on; count is a power of two, and from a multiple of it. */
    Hash over(int from, int count) {
        if (count == 1) {
            return Hash.at(hashes, from * Hash.BYTES);
        }
        int half = count / 2;
        return Merkle.node(over(from, half), over(from + half, half));
    }
}

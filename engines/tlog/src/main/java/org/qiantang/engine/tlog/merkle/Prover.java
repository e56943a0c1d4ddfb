package org.qiantang.engine.tlog.merkle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Makes the proofs of RFC 6962 for a tree of one size, from the hashes of its full subtrees.
 *
 * <p>Both proofs go down from the root, keep what lies beside the way, and are told from below.
 */
public final class Prover {
    private final Subtrees subtrees;
    private final long size;

    public Prover(Subtrees subtrees, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("size: " + size + " (expected: 0 or more)");
        }
        this.subtrees = subtrees;
        this.size = size;
    }

    public Hash root() {
        return size == 0 ? Merkle.EMPTY : over(0, size);
    }

    /** PATH(index, D[size]) of section 2.1.1. */
    public List<Hash> inclusion(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index: " + index + " (expected: 0 or more, below " + size + ")");
        }
        var path = new ArrayList<Hash>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + leftPart(to - from);
            if (index < middle) {
                path.add(over(middle, to));
                to = middle;
            } else {
                path.add(over(from, middle));
                from = middle;
            }
        }
        Collections.reverse(path);
        return List.copyOf(path);
    }

    /** PROOF(older, D[size]) of section 2.1.2; empty where the older tree is empty or as large as this one. */
    public List<Hash> consistency(long older) {
        if (older < 0 || older > size) {
            throw new IllegalArgumentException("older: " + older + " (expected: 0 to " + size + ")");
        }
        if (older == 0 || older == size) {
            return List.of();
        }
        var path = new ArrayList<Hash>();
        long from = 0;
        long to = size;
        while (older != to) {
            long middle = from + leftPart(to - from);
            if (older <= middle) {
                path.add(over(middle, to));
                to = middle;
            } else {
                path.add(over(from, middle));
                from = middle;
            }
        }
        if (from > 0) {
            path.add(over(from, to));
        }
        Collections.reverse(path);
        return List.copyOf(path);
    }

    /** MTH(D[from:to]), where from is as even as the way down from a root makes it. */
    private Hash over(long from, long to) {
        long leaves = to - from;
        if (Long.bitCount(leaves) == 1) {
            int height = Long.numberOfTrailingZeros(leaves);
            return subtrees.at(height, from >> height);
        }
        long middle = from + leftPart(leaves);
        return Merkle.node(over(from, middle), over(middle, to));
    }

    /** The largest power of two below a number of leaves. */
    private static long leftPart(long leaves) {
        return Long.highestOneBit(leaves - 1);
    }
}

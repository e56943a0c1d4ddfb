package org.qiantang.engine.tlog.merkle;

/** The hashes of a tree's full subtrees, wherever they are kept. */
@FunctionalInterface
public interface Subtrees {
    /** The hash over the leaves from {@code index * 2^height} up to, not with, {@code (index + 1) * 2^height}. */
    Hash at(int height, long index);
}

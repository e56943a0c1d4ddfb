package org.qiantang.engine.tlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.merkle.Merkle;
import org.qiantang.engine.tlog.merkle.Prover;
import org.qiantang.engine.tlog.store.TileStore;

/**
 * A log as it stood at one size: its entries, its roots and its proofs, read from its tiles. What the log adds later does not
 * change it. As safe among threads as its store.
 */
public final class Tree {
    private final TileStore store;
    private final long size;

    /** The tree at a size that the log has signed. */
    public Tree(TileStore store, long size) {
        this.store = store;
        this.size = size;
    }

    public long size() {
        return size;
    }

    /** The root at this size, or at an earlier one. */
    public Hash root(long at) {
        return prover(at).root();
    }

    /**
     * The proof that an entry stands at its index, for the root at this size or an earlier one. It has been tried.
     *
     * @throws DamagedLog if the tiles do not bear it out
     */
    public List<Hash> inclusion(long index, long at) {
        return inclusion(index, at, entry(index));
    }

    /** The same proof for who has the bytes of the entry already: to read them is to read a whole bundle. */
    public List<Hash> inclusion(long index, long at, byte[] entry) {
        Prover prover = prover(at);
        List<Hash> proof = prover.inclusion(index);
        if (!Merkle.includes(prover.root(), at, index, Merkle.leaf(entry), proof)) {
            throw new DamagedLog("entry " + index + " is not under the root at " + at);
        }
        return proof;
    }

    /** The proof that the tree at one size begins with the whole of the tree at an earlier one. */
    public List<Hash> consistency(long earlier, long at) {
        return prover(at).consistency(earlier);
    }

    /** The bytes of an entry, from 0 on. */
    public byte[] entry(long index) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("index: " + index + " (expected: 0 or more, below " + size + ")");
        }
        return new TileReader(store, size).entry(index);
    }

    /**
     * The bytes of the entries from one index up to, not with, another. Each bundle of 256 is read once.
     *
     * @param to at most the size
     */
    public List<byte[]> entries(long from, long to) {
        if (from < 0 || from > to || to > size) {
            throw new IllegalArgumentException(
                    "range: " + from + " to " + to + " (expected: 0 to " + size + ", the end not before the start)");
        }
        var entries = new ArrayList<byte[]>();
        for (long at = from; at < to; ) {
            long bundle = at / TilePath.WIDTH;
            long first = bundle * TilePath.WIDTH;
            long end = Math.min(to, first + TilePath.WIDTH);
            List<byte[]> all = new TileReader(store, size).entries(bundle);
            entries.addAll(all.subList((int) (at - first), (int) (end - first)));
            at = end;
        }
        return entries;
    }

    /**
     * Builds the tree anew from its entries, and compares each tile with the one that is kept.
     *
     * @return the root over all entries, to be compared with a checkpoint's
     * @throws DamagedLog at the first tile that does not fit
     */
    public Hash audit() {
        var built = RightEdge.load(store, 0);
        for (long number = 0; number * TilePath.WIDTH < size; number++) {
            for (byte[] entry : new TileReader(store, size).entries(number)) {
                built.add(entry, this::compare);
            }
        }
        built.partials(this::compare);
        return built.root();
    }

    private void compare(String full, int width, byte[] bytes) {
        byte[] kept = new TileReader(store, size).read(full, width);
        if (!Arrays.equals(bytes, Arrays.copyOf(kept, bytes.length))) {
            throw new DamagedLog(TilePath.ofWidth(full, width) + " is not what its entries make");
        }
    }

    private Prover prover(long at) {
        if (at < 0 || at > size) {
            throw new IllegalArgumentException("at: " + at + " (expected: 0 to " + size + ")");
        }
        return new Prover(new TileReader(store, size), at);
    }
}

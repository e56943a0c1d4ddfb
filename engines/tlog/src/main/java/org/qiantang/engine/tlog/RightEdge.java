package org.qiantang.engine.tlog;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.merkle.Merkle;
import org.qiantang.engine.tlog.merkle.Prover;
import org.qiantang.engine.tlog.store.TileStore;

/** Where a tree grows: of each level the tile that is not full yet, and the bundle that is not. All else never changes again. */
final class RightEdge {
    private final List<Level> levels = new ArrayList<>();
    private final ByteArrayOutputStream bundle = new ByteArrayOutputStream();
    private long size;

    /** Takes tiles and bundles, by the path that they have when full. */
    @FunctionalInterface
    interface Sink {
        void put(String full, int width, byte[] bytes);
    }

    private static final class Level {
        private final byte[] hashes = new byte[TilePath.WIDTH * Hash.BYTES];
        private long count;
        private boolean grown;

        private int width() {
            return (int) (count % TilePath.WIDTH);
        }
    }

    /** The edge of a log as its tiles tell it. */
    static RightEdge load(TileStore store, long size) {
        var reader = new TileReader(store, size);
        var edge = new RightEdge();
        edge.size = size;
        for (int height = 0; TileReader.hashesAt(height, size) > 0; height++) {
            var level = new Level();
            level.count = TileReader.hashesAt(height, size);
            if (level.width() > 0) {
                byte[] tile = reader.tile(height, level.count / TilePath.WIDTH);
                System.arraycopy(tile, 0, level.hashes, 0, tile.length);
            }
            edge.levels.add(level);
        }
        if (size % TilePath.WIDTH > 0) {
            reader.entries(size / TilePath.WIDTH).forEach(edge::bundle);
        }
        return edge;
    }

    /** The same edge once more, which may grow while this one stays; as yet it has not grown. */
    RightEdge copy() {
        var copy = new RightEdge();
        copy.size = size;
        copy.bundle.writeBytes(bundle.toByteArray());
        for (Level level : levels) {
            var same = new Level();
            same.count = level.count;
            System.arraycopy(level.hashes, 0, same.hashes, 0, level.width() * Hash.BYTES);
            copy.levels.add(same);
        }
        return copy;
    }

    long size() {
        return size;
    }

    Hash root() {
        // A tree's root hangs on the full subtrees that end at its edge, and those lie in the tiles held here.
        return new Prover(
                        (height, index) -> {
                            int above = height % TilePath.HEIGHT;
                            int from = (int) ((index << above) % TilePath.WIDTH);
                            byte[] hashes = levels.get(height / TilePath.HEIGHT).hashes;
                            return new Tile(hashes).over(from, 1 << above);
                        },
                        size)
                .root();
    }

    /** Adds an entry of at most 65,535 bytes, and hands over what has become full by it. */
    void add(byte[] entry, Sink full) {
        bundle(entry);
        size++;
        if (size % TilePath.WIDTH == 0) {
            full.put(TilePath.bundle(size / TilePath.WIDTH - 1), TilePath.WIDTH, bundle.toByteArray());
            bundle.reset();
        }
        push(0, Merkle.leaf(entry), full);
    }

    /** Behind its length, two bytes. */
    private void bundle(byte[] entry) {
        bundle.write(entry.length >>> 8);
        bundle.write(entry.length);
        bundle.writeBytes(entry);
    }

    private void push(int height, Hash hash, Sink full) {
        if (height == levels.size()) {
            levels.add(new Level());
        }
        Level level = levels.get(height);
        System.arraycopy(hash.bytes(), 0, level.hashes, level.width() * Hash.BYTES, Hash.BYTES);
        level.count++;
        level.grown = true;
        if (level.width() == 0) {
            full.put(TilePath.tile(height, level.count / TilePath.WIDTH - 1), TilePath.WIDTH, level.hashes.clone());
            push(height + 1, new Tile(level.hashes).over(0, TilePath.WIDTH), full);
        }
    }

    /** Hands over what has grown and is not full. */
    void partials(Sink partial) {
        if (size % TilePath.WIDTH > 0 && levels.get(0).grown) {
            partial.put(TilePath.bundle(size / TilePath.WIDTH), levels.get(0).width(), bundle.toByteArray());
        }
        for (int height = 0; height < levels.size(); height++) {
            Level level = levels.get(height);
            if (level.grown && level.width() > 0) {
                byte[] hashes = Arrays.copyOf(level.hashes, level.width() * Hash.BYTES);
                partial.put(TilePath.tile(height, level.count / TilePath.WIDTH), level.width(), hashes);
            }
        }
    }
}

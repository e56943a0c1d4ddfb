package org.qiantang.engine.tlog;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.merkle.Subtrees;
import org.qiantang.engine.tlog.store.TileStore;

/**
 * The tiles of a log as they are for one size. Remembers those it has read: make a new one for each question.
 *
 * <p>Only the tiles that this size asks for are looked at. A crash may leave wider ones behind that nobody has signed.
 */
final class TileReader implements Subtrees {
    private final TileStore store;
    private final long size;
    private final Map<String, Tile> seen = new HashMap<>();

    TileReader(TileStore store, long size) {
        this.store = store;
        this.size = size;
    }

    @Override
    public Hash at(int height, long index) {
        int level = height / TilePath.HEIGHT;
        int above = height % TilePath.HEIGHT;
        long first = index << above;
        long number = first / TilePath.WIDTH;
        Tile tile = seen.computeIfAbsent(TilePath.tile(level, number), path -> new Tile(tile(level, number)));
        return tile.over((int) (first % TilePath.WIDTH), 1 << above);
    }

    /** The hashes of a tile, as many as it has at this size. */
    byte[] tile(int level, long number) {
        int width = width(hashesAt(level, size), number);
        byte[] bytes = read(TilePath.tile(level, number), width);
        int wanted = width * Hash.BYTES;
        if (bytes.length < wanted) {
            throw new DamagedLog(TilePath.tile(level, number) + " has " + bytes.length + " bytes of " + wanted);
        }
        return Arrays.copyOf(bytes, wanted);
    }

    /** The entries of a bundle, as many as it has at this size. */
    List<byte[]> entries(long number) {
        int width = width(size, number);
        ByteBuffer bundle = ByteBuffer.wrap(read(TilePath.bundle(number), width));
        var entries = new ArrayList<byte[]>(width);
        try {
            for (int i = 0; i < width; i++) {
                var entry = new byte[Short.toUnsignedInt(bundle.getShort())];
                bundle.get(entry);
                entries.add(entry);
            }
        } catch (BufferUnderflowException tooShort) {
            throw new DamagedLog(TilePath.bundle(number) + " ends before its entry " + entries.size(), tooShort);
        }
        return entries;
    }

    byte[] entry(long index) {
        return entries(index / TilePath.WIDTH).get((int) (index % TilePath.WIDTH));
    }

    /** What is kept of a tile or bundle: at least the part that it was at a width. */
    byte[] read(String full, int width) {
        byte @Nullable [] bytes = store.read(TilePath.ofWidth(full, width));
        if (bytes == null) {
            // It has grown full since, and what it was before has been dropped.
            bytes = store.read(full);
        }
        if (bytes == null) {
            throw new DamagedLog("nothing at " + TilePath.ofWidth(full, width));
        }
        return bytes;
    }

    static long hashesAt(int level, long size) {
        return size >>> (level * TilePath.HEIGHT);
    }

    private static int width(long all, long number) {
        return (int) Math.min(TilePath.WIDTH, all - number * TilePath.WIDTH);
    }
}

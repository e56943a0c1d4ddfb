package org.qiantang.engine.tlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.store.MemoryTiles;
import org.qiantang.engine.tlog.store.TileStore;

/** A store whose disk fails at a step of one's choice. Files of one write arrive in any order, so any part of them may be there. */
final class FaultyTiles implements TileStore {
    private final MemoryTiles disk = new MemoryTiles();
    private final Random random;
    private int stepsLeft = Integer.MAX_VALUE;
    private boolean dropsFail;

    FaultyTiles(long seed) {
        this.random = new Random(seed);
    }

    void failAfter(int steps) {
        stepsLeft = steps;
    }

    void failDrops() {
        dropsFail = true;
    }

    void mend() {
        stepsLeft = Integer.MAX_VALUE;
        dropsFail = false;
    }

    @Override
    public byte @Nullable [] read(String path) {
        return disk.read(path);
    }

    @Override
    public void write(Map<String, byte[]> files) {
        List<Map.Entry<String, byte[]>> shuffled = new ArrayList<>(files.entrySet());
        Collections.shuffle(shuffled, random);
        for (Map.Entry<String, byte[]> file : shuffled) {
            step();
            disk.write(Map.of(file.getKey(), file.getValue()));
        }
        // All may be there, and yet the answer be lost.
        step();
    }

    @Override
    public void drop(String folder) {
        if (dropsFail) {
            throw new UncheckedIOException(new IOException("disk failed"));
        }
        step();
        disk.drop(folder);
    }

    private void step() {
        if (stepsLeft-- <= 0) {
            throw new UncheckedIOException(new IOException("disk failed"));
        }
    }
}

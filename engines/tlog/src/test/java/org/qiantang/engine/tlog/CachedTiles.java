package org.qiantang.engine.tlog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.store.MemoryTiles;
import org.qiantang.engine.tlog.store.TileStore;

/** A store as a system's cache makes it: what a write left there is read, and is gone after a power cut unless the write ended well. */
final class CachedTiles implements TileStore {
    private final MemoryTiles disk = new MemoryTiles();
    private final Map<String, byte[]> cache = new HashMap<>();
    private int writesLeft = Integer.MAX_VALUE;

    /** The write behind so many good ones comes as far as the cache. */
    void failAfter(int writes) {
        writesLeft = writes;
    }

    void mend() {
        writesLeft = Integer.MAX_VALUE;
    }

    void cutPower() {
        cache.clear();
    }

    @Override
    public byte @Nullable [] read(String path) {
        byte[] cached = cache.get(path);
        return cached == null ? disk.read(path) : cached.clone();
    }

    @Override
    public void write(Map<String, byte[]> files) {
        cache.putAll(files);
        if (writesLeft-- <= 0) {
            throw new UncheckedIOException(new IOException("not forced"));
        }
        disk.write(files);
    }

    @Override
    public void drop(String folder) {
        cache.keySet().removeIf(path -> path.startsWith(folder + "/"));
        disk.drop(folder);
    }
}

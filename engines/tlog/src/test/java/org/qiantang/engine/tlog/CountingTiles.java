package org.qiantang.engine.tlog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.tlog.store.TileStore;

/** A store that notes what is read from it. */
public record CountingTiles(TileStore below, List<String> read) implements TileStore {
    @Override
    public byte @Nullable [] read(String path) {
        read.add(path);
        return below.read(path);
    }

    @Override
    public void write(Map<String, byte[]> files) {
        below.write(files);
    }

    @Override
    public void drop(String folder) {
        below.drop(folder);
    }
}

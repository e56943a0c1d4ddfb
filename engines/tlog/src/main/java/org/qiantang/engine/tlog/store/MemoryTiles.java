package org.qiantang.engine.tlog.store;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A store that lives as long as its process: for tests, and for those who want no disk. */
public final class MemoryTiles implements TileStore {
    private final ConcurrentHashMap<String, byte[]> files = new ConcurrentHashMap<>();

    @Override
    public byte @Nullable [] read(String path) {
        byte[] bytes = files.get(Paths.checked(path));
        return bytes == null ? null : bytes.clone();
    }

    @Override
    public void write(Map<String, byte[]> written) {
        written.keySet().forEach(Paths::checked);
        written.forEach((path, bytes) -> files.put(path, bytes.clone()));
    }

    @Override
    public void drop(String folder) {
        String beneath = Paths.checked(folder) + "/";
        files.keySet().removeIf(path -> path.startsWith(beneath));
    }
}

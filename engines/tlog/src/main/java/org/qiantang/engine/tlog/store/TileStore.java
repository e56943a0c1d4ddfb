package org.qiantang.engine.tlog.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Files by their paths, such as those of tlog-tiles. One writes, and many may read meanwhile.
 *
 * <p>A path is relative, its names divided by {@code /}. A name begins with an ASCII letter or digit; dots, underscores and
 * hyphens may follow, but it does not end in {@code .part}.
 */
public interface TileStore {
    /** What was last written under a path, a copy; null where nothing was. */
    byte @Nullable [] read(String path);

    /**
     * Writes these files, each whole or not at all, in no order. All of them are durable once this returns.
     *
     * @throws java.io.UncheckedIOException if the disk fails; which of them are there is then not known
     */
    void write(Map<String, byte[]> files);

    /** Forgets what lies beneath a folder. A crash may bring it back. */
    void drop(String folder);
}
